"""What the entries of a case say together: whether the team acts, what holds for a person, until which day."""

from datetime import date

from cocreport.model.case import Case
from cocreport.model.decisions import Decision, Sanction
from cocreport.model.hearings import Hearing
from cocreport.model.keys import DecisionKey, HearingKey, PersonKey, ReportKey


def is_acting(case: Case) -> bool | None:
    """Tell whether the last meeting that settled it wants something done; None while none has."""
    settled = [meeting.acting for meeting in case.meetings.values() if meeting.acting]
    return settled[-1] == "yes" if settled else None


def is_closed(case: Case) -> bool:
    """Tell whether a case was closed and not opened again since."""
    return bool(case.closings) and list(case.closings.values())[-1].reopened is None


def reported_people(case: Case) -> tuple[PersonKey, ...]:
    """Return everybody who was reported; somebody who stands in the case twice is one."""
    return _people_with(case, "reported")


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
    wishes = [one.contact for one in case.consent.values() if case.first_of(one.person) == case.first_of(reporter)]
    return "none wished for" not in wishes


def hearing_of(case: Case, person: PersonKey) -> tuple[HearingKey, Hearing] | None:
    """Return the last hearing of a person."""
    found = [one for one in case.hearings.items() if case.first_of(one[1].person) == person]
    return found[-1] if found else None


def decision_about(case: Case, person: PersonKey) -> tuple[DecisionKey, Decision] | None:
    """Return the decision about a person that no later one has taken the place of."""
    found = [one for one in current_decisions(case).items() if case.first_of(one[1].person) == person]
    return found[-1] if found else None


def current_decisions(case: Case) -> dict[DecisionKey, Decision]:
    """Return the decisions that no later one has taken the place of."""
    revised = {one.revises for one in case.decisions.values()}
    return {key: one for key, one in case.decisions.items() if key not in revised}


def is_overturned(case: Case, decision: DecisionKey) -> bool:
    """Tell whether an appeal has done away with a decision; while it is not decided, everything holds (row 55)."""
    return any(one.decision == decision and one.outcome == "overturned" for one in case.appeals.values())


def last_day(sanction: Sanction, event_ends: date | None) -> date | None:
    """Return the last day on which a sanction holds, or None where it has no end or its end is not known."""
    ends = {"this event": event_ends, "until a day": sanction.until}.get(sanction.lasts or "")
    return min(filter(None, (ends, sanction.lifted)), default=None)


def is_in_force(case: Case, decision: DecisionKey, sanction: Sanction, *, on: date, event_ends: date | None) -> bool:
    """Tell whether a sanction of a decision holds on a day of the event's time zone; the last day still counts."""
    if decision not in current_decisions(case) or is_overturned(case, decision):
        return False
    begins, ends = sanction.from_, last_day(sanction, event_ends)
    return (begins is None or begins <= on) and (ends is None or on <= ends)
