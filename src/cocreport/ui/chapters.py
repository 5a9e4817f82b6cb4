"""What a case holds after its reports, as chapters of entries: agreed, heard, decided, told, announced, closed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from cocreport.copies.days import day_of
from cocreport.copies.fields import labelled, named_fields
from cocreport.copies.terms import HEADINGS, name_of
from cocreport.model.case import Case
from cocreport.model.decisions import Decision, Sanction
from cocreport.model.event import Event
from cocreport.model.keys import DecisionKey
from cocreport.model.outcome import is_in_force
from cocreport.model.record import Record
from cocreport.procedure.spec import Procedure
from cocreport.words import say


@dataclass(frozen=True)
class Reading:
    """What a case is read with: its procedure and edition, the day, and how its people are called."""

    case: Case
    procedure: Procedure
    people: Mapping[str, str]
    event: Event | None = None
    today: date | None = None


@dataclass(frozen=True)
class Entry:
    """One entry of a chapter: its title, its lines of a label and a text, and what lies deeper.

    Titles and texts may hold words of the case; whoever shows them makes them safe.
    """

    title: str
    lines: tuple[tuple[str, str], ...] = ()
    inside: tuple["Entry", ...] = ()


_Laid: TypeAlias = Callable[[Reading], Iterator[Entry]]


def chapters(reading: Reading) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Give each heading with its entries, in the order in which a case goes; what is empty too."""
    for section in _SECTIONS:
        lay_out = _OWN.get(section)
        entries = lay_out(reading) if lay_out else _plain(getattr(reading.case, section), reading.people)
        yield say(HEADINGS[section]), tuple(entries)


def _plain(section: Mapping[str, Record], people: Mapping[str, str]) -> Iterator[Entry]:
    for key, record in section.items():
        yield Entry(key, tuple(named_fields(record, people)))


def _hearings(reading: Reading) -> Iterator[Entry]:
    """Lay out what each reported person was told and said, with each attempt to reach them."""
    for key, hearing in reading.case.hearings.items():
        title = f"{key}, {reading.people[hearing.person]}"
        attempts = ((say("tried, {entry}", entry=name), one) for name, one in hearing.attempts.items())
        inside = tuple(Entry(attempt, tuple(named_fields(one, reading.people))) for attempt, one in attempts)
        yield Entry(title, tuple(named_fields(hearing, reading.people, without=("person",))), inside)


def _follow_ups(reading: Reading) -> Iterator[Entry]:
    """Lay out each turn towards somebody who reported, under the name of its step."""
    titles = {step.id: say(step.title) for step in reading.procedure.steps}
    for key, one in reading.case.follow_ups.items():
        title = f"{key}, {titles.get(one.kind, one.kind)}"
        yield Entry(title, tuple(named_fields(one, reading.people, without=("kind",))))


def _decisions(reading: Reading) -> Iterator[Entry]:
    """Lay out every decision, those too that no longer hold, and say so."""
    findings = {one.id: say(one.label) for one in reading.procedure.findings}
    for key, decision in reading.case.decisions.items():
        lines = (
            (name_of(label), findings.get(text, text) if label == "finding" else text)
            for label, text in labelled(decision, reading.people, without=("person",))
        )
        title = f"{key}, {reading.people[decision.person]}"
        yield Entry(title, (*_what_became(reading.case, key), *lines), tuple(_sanctions(reading, key, decision)))


def _what_became(case: Case, key: DecisionKey) -> Iterator[tuple[str, str]]:
    """Say what has taken the place of a decision, or may."""
    for later, one in case.decisions.items():
        if one.revises == key and one.stands:
            yield say("today"), say("a later decision stands in its place: {decision}", decision=later)
        elif one.revises == key:
            yield say("today"), say("holds until the later decision is made: {decision}", decision=later)
    for appeal, filed in case.appeals.items():
        if filed.decision == key and filed.outcome == "overturned":
            yield say("today"), say("overturned on appeal: {appeal}", appeal=appeal)
        elif filed.decision == key and filed.outcome is None:
            yield say("today"), say("holds until the appeal is decided: {appeal}", appeal=appeal)


def _sanctions(reading: Reading, key: DecisionKey, decision: Decision) -> Iterator[Entry]:
    """Lay out what follows for a person: the action as the procedure calls it, its days, and whether it holds."""
    labels = {one.id: say(one.label) for one in reading.procedure.actions}
    for name, sanction in decision.sanctions.items():
        action = labels.get(sanction.action or "", sanction.action) or say("in the team's own words")
        lines = (*_today(reading, key, sanction), *named_fields(sanction, reading.people, without=("action",)))
        title = f"{name}, {action}"
        yield Entry(title, (*lines, *_end_of_event(reading, sanction)))


def _today(reading: Reading, key: DecisionKey, sanction: Sanction) -> Iterator[tuple[str, str]]:
    if reading.today:
        ends = reading.event.until if reading.event else None
        holds = is_in_force(reading.case, key, sanction, on=reading.today, event_ends=ends)
        yield say("today"), say("in force") if holds else say("not in force")


def _end_of_event(reading: Reading, sanction: Sanction) -> Iterator[tuple[str, str]]:
    """Name the last day of what lasts for the event, where it is known."""
    if sanction.lasts == "this event" and reading.event and reading.event.until:
        yield name_of("until"), day_of(reading.event.until)


_SECTIONS: Final = (
    "meetings",
    "tasks",
    "measures",
    "hearings",
    "decisions",
    "appeals",
    "follow_ups",
    "withdrawals",
    "apologies",
    "informed",
    "announcements",
    "incoming",
    "debriefs",
    "closings",
    "copies",
)
_OWN: Final[Mapping[str, _Laid]] = {"hearings": _hearings, "decisions": _decisions, "follow_ups": _follow_ups}
"""The sections that are more than the fields of their entries."""
