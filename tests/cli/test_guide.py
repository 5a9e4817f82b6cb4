"""``coc guide``: what is said aloud for everybody, what is never said for staff alone."""

from pathlib import Path

import pytest
from tests.cli.seat import Coc

from cocreport.errors import ExitCode
from cocreport.procedure.load import bundled, bundled_bytes
from cocreport.procedure.spec import Step
from cocreport.store.folder import CaseFolder

WORKSHOP = bundled("workshop-1")
NEVER = [
    text for step in WORKSHOP.steps for one in step.never for text in (one.line, one.why, one.instead or "") if text
]
FOR_STAFF = NEVER + [text for step in WORKSHOP.steps for text in (step.brief or "", *step.remind) if text]


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder that is nobody's."""
    monkeypatch.chdir(tmp_path)


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_the_steps_are_listed_in_their_order_without_any_folder(coc: Coc) -> None:
    ended = coc.bare("guide")
    assert (ended.code, ended.err) == (0, "")
    places = [ended.out.index(f"  {step.id}  {step.title}") for step in WORKSHOP.steps]
    assert places == sorted(places)
    assert "CC BY 3.0" in ended.out


@pytest.mark.parametrize("step", WORKSHOP.steps, ids=lambda step: step.id)
def test_a_step_shows_what_is_said_and_asked_and_nothing_that_is_for_staff(coc: Coc, step: Step) -> None:
    shown = _flat(coc.bare("guide", step.id).out)
    for line in (*step.say, *(question.ask for question in step.questions)):
        assert _flat(line) in shown
    for text in FOR_STAFF:
        assert _flat(text) not in shown, text


def test_what_is_never_said_is_nowhere_in_the_list(coc: Coc) -> None:
    shown = _flat(coc.bare("guide").out)
    assert [text for text in FOR_STAFF if _flat(text) in shown] == []


def test_staff_can_read_what_is_never_said_why_and_what_instead(coc: Coc) -> None:
    shown = _flat("\n".join(coc.bare("guide", "--staff", step.id).out for step in WORKSHOP.steps if step.never))
    assert NEVER
    assert [text for text in NEVER if _flat(text) not in shown] == []
    briefs = [step.brief for step in WORKSHOP.steps if step.brief]
    overview = _flat(coc.bare("guide", "--staff").out)
    assert [brief for brief in briefs if _flat(brief) not in overview] == []


def test_the_actions_are_there_to_choose_from(coc: Coc) -> None:
    shown = _flat(coc.bare("guide", "actions", "--staff").out)
    assert [action.label for action in WORKSHOP.actions if _flat(action.label) not in shown] == []


def test_an_unknown_step_is_not_found(coc: Coc) -> None:
    ended = coc.bare("guide", "no-such-step")
    assert ended.code == ExitCode.NOT_FOUND
    assert ended.err == "coc: The procedure has no such step. `coc guide` lists them.\n"


def test_for_programs_it_is_the_procedure_as_it_is_stored(coc: Coc) -> None:
    assert coc.bare("guide", "--json").json == WORKSHOP.to_tree()


def test_the_folder_says_which_procedure_and_what_lies_ready(coc: Coc, folder: CaseFolder) -> None:
    kept = bundled_bytes("workshop").replace(b'title: "Safety first"', b'title: "Is everybody safe"')
    (folder.root / "procedures" / "workshop-1.yaml").write_bytes(kept)
    folder.put_event(folder.event("2031").model_copy(update={"quiet_place": "Room 0.14"}))
    shown = coc("guide").out
    assert "Is everybody safe" in shown
    assert "Room 0.14" in shown


def test_a_folder_that_was_named_has_to_be_there(coc: Coc, tmp_path: Path) -> None:
    assert coc.bare("--folder", tmp_path / "nowhere", "guide").code == ExitCode.NOT_FOUND
