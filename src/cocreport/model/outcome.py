"""What the entries of a case say together: whether the team acts, what holds for a person, until which day."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TypeVar

from cocreport.model.case import Case
from cocreport.model.decisions import Decision, Sanction
from cocreport.model.hearings import Hearing
from cocreport.model.keys import DecisionKey, HearingKey, MeetingKey, PersonKey, ReportKey
from cocreport.model.meetings import Meeting

K = TypeVar("K")
E = TypeVar("E", Decision, Hearing, Meeting)


def settling_meeting(case: Case) -> tuple[MeetingKey, Meeting] | None:
    """Return the last meeting that settled whether the team acts."""
    settled = [(key, one) for key, one in _in_time(case.meetings) if one.acting]
    return settled[-1] if settled else None


def is_acting(case: Case) -> bool | None:
    """Tell whether the last meeting that settled it wants something done; None while none has."""
    found = settling_meeting(case)
    return found[1].acting == "yes" if found else None


def is_closed(case: Case) -> bool:
    """Tell whether a case was closed and not opened again since; what came in later was not closed with it."""
    if not case.closings:
        return False
    last = max(case.closings.values(), key=lambda one: one.at)
    came = [*(one.received for one in case.reports.values()), *(one.at for one in case.joined.values())]
    return last.reopened is None and max(came) <= last.at


def reported_people(case: Case) -> tuple[PersonKey, ...]:
    """Return everybody who was reported; somebody who stands in the case twice is one."""
    return _people_with(case, "reported")


def people_to_answer(case: Case) -> tuple[PersonKey, ...]:
    """Return with whom the case is gone through: whoever was reported, while the team acts or has not settled it.

    Somebody who was spoken to, or about whom something was decided, is owed the rest whatever is settled later.
    """
    wanted = reported_people(case) if is_acting(case) is not False else ()
    spoken_to = (case.first_of(one.person) for one in case.hearings.values() if one.was_allowed or _was_told(one))
    decided = (case.first_of(one.person) for one in current_decisions(case).values())
    return tuple(dict.fromkeys((*wanted, *spoken_to, *decided)))


def _was_told(hearing: Hearing) -> bool:
    return hearing.told is not None and hearing.told.was_heard


def absent_targets(case: Case) -> tuple[PersonKey, ...]:
    """Return to whom it happened who did not report it themselves."""
    reporters = {case.first_of(one.reporter) for one in case.reports.values() if one.reporter}
    return tuple(key for key in _people_with(case, "target") if key not in reporters)


def _people_with(case: Case, part: str) -> tuple[PersonKey, ...]:
    keys = (case.first_of(key) for key, person in case.people.items() if part in person.parts)
    return tuple(dict.fromkeys(keys))


def may_be_reached(case: Case, report: ReportKey) -> bool:
    """Tell whether somebody reported who can be turned to: not where nobody is known, or they wish for no contact."""
    reporter = case.reports[report].reporter
    if reporter is None:
        return False
    person = case.first_of(reporter)
    wishes = [one.contact for one in case.consent.values() if one.contact and case.first_of(one.person) == person]
    return wishes[-1:] != ["none wished for"]


def hearings_of(case: Case, person: PersonKey) -> dict[HearingKey, Hearing]:
    """Return every hearing of a person, the last one last."""
    return {key: one for key, one in _in_time(case.hearings) if case.first_of(one.person) == person}


def hearing_of(case: Case, person: PersonKey) -> tuple[HearingKey, Hearing] | None:
    """Return the last hearing of a person."""
    found = list(hearings_of(case, person).items())
    return found[-1] if found else None


def decision_about(case: Case, person: PersonKey) -> tuple[DecisionKey, Decision] | None:
    """Return the decision about a person that no later one has taken the place of."""
    found = [one for one in _in_time(current_decisions(case)) if case.first_of(one[1].person) == person]
    return found[-1] if found else None


def current_decisions(case: Case) -> dict[DecisionKey, Decision]:
    """Return the decisions to work on: those that no later one, finished or not, was begun to take the place of."""
    revised = {one.revises for one in case.decisions.values()}
    return {key: one for key, one in case.decisions.items() if key not in revised}


def holding_decisions(case: Case) -> dict[DecisionKey, Decision]:
    """Return the decisions that hold: until a later one is made or an appeal does away with them (row 55)."""
    revised = {one.revises for one in case.decisions.values() if one.stands}
    return {key: one for key, one in case.decisions.items() if key not in revised and not is_overturned(case, key)}


def is_overturned(case: Case, decision: DecisionKey) -> bool:
    """Tell whether an appeal has done away with a decision; while it is not decided, everything holds (row 55)."""
    return any(one.decision == decision and one.outcome == "overturned" for one in case.appeals.values())


def last_day(sanction: Sanction, event_ends: date | None) -> date | None:
    """Return the last day on which a sanction holds, or None where it has no end or its end is not known.

    ``lifted`` is that day too, where it ends earlier than decided.
    """
    ends = {"this event": event_ends, "without end": None}.get(sanction.lasts or "", sanction.until)
    return min(filter(None, (ends, sanction.lifted)), default=None)


def is_in_force(case: Case, decision: DecisionKey, sanction: Sanction, *, on: date, event_ends: date | None) -> bool:
    """Tell whether a sanction of a decision holds on a day of the event's time zone; the last day still counts."""
    if decision not in holding_decisions(case):
        return False
    begins, ends = sanction.from_, last_day(sanction, event_ends)
    return (begins is None or begins <= on) and (ends is None or on <= ends)


def next_look(sanction: Sanction) -> date | None:
    """Return the day on which somebody looks at a sanction: the one set for it, then the one after its last.

    Where everything was looked at it is the last of these days; what was lifted has none.
    """
    days = _days_to_look(sanction)
    return next((day for day in days if not _was_looked_at(sanction, day)), days[-1] if days else None)


def is_looked_after(sanction: Sanction) -> bool:
    """Tell whether nobody needs to look at a sanction any more."""
    return all(_was_looked_at(sanction, day) for day in _days_to_look(sanction))


def _days_to_look(sanction: Sanction) -> list[date]:
    if sanction.lifted:
        return []
    ends = last_day(sanction, None)
    return sorted(filter(None, (sanction.review, ends + timedelta(1) if ends else None)))


def _was_looked_at(sanction: Sanction, day: date) -> bool:
    return sanction.outcome is not None and (sanction.reviewed is None or sanction.reviewed >= day)


def _in_time(entries: Mapping[K, E]) -> list[tuple[K, E]]:
    """Return entries with the latest last; where one has no time they stay as they were written down.

    Two cases that were joined stand one after the other, whichever came first.
    """
    times: dict[K, datetime] = {key: one.at for key, one in entries.items() if one.at}
    if len(times) < len(entries):
        return list(entries.items())
    return sorted(entries.items(), key=lambda one: times[one[0]])
