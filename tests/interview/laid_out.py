"""A procedure for tests with sheets, a step on call, a text that is handed over, and people of the team on offer."""

from typing import Any, Final

from cocreport.interview.asides import Around
from cocreport.interview.asker import Answer, Contacts, Option, Reply
from cocreport.interview.sheets import GO_ON
from cocreport.procedure.spec import Never, Procedure, Step

PROCEDURE: Final[dict[str, Any]] = {
    "schema": 1,
    "name": "laid-out",
    "version": 1,
    "title": "A procedure with sheets",
    "steps": [
        {
            "id": "safety",
            "part": "report",
            "title": "Safety",
            "brief": "Call first.",
            "remind": ["Somebody stays."],
            "never": [
                {"line": "Take it back.", "why": "It coerces.", "instead": "We take it from here."},
                {"line": "Why?", "why": "It blames."},
            ],
            "questions": [{"id": "danger", "ask": "Danger?", "writes": "response/{report}/danger", "skips": []}],
        },
        {
            "id": "help-now",
            "part": "report",
            "title": "Help",
            "when": {"response/{report}/danger": ["yes", "not sure"]},
            "on_call": "yes",
            "repeat": {"each": "summons"},
            "questions": [
                {
                    "id": "summoned-who",
                    "ask": "Who?",
                    "writes": "response/{report}/summoned/{summons}/who",
                    "stamps": "response/{report}/summoned/{summons}/at",
                    "choices": [{"value": "police", "label": "Police"}, {"value": "ambulance", "label": "Ambulance"}],
                    "skips": ["later"],
                }
            ],
        },
        {
            "id": "who",
            "part": "report",
            "title": "Who did it",
            "say": ["One of these is enough."],
            "sheet": "Who was it?",
            "sets": {"people/{reported}/parts": ["reported"]},
            "repeat": {"each": "reported", "ask": "Somebody else too"},
            "questions": [
                {"id": "name", "label": "Name", "ask": "Their name?", "writes": "people/{reported}/name"},
                {"id": "looks", "ask": "Their looks?", "writes": "people/{reported}/looks"},
                {
                    "id": "badge",
                    "label": "Badge",
                    "ask": "Their badge?",
                    "writes": "people/{reported}/badge",
                    "when": {"people/{reported}/name": []},
                },
            ],
        },
        {
            "id": "words",
            "part": "report",
            "title": "In their words",
            "questions": [
                {"id": "account", "ask": "What?", "writes": "reports/{report}/account", "form": "handed over"},
                {"id": "excluded", "ask": "Who not?", "writes": "excluded", "form": "several", "offers": "team"},
            ],
        },
        {
            "id": "about-calls",
            "part": "report",
            "title": "The call",
            "sheet": "What of it?",
            "repeat": {"each": "summons"},
            "questions": [
                {
                    "id": "summoned-which",
                    "label": "Who was called",
                    "ask": "Who was called?",
                    "writes": "response/{report}/summoned/{summons}/who",
                    "choices": [{"value": "police", "label": "Police"}],
                },
                {
                    "id": "summoned-wish",
                    "label": "At whose wish",
                    "ask": "At whose wish?",
                    "writes": "response/{report}/summoned/{summons}/wish",
                },
                {
                    "id": "received",
                    "label": "When it came",
                    "ask": "When?",
                    "writes": "reports/{report}/received",
                    "skips": [],
                },
            ],
        },
    ],
}
AROUND: Final = Around(
    contacts=(("Security", "+49 30 5550 0110"),),
    team=(Option("ruth", "Ruth"), Option("dana", "Dana Okoro")),
    never=(Never(line="It stays between us.", why="Nobody can know."),),
)
ON: Final = Answer(GO_ON)


def laid_out() -> Procedure:
    """Return the procedure."""
    return Procedure.from_tree(PROCEDURE)


def laid_out_steps(*ids: str) -> tuple[Step, ...]:
    """Return the steps of these ids, or all of them."""
    return tuple(step for step in laid_out().steps if not ids or step.id in ids)


def calling(whom: str, typed: str = "") -> list[Reply]:
    """Return the replies of somebody who calls for help in the middle of a question."""
    return [Contacts(typed), Answer(f"called {whom}")]
