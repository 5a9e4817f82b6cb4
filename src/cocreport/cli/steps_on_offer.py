"""What can be done next in a case: steps that are owed, steps that can be taken once more, what is waited for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from cocreport.cli import sitting
from cocreport.cli.desk import Desk
from cocreport.interview.known_by import known_by
from cocreport.model.case import Case
from cocreport.model.outcome import is_closed
from cocreport.procedure.agenda import agenda
from cocreport.procedure.duty import Duty, State, standing
from cocreport.procedure.spec import Procedure, Step
from cocreport.procedure.subjects import subjects
from cocreport.store.folder import Stored
from cocreport.words import N_, say

_LONGEST: Final = 40
"""How many signs of a task stand behind a step."""

_WAITS_FOR: Final[Mapping[str, str]] = {
    "nothing-owed": N_("everything else that is owed"),
    "reporters-told": N_("the reporter, who is told first"),
}
"""What a step waits for, where that is no other step; the title of the step says it otherwise."""


class Choice(Protocol):
    """Something that can be done about a case."""

    @property
    def label(self) -> str:
        """Return how it is offered."""
        ...

    def take(self, desk: Desk, stored: Stored[Case], *, by: str) -> Stored[Case]:
        """Do it, and return the case as it is then."""
        ...


@dataclass(frozen=True)
class TakeStep:
    """A step of the procedure, for one of the entries it is about; ``again`` begins a new entry."""

    step: Step
    label: str
    keys: Mapping[str, str] = field(default_factory=dict)
    again: bool = False

    def take(self, desk: Desk, stored: Stored[Case], *, by: str) -> Stored[Case]:
        """Ask its questions, and save what was answered."""
        keys = sitting.fresh(desk, stored.record, self.step, self.keys) if self.again else self.keys
        return sitting.asked(desk, stored, self.step, keys, by=by)


def standing_of(desk: Desk, case: Case) -> tuple[tuple[Duty, State], ...]:
    """Return every duty of a case as it stands now."""
    procedure = desk.folder.procedure(case.procedure)
    return standing(agenda(case, procedure, desk.team, desk.edition(case.edition)), desk.now())


def next_of(duties: tuple[tuple[Duty, State], ...]) -> Duty | None:
    """Return what comes next: what has been overdue longest, else the first in the order of the procedure."""
    overdue = sorted((duty for duty, state in duties if state == "overdue"), key=lambda duty: duty.due or duty.opens)
    return next(iter([*overdue, *(duty for duty, state in duties if state == "due")]), None)


def open_steps(case: Case, procedure: Procedure, duties: tuple[tuple[Duty, State], ...]) -> Iterator[TakeStep]:
    """Give the steps that can be taken now."""
    yield from (step_of(case, procedure, duty) for duty, state in duties if state in ("due", "overdue"))


def done_steps(case: Case, procedure: Procedure, duties: tuple[tuple[Duty, State], ...]) -> Iterator[TakeStep]:
    """Give the steps that were taken, so that what was entered can be changed."""
    for duty, state in duties:
        step = step_of(case, procedure, duty)
        if state == "done" and step.step.questions:
            yield step


def waiting_steps(
    case: Case, procedure: Procedure, duties: tuple[tuple[Duty, State], ...]
) -> Iterator[tuple[str, str]]:
    """Give the steps that wait for something, each with what that is."""
    for duty, state in duties:
        if state == "waiting":
            yield title_of(case, duty), ", ".join(_waits_for(rule, procedure) for rule in duty.blocked_by)


def once_more(desk: Desk, case: Case, procedure: Procedure) -> Iterator[TakeStep]:
    """Give what can have happened beside what is owed: each step that can be taken as a new entry and need not wait."""
    if is_closed(case):
        return
    waiting = {(duty.step, duty.about) for duty, state in standing_of(desk, case) if state == "waiting"}
    for step in procedure.steps:
        found = subjects(case, step.about, desk.edition(case.edition)) if step.again else ()
        for subject in (one for one in found if (step.id, one.key) not in waiting):
            label = _with_whom(say(step.again), whom(case, subject.keys) if step.about else "")
            yield TakeStep(step, label, subject.keys, again=True)


def step_of(case: Case, procedure: Procedure, duty: Duty) -> TakeStep:
    """Return the step of a duty, ready to be taken."""
    step = next(one for one in procedure.steps if one.id == duty.step)
    return TakeStep(step, title_of(case, duty), duty.keys)


def title_of(case: Case, duty: Duty) -> str:
    """Return what is owed, and about whom where it could be about several."""
    return _with_whom(say(duty.title), whom(case, duty.keys) if duty.about else "")


def _with_whom(title: str, name: str) -> str:
    return f"{title} ({name})" if name else title


def whom(case: Case, keys: Mapping[str, str]) -> str:
    """Say which entry of a case a step is about, in a few words."""
    if "task" in keys:
        return _short(case.tasks[keys["task"]].what)
    person = keys.get("reported") or keys.get("target")
    if person is None and "report" in keys and len(case.reports) > 1:
        person = case.reports[keys["report"]].reporter
    return known_by(case, person) if person else ""


def _short(text: str) -> str:
    line = text.split("\n", maxsplit=1)[0]
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"


def _waits_for(rule: str, procedure: Procedure) -> str:
    """Say what a rule waits for: the step that fulfils it, by its title."""
    if rule in _WAITS_FOR:
        return say(_WAITS_FOR[rule])
    titles = (step.title for step in procedure.steps if rule in step.done)
    return say(next(titles, rule))
