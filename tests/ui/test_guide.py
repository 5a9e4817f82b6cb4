"""How the procedure is laid out: for whoever stands beside the screen, and for staff alone."""

from typing import Final

import pytest
from tests.building import an_event
from tests.ui.drawing import drawn

from cocreport.procedure.spec import Procedure, Step
from cocreport.ui.guide import guide_overview, guide_step

PROCEDURE: Final = Procedure.from_tree(
    {
        "schema": "1",
        "name": "small",
        "version": "1",
        "title": "A small procedure [bold]",
        "source": [{"title": "A text", "year": "2013", "licence": "CC BY 3.0"}, {"title": "Another"}],
        "actions": [{"id": "warning", "label": "Warn them"}, {"id": "leave", "label": "Leave", "note": "At once."}],
        "steps": [
            {"id": "ready", "part": "before", "title": "Be ready", "brief": "Read the code."},
            {
                "id": "safety",
                "part": "report",
                "title": "Safety first",
                "say": ["Thank you for coming. :skull:"],
                "never": [
                    {"line": "Are you sure?", "why": "It blames.", "instead": "Please go on."},
                    {"line": "Calm down.", "why": "It does not."},
                ],
                "remind": ["Breathe."],
                "questions": [
                    {"id": "danger", "ask": "Danger?", "writes": "response/{report}/danger", "why": "Help is first."},
                    {"id": "place", "ask": "Where?", "writes": "reports/{report}/place", "say": ["Take your time."]},
                ],
            },
            {"id": "actions", "part": "review", "title": "What follows"},
        ],
    }
)


def _step(name: str) -> Step:
    return next(step for step in PROCEDURE.steps if step.id == name)


def test_the_overview_lists_steps_by_part_and_credits_the_source() -> None:
    shown = drawn(guide_overview(PROCEDURE, None, staff=False))
    assert shown.index("Before anybody comes") < shown.index("Be ready") < shown.index("With the reporter")
    assert "A small procedure [bold]" in shown
    assert "Source: A text, 2013, CC BY 3.0" in shown
    assert "Source: Another" in shown
    assert "When they have gone" not in shown
    assert "Read the code." not in shown


def test_staff_see_the_briefings_in_the_overview() -> None:
    assert "Read the code." in drawn(guide_overview(PROCEDURE, None, staff=True))


@pytest.mark.parametrize("staff", [False, True])
def test_what_lies_ready_is_shown_where_an_edition_is_known(*, staff: bool) -> None:
    event = an_event(
        quiet_place="Room 0.14\x1b[2J",
        code_of_conduct="https://pyriver.example/conduct",
        emergency={"police": {"number": "110"}, "desk": {"name": "Night desk", "number": "112"}},
    )
    shown = drawn(guide_overview(PROCEDURE, event, staff=staff))
    for said in ("Room 0.14␛[2J", "https://pyriver.example/conduct", "police", "Night desk", "110"):
        assert said in shown
    assert "Room" not in drawn(guide_overview(PROCEDURE, an_event(), staff=staff))


def test_a_step_shows_what_is_said_and_asked_and_nothing_else() -> None:
    shown = drawn(guide_step(_step("safety"), PROCEDURE, staff=False))
    for said in (
        "Safety first",
        "With the reporter",
        "“Thank you for coming. :skull:”",
        "“Take your time.”",
        "Danger?",
    ):
        assert said in shown
    for said in ("Are you sure?", "Calm down.", "It blames.", "Please go on.", "Breathe.", "Help is first."):
        assert said not in shown


def test_staff_see_what_is_never_said_with_why_and_what_instead() -> None:
    shown = drawn(guide_step(_step("safety"), PROCEDURE, staff=True))
    for said in ("“Are you sure?”", "Why: It blames.", "Instead: Please go on.", "Breathe.", "Help is first."):
        assert said in shown
    assert shown.count("Instead:") == 1


def test_actions_stand_with_the_step_that_chooses_among_them() -> None:
    shown = drawn(guide_step(_step("actions"), PROCEDURE, staff=True))
    assert "Warn them" in shown
    assert "At once." in shown
    assert "Warn them" not in drawn(guide_step(_step("safety"), PROCEDURE, staff=True))
    assert "Read the code." in drawn(guide_step(_step("ready"), PROCEDURE, staff=True))


def test_nothing_is_above_nothing() -> None:
    shown = drawn(guide_step(_step("actions"), PROCEDURE, staff=False))
    assert shown.split("\n") == ["What follows", "With the coordinator, and afterwards", ""]
