"""The rules a procedure can name under ``needs:`` and ``done:``, and those it can never switch off."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from cocreport.model.case import Case, Item, Response
from cocreport.model.outcome import (
    decision_about,
    hearing_of,
    is_acting,
    is_closed,
    may_be_reached,
)
from cocreport.model.telling import Telling
from cocreport.procedure.spec import About


@dataclass(frozen=True)
class Matter:
    """What a rule is held against: a case, and of which of its entries, in which step, it is asked."""

    case: Case
    key: str = ""
    step: str = ""


Rule: TypeAlias = Callable[[Matter], bool]

NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "reported-told": ("met",),
    "hearing": ("reported-told",),
    "standing": ("hearing-ended",),
    "actions": ("decided",),
    "reported-informed": ("decided", "actions-chosen"),
    "appeal": ("reported-informed",),
    "announcements": ("met",),
    "closing": ("nothing-owed",),
}
"""What the fixed steps wait for, whatever a procedure says (rows 32 to 37)."""

FIXED_ORDER: Final = (
    "meeting",
    "reported-told",
    "hearing",
    "standing",
    "actions",
    "reported-informed",
    "appeal",
    "announcements",
    "closing",
)
"""The steps that every procedure has, in this order (rows 27, 32 to 37, 55 and 63)."""


def account_kept(matter: Matter) -> bool:
    """Each report holds what was told, or says why there is nothing."""
    case = matter.case
    return all(report.account or f"reports/{key}/account" in case.unanswered for key, report in case.reports.items())


def safety_known(matter: Matter) -> bool:
    """Somebody asked for each report whether anyone is in danger."""
    case = matter.case
    return all(key in case.response and case.response[key].danger for key in case.reports)


def help_called(matter: Matter) -> bool:
    """Where somebody is or may be in danger, security or police were called (row 14)."""
    unsafe = (response for response in matter.case.response.values() if response.danger in ("yes", "not sure"))
    return all(response.summoned for response in unsafe)


def response_given(matter: Matter) -> bool:
    """Nothing on the checklist of the first response is still open."""
    case = matter.case
    return all(key in case.response and _settled(case, key, case.response[key]) for key in case.reports)


def _settled(case: Case, report: str, response: Response) -> bool:
    """Tell whether nothing is open; where nobody is there to be helped, no item applies."""
    if response.presence in ("gone", "in writing"):
        return True
    above = f"response/{report}/checklist"
    settled = (
        _is_settled(item, f"{above}/{name}/answer" in case.unanswered) for name, item in response.checklist.items()
    )
    return bool(response.checklist) and all(settled)


def _is_settled(item: Item, is_unanswered: bool) -> bool:  # noqa: FBT001
    return item.answer is not None or is_unanswered or item.state not in (None, "not yet", "asked", "under way")


def gaps_asked(matter: Matter) -> bool:
    """Nothing was put off to be asked later."""
    return "later" not in matter.case.unanswered.values()


def met(matter: Matter) -> bool:
    """The staff met the coordinator about the case (row 27)."""
    return bool(matter.case.meetings)


def agreed(matter: Matter) -> bool:
    """The meeting settled whether the team acts; where it does not, with the reason (row 29)."""
    case = matter.case
    last = list(case.meetings.items())[-1:]
    return any(one.acting == "yes" or one.reason or _is_passed(case, f"meetings/{key}/reason") for key, one in last)


def planned(matter: Matter) -> bool:
    """It is settled who does what, where the team acts (rows 30 and 31)."""
    return is_acting(matter.case) is False or bool(matter.case.tasks) or _is_passed(matter.case, "tasks/")


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
    told = "reporter-told"
    return all(followed_up(Matter(matter.case, report, told)) for report in matter.case.reports)


def reported_told(matter: Matter) -> bool:
    """The reported person was told what was reported, or it is on record why not (row 33)."""
    found = hearing_of(matter.case, matter.key)
    return found is not None and (found[1].ended is not None or _has_outcome(found[1].told))


def hearing_ended(matter: Matter) -> bool:
    """Their side was heard, or could be, or it is on record why not (row 34)."""
    found = hearing_of(matter.case, matter.key)
    return found is not None and found[1].ended is not None


def attempts_noted(matter: Matter) -> bool:
    """Where a person was not reached, each attempt is on record."""
    found = hearing_of(matter.case, matter.key)
    return found is None or found[1].ended != "not reached" or bool(found[1].attempts)


def decided(matter: Matter) -> bool:
    """It is decided whether the report stands for this person (row 35)."""
    found = decision_about(matter.case, _person(matter))
    return found is not None and found[1].stands is not None and found[1].finding is not None


def actions_chosen(matter: Matter) -> bool:
    """What follows was chosen, where the report stands; nothing can be the choice, with its reason."""
    found = decision_about(matter.case, _person(matter))
    if found is None:
        return False
    key, decision = found
    nothing = _is_passed(matter.case, f"decisions/{key}/sanctions/")
    return decision.stands == "no" or bool(decision.sanctions) or nothing


def reported_informed(matter: Matter) -> bool:
    """The person was told what was decided, or it is on record why not (row 36)."""
    found = decision_about(matter.case, _person(matter))
    return found is not None and _has_outcome(found[1].told)


def appeal_named(matter: Matter) -> bool:
    """The place to appeal was named, where the report stands and there is one (row 54)."""
    decision = matter.case.decisions[matter.key]
    is_passed = _is_passed(matter.case, f"decisions/{matter.key}/appeal_to")
    return decision.stands == "no" or decision.appeal_to is not None or is_passed


def decision_reviewed(matter: Matter) -> bool:
    """A provisional decision was looked at again."""
    return matter.case.decisions[matter.key].reviewed is not None


def sanction_reviewed(matter: Matter) -> bool:
    """Somebody looked at a sanction on the day set for it, or after its end."""
    sanctions = (one.sanctions.get(matter.key) for one in matter.case.decisions.values())
    return any(one is not None and one.outcome is not None for one in sanctions)


def appeal_decided(matter: Matter) -> bool:
    """An appeal was decided."""
    return matter.case.appeals[matter.key].outcome is not None


def decided_again(matter: Matter) -> bool:
    """Where an appeal changed a decision, the new one stands beside it."""
    appeal = matter.case.appeals[matter.key]
    revised = {one.revises for one in matter.case.decisions.values()}
    return appeal.outcome != "changed" or appeal.decision in revised


def appeal_answered(matter: Matter) -> bool:
    """Whoever appealed knows what became of it."""
    return _has_outcome(matter.case.appeals[matter.key].told)


def those_who_knew_told(matter: Matter) -> bool:
    """Those who knew of the incident were told, or there is nobody (rows 58 and 59)."""
    return bool(matter.case.informed) or _is_passed(matter.case, "informed/")


def announced(matter: Matter) -> bool:
    """There was an announcement, or it is on record that there is none (row 62)."""
    texts = all(one.at for one in matter.case.announcements.values())
    return (bool(matter.case.announcements) and texts) or _is_passed(matter.case, "announcements/")


def looked_back(matter: Matter) -> bool:
    """Those who worked on the case looked back on it, or it is on record that they did not."""
    return bool(matter.case.debriefs) or _is_passed(matter.case, "debriefs/")


def closed(matter: Matter) -> bool:
    """The case was closed."""
    return is_closed(matter.case)


def _person(matter: Matter) -> str:
    """Return the reported person that a rule is asked about, by themselves or through a decision."""
    decision = matter.case.decisions.get(matter.key)
    return matter.case.first_of(decision.person if decision else matter.key)


def _has_outcome(told: Telling | None) -> bool:
    return told is not None and told.outcome is not None


def _is_passed(case: Case, beginning: str) -> bool:
    """Tell whether it is on record that there is no answer at an address, or at one that begins with it."""
    return any(address.startswith(beginning) for address in case.unanswered)


RULES: Final[Mapping[str, Rule]] = {
    "account-kept": account_kept,
    "safety-known": safety_known,
    "help-called": help_called,
    "response-given": response_given,
    "gaps-asked": gaps_asked,
    "met": met,
    "agreed": agreed,
    "planned": planned,
    "task-ended": task_ended,
    "measure-reviewed": measure_reviewed,
    "target-asked": target_asked,
    "followed-up": followed_up,
    "promise-kept": promise_kept,
    "reporters-told": reporters_told,
    "reported-told": reported_told,
    "hearing-ended": hearing_ended,
    "attempts-noted": attempts_noted,
    "decided": decided,
    "actions-chosen": actions_chosen,
    "reported-informed": reported_informed,
    "appeal-named": appeal_named,
    "decision-reviewed": decision_reviewed,
    "sanction-reviewed": sanction_reviewed,
    "appeal-decided": appeal_decided,
    "decided-again": decided_again,
    "appeal-answered": appeal_answered,
    "those-who-knew-told": those_who_knew_told,
    "announced": announced,
    "looked-back": looked_back,
    "closed": closed,
}

ABOUT: Final[Mapping[str, tuple[About, ...]]] = {
    "task-ended": ("task",),
    "measure-reviewed": ("measure",),
    "target-asked": ("target",),
    "followed-up": ("report",),
    "promise-kept": ("report",),
    "reported-told": ("reported",),
    "hearing-ended": ("reported",),
    "attempts-noted": ("reported",),
    "decided": ("reported", "decision"),
    "actions-chosen": ("reported", "decision"),
    "reported-informed": ("reported", "decision"),
    "appeal-named": ("decision",),
    "decision-reviewed": ("provisional",),
    "sanction-reviewed": ("sanction",),
    "appeal-decided": ("appeal",),
    "decided-again": ("appeal",),
    "appeal-answered": ("appeal",),
}
"""What a step has to be about, so that one of these rules can be held against it."""
