"""The rules about the report and the first response to it: told, safe, looked after, nothing put off."""

from cocreport.model.case import Case, Item, Response
from cocreport.procedure.matter import Matter, is_passed


def account_kept(matter: Matter) -> bool:
    """Each report holds what was told, or says why there is nothing."""
    case = matter.case
    return all(report.account or f"reports/{key}/account" in case.unanswered for key, report in case.reports.items())


def safety_known(matter: Matter) -> bool:
    """Somebody asked for each report whether anyone is in danger."""
    case = matter.case
    return all(key in case.response and case.response[key].danger for key in case.reports)


def presence_known(matter: Matter) -> bool:
    """It is on record for each report whether whoever reports could be spoken with."""
    case = matter.case
    return all(key in case.response and case.response[key].presence for key in case.reports)


def help_called(matter: Matter) -> bool:
    """Where somebody is or may be in danger, security or police were called, or it is on record why not (row 14)."""
    case = matter.case
    unsafe = {key: one for key, one in case.response.items() if one.danger in ("yes", "not sure")}
    return all(one.summoned or is_passed(case, f"response/{key}/summoned/") for key, one in unsafe.items())


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
