"""The rules about the review: the meeting, the talks, the decision and what follows, and how a case ends."""

from typing import Final

from cocreport.model.case import Case
from cocreport.model.decisions import Decision
from cocreport.model.keys import AnnouncementKey, DecisionKey
from cocreport.model.outcome import (
    decision_about,
    hearing_of,
    holding_decisions,
    is_acting,
    is_closed,
    is_looked_after,
    may_be_reached,
    settling_meeting,
)
from cocreport.model.telling import Telling
from cocreport.procedure.matter import Matter, is_passed

REPORTER_TOLD: Final = "reporter-told"
"""The step of which a rule wants to know; a procedure that names this rule has a step of this id."""


def met(matter: Matter) -> bool:
    """The staff met the coordinator about every report that came in (row 27)."""
    case = matter.case
    came = max(report.received for report in case.reports.values())
    return any(meeting.at is None or meeting.at >= came for meeting in case.meetings.values())


def agreed(matter: Matter) -> bool:
    """The meeting settled whether the team acts; where it does not, with the reason (row 29)."""
    found = settling_meeting(matter.case)
    if found is None:
        return False
    key, meeting = found
    has_reason = meeting.reason is not None or is_passed(matter.case, f"meetings/{key}/reason")
    return meeting.acting == "yes" or has_reason


def planned(matter: Matter) -> bool:
    """It is settled who does what, where the team acts (rows 30 and 31)."""
    return is_acting(matter.case) is False or bool(matter.case.tasks) or is_passed(matter.case, "tasks/")


def task_ended(matter: Matter) -> bool:
    """A task was done, or dropped."""
    return matter.case.tasks[matter.key].state is not None


def measure_reviewed(matter: Matter) -> bool:
    """Somebody looked at a measure that could not wait (row 37)."""
    return matter.case.measures[matter.key].outcome is not None


def target_asked(matter: Matter) -> bool:
    """Somebody spoke with the person it happened to, or it is on record why not."""
    return any(matter.case.first_of(one.person) == matter.key for one in matter.case.consent.values())


def followed_up(matter: Matter) -> bool:
    """The step was gone through with whoever reported, or they cannot or do not wish to be reached."""
    case = matter.case
    if not may_be_reached(case, matter.key):
        return True
    return any(one.report == matter.key and one.kind == matter.step and one.outcome for one in case.follow_ups.values())


def promise_kept(matter: Matter) -> bool:
    """Somebody came back to the reporter as it was promised, where it was."""
    response = matter.case.response.get(matter.key)
    return response is None or response.comes_back is None or followed_up(matter)


def reporters_told(matter: Matter) -> bool:
    """Everybody who reported knows beforehand that the reported person will be spoken to."""
    return all(followed_up(Matter(matter.case, report, REPORTER_TOLD)) for report in matter.case.reports)


def reported_told(matter: Matter) -> bool:
    """The reported person was told what was reported, or it is on record why not (row 33)."""
    found = hearing_of(matter.case, matter.key)
    return found is not None and (found[1].ended is not None or _has_outcome(found[1].told))


def hearing_ended(matter: Matter) -> bool:
    """Their side was heard, or could be, or it is on record why not (row 34)."""
    found = hearing_of(matter.case, matter.key)
    return found is not None and found[1].ended is not None


def attempts_noted(matter: Matter) -> bool:
    """Where a person was not reached, each attempt is on record, or why there was none."""
    found = hearing_of(matter.case, matter.key)
    if found is None or found[1].ended != "not reached":
        return True
    return bool(found[1].attempts) or is_passed(matter.case, f"hearings/{found[0]}/attempts/")


def decided(matter: Matter) -> bool:
    """It is decided whether the report stands for this person (row 35)."""
    found = _decision(matter)
    return found is not None and found[1].stands is not None and found[1].finding is not None


def actions_chosen(matter: Matter) -> bool:
    """What follows was chosen, where the report stands; nothing can be the choice, with its reason."""
    found = _decision(matter)
    if found is None:
        return False
    key, decision = found
    nothing = is_passed(matter.case, f"decisions/{key}/sanctions/")
    return decision.stands == "no" or bool(decision.sanctions) or nothing


def reported_informed(matter: Matter) -> bool:
    """The person was told what was decided, or it is on record why not (row 36)."""
    found = _decision(matter)
    return found is not None and _has_outcome(found[1].told)


def appeal_named(matter: Matter) -> bool:
    """The place to appeal was named, where the report stands and there is one (row 54)."""
    decision = matter.case.decisions[matter.key]
    has_none = is_passed(matter.case, f"decisions/{matter.key}/appeal_to")
    return decision.stands == "no" or decision.appeal_to is not None or has_none


def decision_reviewed(matter: Matter) -> bool:
    """A provisional decision was looked at again."""
    return matter.case.decisions[matter.key].reviewed is not None


def sanction_reviewed(matter: Matter) -> bool:
    """Somebody looked at a sanction on the day set for it, and after its end."""
    holding = holding_decisions(matter.case).values()
    return all(is_looked_after(one.sanctions[matter.key]) for one in holding if matter.key in one.sanctions)


def appeal_decided(matter: Matter) -> bool:
    """An appeal was decided."""
    return matter.case.appeals[matter.key].outcome is not None


def decided_again(matter: Matter) -> bool:
    """No appeal was granted against a decision that nothing has taken the place of yet."""
    appeals = matter.case.appeals.values()
    return not any(one.decision == matter.key and one.outcome == "changed" for one in appeals)


def appeal_answered(matter: Matter) -> bool:
    """Whoever appealed knows what became of it."""
    return _has_outcome(matter.case.appeals[matter.key].told)


def those_who_knew_told(matter: Matter) -> bool:
    """Those who knew of the incident were told, or there is nobody (rows 58 and 59)."""
    return bool(matter.case.informed) or is_passed(matter.case, "informed/")


def announced(matter: Matter) -> bool:
    """Every announcement was made or given up, or it is on record that there is none (row 62)."""
    case = matter.case
    if not case.announcements:
        return is_passed(case, "announcements/")
    return all(one.at or _is_given_up(case, key) for key, one in case.announcements.items())


def _is_given_up(case: Case, announcement: AnnouncementKey) -> bool:
    return any(is_passed(case, f"announcements/{announcement}/{name}") for name in ("text", "at"))


def looked_back(matter: Matter) -> bool:
    """Those who worked on the case looked back on it, or it is on record that they did not."""
    return bool(matter.case.debriefs) or is_passed(matter.case, "debriefs/")


def closed(matter: Matter) -> bool:
    """The case was closed."""
    return is_closed(matter.case)


def _decision(matter: Matter) -> tuple[DecisionKey, Decision] | None:
    """Return the decision that a rule is asked about, by itself or through the person."""
    decision = matter.case.decisions.get(matter.key)
    return (matter.key, decision) if decision else decision_about(matter.case, matter.case.first_of(matter.key))


def _has_outcome(told: Telling | None) -> bool:
    return told is not None and told.outcome is not None
