"""A small procedure for tests of the interview, and the walk through it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from tests.building import repeatable_draw
from tests.conftest import SATURDAY

from cocreport.interview.asides import NOTHING_AROUND, Around
from cocreport.interview.asker import Answer, Prompt, Reply, Skip, Typing, forget
from cocreport.interview.prompting import SAVE
from cocreport.interview.session import Replies, Session
from cocreport.interview.sheets import GO_ON
from cocreport.interview.unfold import Slot
from cocreport.interview.walk import Finished, Left, Remark, Walk, everything, nothing_to_remark
from cocreport.model.case import Case
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Procedure, Step
from cocreport.ui.scripted import ScriptedAsker

BERLIN = timezone(timedelta(hours=2))
REPORT = "r-7K3Q"

PROCEDURE: dict[str, Any] = {
    "schema": 1,
    "name": "small",
    "version": 1,
    "title": "A small procedure",
    "steps": [
        {
            "id": "scene",
            "part": "report",
            "title": "What happened",
            "say": ["We have time."],
            "questions": [
                {
                    "id": "place",
                    "ask": "Where?",
                    "writes": "reports/{report}/place",
                    "why": "Others may be near.",
                    "hint": "A room or a table.",
                    "say": ["Roughly will do."],
                },
                {"id": "ongoing", "ask": "Still?", "writes": "reports/{report}/ongoing", "skips": []},
                {
                    "id": "channel",
                    "ask": "How did it come?",
                    "writes": "reports/{report}/channel",
                    "choices": [{"value": "form", "label": "A form"}, {"value": "e-mail", "label": "By mail"}],
                },
                {"id": "began", "ask": "When?", "writes": "reports/{report}/occurred/from"},
                {"id": "ended", "ask": "Until?", "writes": "reports/{report}/occurred/until"},
                {"id": "account", "ask": "Tell me.", "writes": "reports/{report}/account", "form": "text"},
            ],
        },
        {
            "id": "who",
            "part": "report",
            "title": "Who did it",
            "sets": {"people/{reported}/parts": ["reported"]},
            "repeat": {"each": "reported", "ask": "Anybody else?"},
            "questions": [
                {"id": "name", "ask": "Who?", "writes": "people/{reported}/name"},
                {
                    "id": "looks",
                    "ask": "What did they look like?",
                    "writes": "people/{reported}/looks",
                    "when": {"people/{reported}/name": []},
                },
            ],
        },
        {
            "id": "reporter",
            "part": "report",
            "title": "Who tells it",
            "sets": {
                "people/{reporter}/parts": ["reporter"],
                "reports/{report}/reporter": "{reporter}",
                "consent/{consent}/person": "{reporter}",
            },
            "questions": [
                {
                    "id": "known-to",
                    "ask": "Who may know your name?",
                    "writes": "consent/{consent}/name_known_to",
                    "stamps": "consent/{consent}/given",
                },
                {
                    "id": "own-name",
                    "ask": "What is it?",
                    "writes": "people/{reporter}/name",
                    "when": {"consent/{consent}/name_known_to": ["coordinator", "team", "reported person"]},
                },
            ],
        },
        {
            "id": "care",
            "part": "after",
            "title": "What helps",
            "when": {"reports/{report}/ongoing": ["still going on", "unclear"]},
            "questions": [
                {
                    "id": "friend",
                    "ask": "Somebody with you?",
                    "writes": "response/{report}/checklist/friend/state",
                    "stamps": "response/{report}/checklist/friend/at",
                    "item": "offer",
                    "choices": [{"value": "accepted", "label": "Yes", "note": "Somebody goes."}],
                },
                {"id": "excluded", "ask": "Who should not read it?", "writes": "excluded"},
            ],
        },
        {
            "id": "calls",
            "part": "after",
            "title": "Who was called",
            "when": {"reports/{report}/ongoing": ["still going on"]},
            "repeat": {"each": "summons", "ask": "Anybody else?"},
            "questions": [
                {"id": "called", "ask": "Who was called?", "writes": "response/{report}/summoned/{summons}/who"},
            ],
        },
        {
            "id": "corners",
            "part": "review",
            "title": "Where it happens",
            "repeat": {"each": "corner", "ask": "Another corner?"},
            "questions": [
                {"id": "corner", "ask": "Which corner?", "names": "corner"},
                {
                    "id": "corner-what",
                    "ask": "What of it?",
                    "writes": "response/{report}/checklist/{corner}/answer",
                },
            ],
        },
    ],
}
SCENE = {
    "place": "Table 6",
    "ongoing": "over",
    "channel": "form",
    "began": "2031-05-09T19:30+02:00",
    "ended": "2031-05-09T21:00+02:00",
    "account": "He told jokes.\n",
}
"""Answers to all questions of the first step."""


def procedure() -> Procedure:
    """Return the small procedure."""
    return Procedure.from_tree(PROCEDURE)


def steps(*ids: str) -> tuple[Step, ...]:
    """Return the steps of these ids, or those of the report."""
    found = procedure().steps
    return tuple(step for step in found if (step.id in ids if ids else step.part == "report"))


def a_session(**more: Any) -> Session:
    """Return a session in which nothing was answered yet."""
    begun: dict[str, Any] = {
        "parts": ["report"],
        "procedure": "small-1",
        "case": "2031-7K3QX",
        "by": "ines",
        "begun": "2031-05-10T08:10+02:00",
        "keys": {"report": REPORT},
    }
    return Session.from_tree({**begun, **more})


def a_base(**more: Any) -> Case:
    """Return the case that a session begins with."""
    report = {REPORT: {"received": "2031-05-10T08:10+02:00", "taken_by": "ines"}}
    begun: dict[str, Any] = {
        "schema": 1,
        "id": "2031-7K3QX",
        "edition": "2031",
        "procedure": "small-1",
        "reports": report,
    }
    return Case.from_tree({**begun, **more})


def answering(answers: Mapping[str, Tree], *, otherwise: Reply | None = None) -> Callable[[Prompt], Reply]:
    """Return somebody who answers each question the same way whenever it is asked, and saves.

    On a sheet they take every line in turn.
    """
    next_line = line_by_line(answers)

    def reply(prompt: Prompt) -> Reply:
        if prompt.slot == "review":
            return Answer(SAVE)
        if prompt.slot.endswith(".confirm"):
            return Answer("yes")
        if prompt.is_sheet:
            return next_line(prompt)
        if prompt.slot in answers:
            return Answer(answers[prompt.slot])
        if prompt.options and not prompt.skips:
            return Answer(prompt.options[-1].value)
        return otherwise or Skip(prompt.skips[0])

    return reply


def line_by_line(answers: Mapping[str, Tree]) -> Callable[[Prompt], Reply]:
    """Return somebody who takes each line of a sheet once, but those that are filled in already, and goes on."""
    taken = {GO_ON}

    def reply(prompt: Prompt) -> Reply:
        lines = (one.value for one in prompt.options if one.value in answers or not (one.note or ".again" in one.value))
        line = next((one for one in lines if one not in taken and answers.get(one) != "no"), GO_ON)
        if line != GO_ON:
            taken.add(line)
        return Answer(line)

    return reply


class Careless(ScriptedAsker):
    """An asker that passes on whatever it is given."""

    def ask(self, prompt: Prompt, current: Tree | None, *, typing: Typing = forget) -> Reply:  # noqa: ARG002
        """Return the next reply."""
        self.asked.append((prompt, current))
        return next(self._replies(prompt))


@dataclass
class Talk:
    """A walk with somebody who replies, and everything that can be seen of it from outside."""

    replies: Iterable[Any] | Callable[[Prompt], Reply]
    steps: tuple[Step, ...] = field(default_factory=steps)
    base: Case = field(default_factory=a_base)
    wanted: Callable[[Slot], bool] = everything
    review: bool = True
    leads_back: bool = False
    careless: bool = False
    around: Around = NOTHING_AROUND
    remark: Remark = nothing_to_remark
    clock: Callable[[], datetime] = lambda: SATURDAY
    half_typed: list[tuple[str, str]] = field(default_factory=list)
    kept: list[Replies] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Give the replies to an asker."""
        self.asker = (Careless if self.careless else ScriptedAsker)(self.replies)

    def run(self, session: Replies | None = None) -> Finished[Case] | Left:
        """Walk from where a session stands, or from the beginning."""
        walk = Walk(
            steps=self.steps,
            base=self.base,
            asker=self.asker,
            keep=self.kept.append,
            clock=self.clock,
            draw=repeatable_draw(),
            zone=BERLIN,
            wanted=self.wanted,
            review=self.review,
            leads_back=self.leads_back,
            around=self.around,
            remark=self.remark,
            typing=lambda slot, text: self.half_typed.append((slot, text)),
        )
        return walk.run(session or a_session())

    def case(self, session: Replies | None = None) -> Case:
        """Walk to the end and return the case."""
        outcome = self.run(session)
        assert isinstance(outcome, Finished)
        return outcome.record

    def left(self, session: Replies | None = None) -> Left:
        """Walk until somebody stops."""
        outcome = self.run(session)
        assert isinstance(outcome, Left)
        return outcome

    @property
    def slots(self) -> list[str]:
        """Return the names of the questions in the order in which they were asked."""
        return [prompt.slot for prompt, _ in self.asker.asked]

    def prompt(self, slot: str) -> Prompt:
        """Return a question as it was asked the first time."""
        return next(prompt for prompt, _ in self.asker.asked if prompt.slot == slot)

    def offered(self, slot: str) -> list[Tree | None]:
        """Return what stood in a question each time that it was asked."""
        return [current for prompt, current in self.asker.asked if prompt.slot == slot]
