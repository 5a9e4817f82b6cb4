"""How a case becomes an entry of the index: what is derived from it, and nothing that names or describes anybody."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from cocreport.lookup.counted import counted_line
from cocreport.lookup.counting import counted
from cocreport.lookup.entry import LETTERS, Entry, Followed, Lines, duty_line, followed_line, minute_of
from cocreport.lookup.surroundings import Edition, Member, Outline, Step
from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.model.outcome import (
    holding_decisions,
    is_closed,
    is_looked_after,
    last_day,
    next_look,
)
from cocreport.model.spellings import spell_moment
from cocreport.model.team import Team
from cocreport.procedure.agenda import agenda, stage
from cocreport.procedure.duty import Duty, State, standing
from cocreport.procedure.responsible import named
from cocreport.procedure.spec import Procedure
from cocreport.procedure.subjects import received

_ONLY_IF_AGAIN: Final = "only if it repeats"
_NOW: Final[tuple[State, ...]] = ("due", "overdue")


def entered(case: Case, procedure: Procedure, team: Team, event: Event | None) -> Lines:
    """Return what the index keeps of a case; digest and number of line are for whoever reads and writes the files."""
    duties = agenda(case, procedure, team, event)
    owed = tuple(replace(duty, who=named(duty, case)) for duty in duties if not duty.is_done)
    places = {step.id: place for place, step in enumerate(procedure.steps)}
    first = received(case)
    entry = Entry(
        id=case.id,
        edition=case.edition,
        procedure=case.procedure,
        minute=str(minute_of(first)),
        received=spell_moment(first),
        reports=str(len(case.reports)),
        people=str(sum(not person.same_as for person in case.people.values())),
        stage=stage(duties, case),
        flags="".join(_flags(case)),
        turns=";".join(_turns(owed, places)),
        place=-1,
    )
    line = duty_line((places[duty.step], duty) for duty in owed)
    return Lines(entry, "", line, followed_line(list(_sanctions(case, event))), counted_line(counted(case)))


def outline_of(procedure: Procedure) -> Outline:
    """Return a procedure in short."""
    channels = (
        (choice.value, choice.label)
        for question in procedure.questions().values()
        if question.writes and question.writes.endswith("/channel") and question.writes.startswith("reports/")
        for choice in question.choices
    )
    return Outline(
        title=procedure.title,
        steps=tuple(Step(step.id, step.title, step.owner) for step in procedure.steps),
        findings={one.id: one.label for one in procedure.findings},
        actions={one.id: one.label for one in procedure.actions},
        apart=tuple(one.id for one in procedure.actions if one.apart),
        lasting=tuple(one.id for one in procedure.actions if one.lasts),
        channels=dict(channels),
    )


def edition_of(event: Event) -> Edition:
    """Return an edition in short."""
    return Edition(
        name=event.name,
        timezone=event.timezone,
        first=_day(event.from_),
        last=_day(event.until),
        size=event.size,
        staff={handle: Member(member.role, member.name) for handle, member in event.staff.items()},
    )


def _flags(case: Case) -> Iterator[str]:
    if is_closed(case):
        yield "c"
    if case.excluded:
        yield "r"
    if any(report.act == _ONLY_IF_AGAIN for report in case.reports.values()):
        yield "w"
    if not is_closed(case) and any(one.outcome != "ended" for one in case.measures.values()):
        yield "m"


def _turns(owed: tuple[Duty, ...], places: Mapping[str, int]) -> Iterator[str]:
    """Give what comes next, from which minute on; it changes only where a duty opens or becomes overdue."""
    opens = (minute_of(duty.opens) for duty in owed)
    late = (minute_of(duty.due) + 1 for duty in owed if duty.due)
    before = ""
    for minute in (None, *sorted({*opens, *late})):
        found = _next_at(owed, minute)
        now = f"{places[found[0].step]}{LETTERS[found[1]]}" if found else ""
        if now != before:
            yield f"{'' if minute is None else minute}:{now}"
            before = now


def _next_at(owed: tuple[Duty, ...], minute: int | None) -> tuple[Duty, State] | None:
    """Return the first duty that can be done at a moment, or else the first that waits."""
    at = datetime.min.replace(tzinfo=UTC) if minute is None else datetime.fromtimestamp(minute * 60, UTC)
    stand = standing(owed, at)
    return next((one for one in stand if one[1] in _NOW), stand[0] if stand else None)


def _sanctions(case: Case, event: Event | None) -> Iterator[Followed]:
    holding = holding_decisions(case)
    for key, decision in case.decisions.items():
        told = decision.told
        for name, sanction in decision.sanctions.items():
            yield Followed(
                decision=key,
                sanction=name,
                person=case.first_of(decision.person),
                action=sanction.action,
                first=_day(sanction.from_),
                last=_day(last_day(sanction, event.until if event else None)),
                lasts=sanction.lasts,
                look=_day(next_look(sanction)),
                is_looked_after=is_looked_after(sanction),
                told=told.outcome if told else None,
                told_at=_day(told.at.date()) if told and told.at else None,
                holds=key in holding,
            )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
