"""The rules a procedure can name under ``needs:`` and ``done:``, and those it can never switch off."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from cocreport.model.case import Case, Item, Response

Rule: TypeAlias = Callable[[Case], bool]

FIXED_ORDER: Final = (
    "meeting",
    "reported-told",
    "hearing",
    "standing",
    "actions",
    "reported-informed",
    "appeal",
    "announcements",
)
"""The steps that every procedure has, in this order (rows 27, 32 to 37, 55 and 63)."""


def account_kept(case: Case) -> bool:
    """Each report holds what was told, or says why there is nothing."""
    return all(report.account or f"reports/{key}/account" in case.unanswered for key, report in case.reports.items())


def safety_known(case: Case) -> bool:
    """Somebody asked for each report whether anyone is in danger."""
    return all(key in case.response and case.response[key].danger for key in case.reports)


def help_called(case: Case) -> bool:
    """Where somebody is or may be in danger, security or police were called (row 14)."""
    unsafe = (response for response in case.response.values() if response.danger in ("yes", "not sure"))
    return all(response.summoned for response in unsafe)


def response_given(case: Case) -> bool:
    """Nothing on the checklist of the first response is still open."""
    return all(_settled(case.response.get(key)) for key in case.reports)


def _settled(response: Response | None) -> bool:
    if response is None:
        return False
    if response.presence in ("gone", "in writing"):
        return True
    return bool(response.checklist) and not any(map(_open, response.checklist.values()))


def _open(item: Item) -> bool:
    return item.state in (None, "not yet", "asked", "under way") and item.answer is None


def gaps_asked(case: Case) -> bool:
    """Nothing was put off to be asked later."""
    return "later" not in case.unanswered.values()


def met(case: Case) -> bool:
    """The staff met the coordinator about the case (row 27)."""
    return bool(case.meetings)


RULES: Final[Mapping[str, Rule]] = {
    "account-kept": account_kept,
    "safety-known": safety_known,
    "help-called": help_called,
    "response-given": response_given,
    "gaps-asked": gaps_asked,
    "met": met,
}
