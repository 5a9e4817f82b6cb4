"""A team's own file is enough: it is found right, takes a report, and leads a review to its end."""

import re
from pathlib import Path
from typing import Final

import pytest
from tests.building import a_folder, a_team
from tests.cli.seat import Coc

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.model.case import Case
from cocreport.model.keys import Draw
from cocreport.model.outcome import is_closed
from cocreport.procedure.load import BUNDLED, load_procedure
from cocreport.procedure.rules import FIXED_ORDER
from cocreport.store.folder import CaseFolder

TOP: Final = Path(__file__).resolve().parents[2]
EXAMPLES: Final = TOP / "examples" / "procedures"
OWN: Final = EXAMPLES / "small-team-1.yaml"
REPORT: Final = EXAMPLES / "small-team-report.yaml"
REVIEW: Final = EXAMPLES / "small-team-review.yaml"
PAGE: Final = TOP / "docs" / "own-procedure.md"


@pytest.fixture
def folder(root: Path, draw: Draw) -> CaseFolder:
    """Return the folder of a team that follows a file of its own."""
    made = a_folder(root, draw)
    place = root / "procedures" / OWN.name
    place.parent.mkdir(mode=0o700, exist_ok=True)
    place.write_bytes(OWN.read_bytes())
    place.chmod(0o600)
    made.put_team(a_team(procedure="small-team-1"))
    return made


@pytest.fixture
def coc(
    folder: CaseFolder, clock: Clock, draw: Draw, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Coc:
    """Return somebody of that team who types commands."""
    return Coc(folder.root, clock, draw, monkeypatch, capsys)


def taken(coc: Coc, folder: CaseFolder) -> Case:
    """Take the report of the example."""
    assert coc("new", "--answers", REPORT).code == 0
    (case_id,) = folder.case_ids()
    return folder.read(case_id).record


def test_the_example_is_no_bundled_procedure_and_is_found_right(coc: Coc) -> None:
    assert load_procedure(OWN.read_bytes(), file=OWN.name).name not in BUNDLED
    ended = coc("check", "--json")
    assert ended.code == 0
    assert {one["weight"] for one in ended.json} == {"missing"}


def test_the_example_has_few_questions_and_every_fixed_step() -> None:
    procedure = load_procedure(OWN.read_bytes(), file=OWN.name)
    assert tuple(step.id for step in procedure.steps if step.part == "review") == FIXED_ORDER
    assert [question.id for step in procedure.steps if step.part == "report" for question in step.questions] == [
        "danger", "account", "place", "reported-looks", "way-home",
    ]  # fmt: skip


def test_a_report_is_taken_with_it_and_an_own_answer_kept(coc: Coc, folder: CaseFolder) -> None:
    case = taken(coc, folder)
    assert case.procedure == "small-team-1"
    assert case.answers == {"way-home": "one of us comes along"}
    assert [person.parts for person in case.people.values()] == [("reported",)]
    assert "way-home" in coc("show", case.id).out


def test_its_words_and_its_questions_are_what_the_commands_show(coc: Coc) -> None:
    assert "The three of us meet" in coc("guide").out
    assert "How do you get home tonight?" in coc("questions").out


def test_a_review_passes_with_it_to_the_end(coc: Coc, folder: CaseFolder) -> None:
    case = taken(coc, folder)
    assert coc("review", case.id, "--answers", REVIEW, handle="mikkel").code == 0
    after = folder.read(case.id).record
    (decision,) = after.decisions.values()
    assert [one.action for one in decision.sanctions.values()] == ["home-for-tonight"]
    assert is_closed(after)
    assert coc("check", case.id).code == 0


def test_what_the_fixed_order_forbids_stays_forbidden_with_an_own_file(
    coc: Coc, folder: CaseFolder, tmp_path: Path
) -> None:
    case = taken(coc, folder)
    early = tmp_path / "early.yaml"
    early.write_text("schema: 1\nsteps:\n  - step: standing\n    answers:\n      stands: yes\n", "utf-8")
    ended = coc("review", case.id, "--answers", early, handle="mikkel")
    assert ended.code == ExitCode.NOT_PERMITTED
    assert folder.read(case.id).record == case


def test_a_file_without_one_of_the_fixed_steps_is_found_wrong(coc: Coc) -> None:
    place = coc.root / "procedures" / OWN.name
    place.write_text(re.sub(r"(?ms)^  - id: closing\n.*?(?=^#)", "", OWN.read_text("utf-8")), "utf-8")
    ended = coc("check", "--json")
    assert ended.code == ExitCode.INVALID_DATA
    wrong = [one for one in ended.json if one["weight"] == "wrong"]
    assert [one["where"].partition(",")[0] for one in wrong] == ["procedures/small-team-1.yaml"]
    assert "`closing` is missing" in wrong[0]["sentence"]


def test_what_the_page_about_own_files_shows_stands_in_the_example() -> None:
    shown = re.findall(r"(?ms)^```yaml\n(.*?)^```", PAGE.read_text("utf-8"))
    assert len(shown) > 4
    assert [block for block in shown if block not in OWN.read_text("utf-8")] == []
