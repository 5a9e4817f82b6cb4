"""A procedure for tests of the review: a meeting, tasks, hearings, decisions, what follows, and what is on offer."""

from typing import Any, Final

from cocreport.interview.asides import Around
from cocreport.interview.asker import Option
from cocreport.model.case import Case
from cocreport.procedure.spec import Procedure, Step

REPORT: Final = "r-7K3Q"
PROCEDURE: Final[dict[str, Any]] = {
    "schema": 1,
    "name": "reviewed",
    "version": 1,
    "title": "A procedure with a review",
    "steps": [
        {
            "id": "who",
            "part": "report",
            "title": "Who did it",
            "sets": {"people/{reported}/parts": ["reported"]},
            "repeat": {"each": "reported", "ask": "Anybody else?"},
            "questions": [{"id": "name", "ask": "Who?", "writes": "people/{reported}/name"}],
        },
        {
            "id": "meeting",
            "part": "review",
            "title": "The meeting",
            "again": "Another meeting",
            "questions": [
                {"id": "met-at", "ask": "When?", "writes": "meetings/{meeting}/at"},
                {"id": "present", "ask": "Who?", "writes": "meetings/{meeting}/present", "offers": "team"},
                {"id": "excluded", "ask": "Who not?", "writes": "excluded", "offers": "team"},
            ],
        },
        {
            "id": "tasks",
            "part": "review",
            "title": "Tasks",
            "sheet": "What is to be done?",
            "repeat": {"each": "task", "ask": "Something else?"},
            "questions": [
                {"id": "task-what", "ask": "What?", "writes": "tasks/{task}/what"},
                {"id": "task-who", "ask": "Who?", "writes": "tasks/{task}/who", "offers": "team"},
                {"id": "task-due", "ask": "Until when?", "writes": "tasks/{task}/due", "form": "coming"},
            ],
        },
        {
            "id": "task-done",
            "part": "review",
            "about": "task",
            "title": "A task",
            "questions": [{"id": "task-state", "ask": "Is it done?", "writes": "tasks/{task}/state"}],
        },
        {
            "id": "measure",
            "part": "review",
            "title": "What cannot wait",
            "questions": [
                {"id": "measure-person", "ask": "Whom?", "writes": "measures/{measure}/person", "offers": "reported"},
            ],
        },
        {
            "id": "hearing",
            "part": "review",
            "about": "reported",
            "title": "Their side",
            "sets": {"hearings/{hearing}/person": "{reported}"},
            "questions": [
                {"id": "heard", "ask": "How did it end?", "writes": "hearings/{hearing}/ended"},
                {
                    "id": "side",
                    "ask": "What did they say?",
                    "writes": "hearings/{hearing}/side",
                    "form": "text",
                    "when": {"hearings/{hearing}/ended": ["heard"]},
                },
            ],
        },
        {
            "id": "standing",
            "part": "review",
            "about": "reported",
            "title": "The decision",
            "sets": {"decisions/{decision}/person": "{reported}"},
            "questions": [
                {"id": "stands", "ask": "Does it stand?", "writes": "decisions/{decision}/stands"},
                {
                    "id": "upheld",
                    "ask": "Which?",
                    "writes": "decisions/{decision}/finding",
                    "offers": "upheld findings",
                    "when": {"decisions/{decision}/stands": ["yes"]},
                },
                {
                    "id": "not-upheld",
                    "ask": "Which?",
                    "writes": "decisions/{decision}/finding",
                    "offers": "other findings",
                    "when": {"decisions/{decision}/stands": ["no"]},
                },
                {"id": "review-on", "ask": "Looked at again?", "writes": "decisions/{decision}/review"},
            ],
        },
        {
            "id": "actions",
            "part": "review",
            "about": "reported",
            "title": "What follows",
            "sets": {"decisions/{decision}/person": "{reported}"},
            "when": {"decisions/{decision}/stands": ["yes"]},
            "repeat": {"each": "sanction", "ask": "Something else?"},
            "questions": [
                {
                    "id": "action",
                    "ask": "What?",
                    "writes": "decisions/{decision}/sanctions/{sanction}/action",
                    "offers": "actions",
                },
                {
                    "id": "own",
                    "ask": "In what words?",
                    "writes": "decisions/{decision}/sanctions/{sanction}/own",
                    "when": {"decisions/{decision}/sanctions/{sanction}/action": ["other"]},
                },
            ],
        },
        {
            "id": "announcement",
            "part": "review",
            "title": "In public",
            "questions": [
                {
                    "id": "authority",
                    "ask": "Who speaks?",
                    "writes": "announcements/{announcement}/authority",
                    "offers": "organizers",
                },
            ],
        },
    ],
}
AROUND: Final = Around(
    team=(Option("ruth", "Ruth Adeyemi"), Option("dana", "Dana Okoro")),
    organizers=(Option("dana", "Dana Okoro"),),
    actions=(Option("warning", "A warning", "In private."), Option("ban", "A ban")),
    upheld_findings=(Option("violation", "A rule was broken"),),
    other_findings=(Option("no-violation", "No rule was broken"), Option("unclear", "It stayed unclear")),
)


def reviewed() -> Procedure:
    """Return the procedure."""
    return Procedure.from_tree(PROCEDURE)


def reviewed_steps(*ids: str) -> tuple[Step, ...]:
    """Return the steps of these ids, or all of them."""
    return tuple(step for step in reviewed().steps if not ids or step.id in ids)


def a_met_case(**more: Any) -> Case:
    """Return a case with two reported people, the second of whom was heard and decided about; two tasks are open."""
    tree: dict[str, Any] = {
        "schema": 1,
        "id": "2031-7K3QX",
        "edition": "2031",
        "procedure": "reviewed-1",
        "people": {
            "p-1111": {"parts": ["reported"], "name": "Gil Ferreira"},
            "p-2222": {"parts": ["reported"], "looks": "A red scarf"},
        },
        "reports": {REPORT: {"received": "2031-05-10T08:10+02:00", "taken_by": "ines"}},
        "meetings": {"m-1111": {"at": "2031-05-10T09:00+02:00"}},
        "tasks": {"k-1111": {"what": "Find a room"}, "k-2222": {"what": "Call the hotel"}},
        "hearings": {"e-2222": {"person": "p-2222", "ended": "heard", "side": "I was tired."}},
        "decisions": {
            "d-2222": {
                "person": "p-2222",
                "stands": "yes",
                "finding": "violation",
                "sanctions": {"x-1111": {"action": "warning"}, "x-2222": {"action": "ban"}},
            }
        },
    }
    return Case.from_tree({**tree, **more})
