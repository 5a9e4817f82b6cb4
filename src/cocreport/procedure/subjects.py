"""What a step of the review is gone through for: each report, each reported person, each sanction to look at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.model.keys import PersonKey
from cocreport.model.outcome import (
    absent_targets,
    current_decisions,
    decision_about,
    hearing_of,
    holding_decisions,
    is_overturned,
    next_look,
    people_to_answer,
)
from cocreport.procedure.spec import About


@dataclass(frozen=True)
class Subject:
    """One thing that a step is about; ``keys`` are what addresses call the entries that belong to it.

    ``opens`` and ``due`` are aware times; without ``due`` only the clock of the step counts. ``who`` owes it.
    """

    opens: datetime
    key: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    due: datetime | None = None
    who: str | None = None


BINDS: Final[Mapping[About | None, frozenset[str]]] = {
    None: frozenset({"meeting"}),
    "report": frozenset({"report"}),
    "reported": frozenset({"reported", "hearing", "decision"}),
    "target": frozenset({"target"}),
    "task": frozenset({"task"}),
    "measure": frozenset({"measure", "reported"}),
    "decision": frozenset({"reported", "hearing", "decision"}),
    "provisional": frozenset({"reported", "hearing", "decision"}),
    "sanction": frozenset({"reported", "decision", "sanction"}),
    "appeal": frozenset({"reported", "decision", "appeal"}),
}
"""The names in braces that have a key in a step about something, once there is such an entry."""

_Subjects: TypeAlias = Callable[[Case, tzinfo], Iterator[Subject]]


def subjects(case: Case, about: About | None, event: Event | None) -> tuple[Subject, ...]:
    """Return what a step about something is gone through for in a case, in the order of the case."""
    zone = ZoneInfo(event.timezone) if event and event.timezone else UTC
    return tuple(_OF[about](case, zone)) if about else (Subject(received(case), keys=_meeting(case)),)


def received(case: Case) -> datetime:
    """Return when the first report of a case came in."""
    return min(report.received for report in case.reports.values())


def _meeting(case: Case) -> dict[str, str]:
    return {"meeting": list(case.meetings)[-1]} if case.meetings else {}


def _reports(case: Case, _: tzinfo) -> Iterator[Subject]:
    for key, report in case.reports.items():
        yield Subject(report.received, key, {"report": key})


def _reported(case: Case, _: tzinfo) -> Iterator[Subject]:
    """Give those who were reported, from the first meeting on that wanted something done."""
    wanted = [meeting.at for meeting in case.meetings.values() if meeting.at and meeting.acting == "yes"]
    opens = min(wanted, default=received(case))
    for person in people_to_answer(case):
        yield Subject(opens, person, _around_person(case, person))


def _around_person(case: Case, person: PersonKey) -> dict[str, str]:
    hearing, decision = hearing_of(case, person), decision_about(case, person)
    keys = {"reported": person}
    keys |= {"hearing": hearing[0]} if hearing else {}
    return keys | ({"decision": decision[0]} if decision else {})


def _targets(case: Case, _: tzinfo) -> Iterator[Subject]:
    for person in absent_targets(case):
        yield Subject(received(case), person, {"target": person})


def _tasks(case: Case, _: tzinfo) -> Iterator[Subject]:
    for key, task in case.tasks.items():
        yield Subject(received(case), key, {"task": key}, due=task.due, who=task.who)


def _measures(case: Case, _: tzinfo) -> Iterator[Subject]:
    for key, measure in case.measures.items():
        yield Subject(measure.at or received(case), key, {"measure": key, "reported": case.first_of(measure.person)})


def _decisions(case: Case, _: tzinfo) -> Iterator[Subject]:
    for key, decision in current_decisions(case).items():
        keys = {**_around_person(case, case.first_of(decision.person)), "decision": key}
        yield Subject(decision.at or received(case), key, keys)


def _provisional(case: Case, zone: tzinfo) -> Iterator[Subject]:
    """Give the decisions that are to be looked at again on a day."""
    for key, decision in current_decisions(case).items():
        if decision.review and not is_overturned(case, key):
            keys = {**_around_person(case, case.first_of(decision.person)), "decision": key}
            yield Subject(_begin(decision.review, zone), key, keys, due=_end(decision.review, zone))


def _sanctions(case: Case, zone: tzinfo) -> Iterator[Subject]:
    """Give the sanctions that somebody has to look at: on the day that was set, and when one has run out."""
    for key, decision in holding_decisions(case).items():
        for name, sanction in decision.sanctions.items():
            day = next_look(sanction)
            if day:
                keys = {"reported": case.first_of(decision.person), "decision": key, "sanction": name}
                yield Subject(_begin(day, zone), name, keys, due=_end(day, zone))


def _appeals(case: Case, _: tzinfo) -> Iterator[Subject]:
    for key, appeal in case.appeals.items():
        person = case.first_of(case.decisions[appeal.decision].person)
        keys = {"appeal": key, "decision": appeal.decision, "reported": person}
        yield Subject(appeal.filed or received(case), key, keys)


def _begin(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _end(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(23, 59), zone)


_OF: Final[Mapping[About, _Subjects]] = {
    "report": _reports,
    "reported": _reported,
    "target": _targets,
    "task": _tasks,
    "measure": _measures,
    "decision": _decisions,
    "provisional": _provisional,
    "sanction": _sanctions,
    "appeal": _appeals,
}
