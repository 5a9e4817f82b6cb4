"""What the procedure asks for in a case: who owes it, from when, until when; the one place that knows."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from cocreport.model.address import get
from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.model.outcome import is_closed
from cocreport.model.team import Team
from cocreport.model.template import fill
from cocreport.procedure.duty import CLOSED, FOLLOW_UP, Duty
from cocreport.procedure.rules import NEEDED, NOTHING_OWED, RULES, Matter
from cocreport.procedure.spec import Procedure, Step
from cocreport.procedure.subjects import Subject, subjects


def agenda(case: Case, procedure: Procedure, team: Team, event: Event | None = None) -> tuple[Duty, ...]:
    """Return the duties of a case in the order of the procedure; it asks no clock."""
    of = cache(lambda about: subjects(case, about, event))
    clocks = {**procedure.clocks, **team.clocks}
    duties = tuple(
        _duty(step, subject, case, _until(step, subject, clocks, event))
        for step in procedure.steps
        if step.done
        for subject in of(step.about)
        if _applies(step, subject, case)
    )
    return tuple(_closing_waits(duty, duties) for duty in duties)


def stage(duties: tuple[Duty, ...], case: Case | None = None) -> str:
    """Return the id of the first step that is still owed; a closed case can come to owe something again."""
    owed = in_the_way(duties)
    if case and is_closed(case):
        return owed[0].step if owed else CLOSED
    return next((duty.step for duty in duties if not duty.is_done and not duty.outlives), FOLLOW_UP)


def in_the_way(duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """Return what has to be done before a case can be closed."""
    return tuple(duty for duty in duties if not duty.is_done and not duty.outlives and not _closes(duty))


def length(span: str) -> timedelta:
    """Return how long a span is: ``at once`` is nothing, ``2 weeks`` are fourteen days."""
    found = re.fullmatch(r"(\d+) (hour|day|week)s?", span)
    return timedelta(**{f"{found[2]}s": int(found[1])}) if found else timedelta()


def _duty(step: Step, subject: Subject, case: Case, due: datetime | None) -> Duty:
    matter = Matter(case, subject.key, step.id)
    needs = dict.fromkeys((*step.needs, *NEEDED.get(step.id, ())))
    return Duty(
        step=step.id,
        title=step.title,
        owner=step.owner,
        opens=subject.opens,
        due=due,
        is_done=all(RULES[name](matter) for name in step.done),
        blocked_by=tuple(name for name in needs if name != NOTHING_OWED and not RULES[name](matter)),
        about=subject.key,
        keys=subject.keys,
        who=subject.who,
        outlives=step.outlives is not None,
    )


def _until(step: Step, subject: Subject, clocks: Mapping[str, str], event: Event | None) -> datetime | None:
    """Return until when a step is owed: as its subject says, or as long after it opens as its clock says."""
    if subject.due or not step.clock:
        return subject.due
    span = clocks[step.clock]
    return _event_ends(event, subject.opens) if span == "last day" else subject.opens + length(span)


def _event_ends(event: Event | None, opens: datetime) -> datetime | None:
    """Return the end of the last day of an event; what opens later, or without a known day, has no such end."""
    if event is None or event.until is None:
        return None
    zone = ZoneInfo(event.timezone) if event.timezone else UTC
    ends = datetime.combine(event.until, time(23, 59), zone)
    return ends if opens <= ends else None


def _applies(step: Step, subject: Subject, case: Case) -> bool:
    """Tell whether the conditions of a step of the review hold; one that speaks of what is not there does not.

    Those of the talk are for the walk: one step stands for every report, and its rules look at each.
    """
    if step.part != "review" or not step.when:
        return True
    return all(_holds(template, values, subject, case) for template, values in step.when.items())


def _holds(template: str, values: tuple[str, ...], subject: Subject, case: Case) -> bool:
    address = fill(template, subject.keys)
    stands = get(case, address) if address else None
    if stands is None:
        return not values
    return any(one in values for one in (stands if isinstance(stands, list) else [stands]))


def _closing_waits(duty: Duty, duties: tuple[Duty, ...]) -> Duty:
    """Let closing wait for everything else, also where a closed case has come to owe something again."""
    if not _closes(duty) or not in_the_way(duties):
        return duty
    return replace(duty, is_done=False, blocked_by=(*duty.blocked_by, NOTHING_OWED))


def _closes(duty: Duty) -> bool:
    return NOTHING_OWED in NEEDED.get(duty.step, ())
