"""A talk at the desk for tests: the bundled procedure, walked with answers by question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache

from tests.building import repeatable_draw
from tests.interview.small import line_by_line

from cocreport.interview.asker import Answer, Prompt, Reply, Skip
from cocreport.interview.prompting import SAVE
from cocreport.interview.taking import empty_case, new_report, steps_of
from cocreport.interview.walk import Finished, Walk
from cocreport.model.case import Case, Report, Response
from cocreport.procedure.load import bundled
from cocreport.procedure.spec import Procedure
from cocreport.ui.scripted import ScriptedAsker

NOW = datetime(2031, 5, 10, 8, 10, tzinfo=timezone(timedelta(hours=2)))
"""When a talk takes place; ten past eight in the event's zone."""

HERE = {"danger": "no", "presence": "here", "wording": "transcribed"}
"""The shortest answers of somebody who stands at the desk; everything else stays without an answer."""
NOTE = {"danger": "no", "presence": "in writing", "received": "2031-05-10T08:05+02:00"}
"""The shortest answers about a note that was found."""


@dataclass(frozen=True)
class Talk:
    """What came of a talk: the case, and the questions in the order in which they were put."""

    case: Case
    prompts: tuple[Prompt, ...]

    @property
    def slots(self) -> list[str]:
        """Return the names of the questions that were put."""
        return [prompt.slot for prompt in self.prompts]

    @property
    def report(self) -> Report:
        """Return the only report."""
        return next(iter(self.case.reports.values()))

    @property
    def response(self) -> Response:
        """Return what was done first about it."""
        return next(iter(self.case.response.values()))

    def prompt(self, slot: str) -> Prompt:
        """Return a question as it was put."""
        return next(prompt for prompt in self.prompts if prompt.slot == slot)

    def address(self, rest: str) -> str:
        """Return an address within the only report."""
        return f"reports/{next(iter(self.case.reports))}/{rest}"


def talk(answers: Mapping[str, str], *, skip: str = "unknown") -> Talk:
    """Take a report; a question without an answer is skipped for one reason, where it may be."""
    return _talk(tuple(sorted(answers.items())), skip)


@cache
def _talk(items: tuple[tuple[str, str], ...], skip: str) -> Talk:
    answers = dict(items)
    draw = repeatable_draw()
    session = new_report("2031-7K3QX", workshop(), by="ines", at=NOW, draw=draw)
    next_line = line_by_line(answers)
    asker = ScriptedAsker(lambda prompt: next_line(prompt) if prompt.is_sheet else _reply(prompt, answers, skip))
    walk = Walk(
        steps=steps_of(session, workshop()),
        base=empty_case(session, "2031"),
        asker=asker,
        keep=lambda _: None,
        clock=lambda: NOW,
        draw=draw,
        zone=NOW.tzinfo or timezone.utc,  # noqa: UP017 - it is there
    )
    outcome = walk.run(session)
    assert isinstance(outcome, Finished)
    return Talk(outcome.record, tuple(prompt for prompt, _ in asker.asked))


def workshop() -> Procedure:
    """Return the bundled procedure."""
    return bundled("workshop-1")


def spoken(prompt: Prompt) -> str:
    """Return everything that somebody beside the screen can read of a question, or hears said."""
    options = [text for option in prompt.options for text in (option.label, option.note)]
    return "\n".join([prompt.title, prompt.ask, prompt.hint, *prompt.say, *options])


def _reply(prompt: Prompt, answers: Mapping[str, str], skip: str) -> Reply:
    if prompt.slot == "review":
        return Answer(SAVE)
    if prompt.slot.endswith(".confirm"):
        return Answer("yes")
    if prompt.slot in answers:
        return Answer(answers[prompt.slot])
    reasons = [reason for reason in prompt.skips if reason == skip] or list(prompt.skips)
    return Skip(reasons[0]) if reasons else Answer("no")
