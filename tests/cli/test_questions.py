"""``coc questions``: every question, as an answer file to fill in or as data."""

from pathlib import Path

import pytest
from tests.cli.seat import Coc

from cocreport.errors import ExitCode
from cocreport.interview.session import AnswerFile
from cocreport.model.document import read_record
from cocreport.notation.read import comments, read
from cocreport.procedure.load import bundled, setup_questions
from cocreport.store.folder import CaseFolder


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder that is nobody's."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("words", [(), ("--setup",)], ids=["report", "setup"])
def test_the_file_can_be_read_and_answers_nothing_yet(coc: Coc, words: tuple[str, ...]) -> None:
    ended = coc.bare("questions", *words)
    assert (ended.code, ended.err) == (0, "")
    assert read_record(AnswerFile, ended.out.encode(), file="mine.yaml").answers == {}


def test_each_question_has_a_line_with_what_it_takes_above(coc: Coc) -> None:
    filled = coc.bare("questions").out
    for question in bundled("workshop-1").questions():
        assert f"\n  {question}:\n" in filled
        filled = filled.replace(f"\n  {question}:\n", f"\n  {question}: here\n")
    answers = read(filled.encode(), file="mine.yaml")["answers"]
    assert isinstance(answers, dict)
    assert list(answers) == list(bundled("workshop-1").questions())
    above = comments(filled.encode(), file="mine.yaml")
    assert above["answers/presence"][-1].endswith("(one of: here, on the phone, gone, in writing)")
    assert above["answers/channel"][-1].endswith("noticed by staff, or an own text)")
    assert above["answers/excluded"][-1].endswith("(a list, one item a line after a dash)")
    assert above["answers/summoned-by"][-1].endswith("(text)")
    assert above["answers/received"][-1].endswith("(a time with its zone, like 2031-05-10T08:10+02:00)")


def test_a_file_that_was_filled_in_takes_a_report(coc: Coc, folder: CaseFolder, tmp_path: Path) -> None:
    text = coc("questions").out
    for name, answer in {"danger": "no", "presence": "gone", "account-told": "He told jokes."}.items():
        text = text.replace(f"\n  {name}:\n", f"\n  {name}: {answer}\n")
    (tmp_path / "mine.yaml").write_text(text, "utf-8")
    ended = coc("new", "--answers", tmp_path / "mine.yaml")
    assert (ended.code, len(folder.case_ids())) == (0, 1)


def test_a_set_up_that_was_filled_in_makes_a_folder(coc: Coc, tmp_path: Path) -> None:
    text = coc.bare("questions", "--setup").out.replace("\n  team-name:\n", "\n  team-name: PyRiver Workshop\n")
    (tmp_path / "mine.yaml").write_text(text, "utf-8")
    assert coc.bare("init", coc.root, "--answers", tmp_path / "mine.yaml").code == 0


def test_programs_get_the_questions_as_data(coc: Coc) -> None:
    listed = coc.bare("questions", "--json").json
    assert {one["id"]: one for one in listed}["danger"] == {
        "id": "danger",
        "step": "safety",
        "ask": "Is anybody in danger right now, or could somebody be soon, our own people included?",
        "form": "choice",
        "options": ["yes", "not sure", "no"],
        "write_in": "no",
        "skips": [],
    }
    assert "who.again" in {one["id"] for one in listed}
    asked = [question.id for step in setup_questions().steps for question in step.questions]
    assert [one["id"] for one in coc.bare("questions", "--setup", "--json").json if one["id"] in asked] == asked


def test_a_folder_that_was_named_has_to_be_there(coc: Coc, tmp_path: Path) -> None:
    assert coc.bare("--folder", tmp_path / "nowhere", "questions").code == ExitCode.NOT_FOUND
