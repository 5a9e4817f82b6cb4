"""``coc print``, and ``coc new --from-paper``: the form's boxes are the questions, in one order."""

import re
from pathlib import Path

import pytest
from tests.building import a_team, an_event
from tests.cli.seat import Coc, skipping

from cocreport.errors import ExitCode
from cocreport.interview.asker import Prompt, Reply
from cocreport.procedure.load import BUNDLED, bundled
from cocreport.procedure.paper import boxes
from cocreport.store.folder import CaseFolder

ASKED_FOR = re.compile(r"penal|sanction|punish|withdraw|go on|drop|should we|what should happen", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _set_up(folder: CaseFolder) -> None:
    contacts = {"security": {"name": "Security of the venue", "number": "+49 30 5550 0110", "note": "day and night"}}
    folder.put_event(an_event(emergency=contacts, quiet_place="Room 0.14"))
    folder.put_team(a_team(contact="conduct@pyriver.example"))


def test_the_form_asks_for_own_words_first_and_numbers_its_boxes(coc: Coc) -> None:
    out = coc("print", "form", "--format", "text", "-o", "-").out
    numbers = [int(number) for number in re.findall(r"^(\d+) ", out, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert re.search(r"^1 What happened\?", out, re.MULTILINE)
    assert "[x]" not in out


@pytest.mark.parametrize("name", BUNDLED)
def test_no_box_asks_for_penalties_or_whether_to_go_on(name: str) -> None:
    for _, question in boxes(bundled(f"{name}-1")):
        for said in (question.paper, *(one.paper or one.label for one in question.choices)):
            assert not ASKED_FOR.search(said or "")


def test_the_card_has_every_number_and_the_same_for_a_camera(coc: Coc) -> None:
    out = coc("print", "card", "-o", "-").out
    assert "+49 30 5550 0110 · day and night" in out
    assert "<svg" in out
    assert "Room 0.14" in out


def test_the_guide_has_what_is_never_said_and_what_is_said_instead(coc: Coc) -> None:
    out = coc("print", "guide", "--format", "markdown", "-o", "-").out
    assert "For staff only" in out
    assert "Should we drop it, then?" in out
    assert "Keep away from the person who reported" in out


@pytest.mark.parametrize("sheet", ["form", "card", "guide"])
def test_a_sheet_is_written_under_its_own_name(
    coc: Coc, sheet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert coc("print", sheet, "--large").code == 0
    assert 'class="large"' in (tmp_path / f"{sheet}.html").read_text("utf-8")
    assert coc("print", sheet).code == ExitCode.LOCKED_OR_CHANGED


def test_a_sheet_can_be_a_pdf_on_letter(coc: Coc, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    assert coc("print", "form", "--paper", "letter", "-o", tmp_path / "form.pdf").code == 0
    assert (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF")


def test_sheets_can_be_printed_where_there_is_no_folder_yet(
    coc: Coc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert coc.bare("print", "form").code == 0
    assert "To report what happened at this event" in (tmp_path / "empty" / "form.html").read_text("utf-8")


def test_a_form_is_entered_in_the_order_of_its_boxes_which_are_named(coc: Coc, folder: CaseFolder) -> None:
    seen: list[int] = []
    answering = skipping(**{"account-written": "He told jokes.", "danger": "no"})

    def reply(prompt: Prompt) -> Reply:
        said = " ".join((prompt.hint, *(one.label for one in prompt.options)))
        seen.extend(map(int, re.findall(r"\b[Bb]ox (\d+)", said)))
        return answering(prompt)

    assert coc("new", "--from-paper", replies=reply).code == 0
    in_order = list(dict.fromkeys(seen))
    assert in_order[0] == 1
    assert in_order == sorted(in_order)
    assert len(in_order) > 5
    (case_id,) = folder.case_ids()
    case = folder.read(case_id).record
    (report,) = case.reports.values()
    assert (report.channel, report.wording) == ("form", "written by the reporter")
    assert next(iter(case.response.values())).presence == "in writing"
