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
