"""What the procedure asks for in a case: who owes it, from when, until when; the one place that knows."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, TypeAlias

from cocreport.model.case import Case
from cocreport.model.team import Team
from cocreport.procedure.rules import RULES
from cocreport.procedure.spec import Procedure, Step

State: TypeAlias = Literal["done", "waiting", "due", "overdue"]
FOLLOW_UP: Final = "follow-up"
"""The stage of a case in which nothing is owed of what can be recorded so far; the procedure goes on by hand."""


@dataclass(frozen=True)
class Duty:
    """One step as it stands in a case; ``opens`` and ``due`` are aware times, ``blocked_by`` names rules."""

    step: str
    title: str
    owner: str
    opens: datetime
    due: datetime | None
    is_done: bool
    blocked_by: tuple[str, ...] = ()


def agenda(case: Case, procedure: Procedure, team: Team) -> tuple[Duty, ...]:
    """Return the duties of a case in the order of the procedure; it asks no clock."""
    return tuple(_duty(step, case, procedure, team) for step in procedure.steps if step.done)


def standing(duties: tuple[Duty, ...], now: datetime) -> tuple[tuple[Duty, State], ...]:
    """Say of each duty how it stands at a moment."""
    return tuple((duty, _state(duty, now)) for duty in duties)


def stage(duties: tuple[Duty, ...]) -> str:
    """Return the id of the first step that is still owed."""
    return next((duty.step for duty in duties if not duty.is_done), FOLLOW_UP)


def length(span: str) -> timedelta:
    """Return how long a span is: ``at once`` is nothing, ``2 weeks`` are fourteen days."""
    found = re.fullmatch(r"(\d+) (hour|day|week)s?", span)
    return timedelta(**{f"{found[2]}s": int(found[1])}) if found else timedelta()


def _duty(step: Step, case: Case, procedure: Procedure, team: Team) -> Duty:
    opens = min(report.received for report in case.reports.values())
    clocks = {**procedure.clocks, **team.clocks}
    return Duty(
        step=step.id,
        title=step.title,
        owner=step.owner,
        opens=opens,
        due=opens + length(clocks[step.clock]) if step.clock else None,
        is_done=all(RULES[name](case) for name in step.done),
        blocked_by=tuple(name for name in step.needs if not RULES[name](case)),
    )


def _state(duty: Duty, now: datetime) -> State:
    if duty.is_done:
        return "done"
    if duty.blocked_by:
        return "waiting"
    return "overdue" if duty.due and duty.due < now else "due"
