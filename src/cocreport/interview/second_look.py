"""What is worth a second look before it is kept: words of staff that read wrong, and texts that show somebody."""

import re
from datetime import timedelta
from typing import Final

from cocreport.interview.unfold import Progress, Slot
from cocreport.model.case import Case
from cocreport.model.mentions import named_in
from cocreport.notation.tree import Tree
from cocreport.procedure.wording import pointed_out
from cocreport.words import say

_OWN_WORDS: Final = re.compile(
    r"(follow_ups/[^/]+|(hearings|decisions|appeals)/[^/]+/told|informed/[^/]+)/words"
    r"|hearings/[^/]+/may_be_told|announcements/[^/]+/text"
)
"""Where staff writes down what it says itself; accounts and other people's words are never judged."""

_IN_PUBLIC: Final = re.compile(r"informed/[^/]+/words|announcements/[^/]+/text")
_TO_THE_REPORTED: Final = re.compile(r"hearings/[^/]+/(may_be_told|told/words)")


def second_look(slot: Slot, given: Tree, progress: Progress, *, time_to_appeal: timedelta | None = None) -> str:
    """Return what should be looked at once more in an answer; nothing for most."""
    template = (slot.question.writes if slot.question else None) or ""
    if template.endswith("/filed"):
        return _late(Case.from_tree(progress.tree), time_to_appeal)
    if not isinstance(given, str) or not _OWN_WORDS.fullmatch(template):
        return ""
    return " ".join(filter(None, (pointed_out(given), _shows(template, given, progress))))


def _shows(template: str, text: str, progress: Progress) -> str:
    """Say which people or details of the case a text shows to those it is for."""
    if not _IN_PUBLIC.fullmatch(template) and not _TO_THE_REPORTED.fullmatch(template):
        return ""
    case = Case.from_tree(progress.tree)
    found = named_in(text, case)
    if not _IN_PUBLIC.fullmatch(template):
        found = tuple(address for address in found if _gives_away(case, address))
    if not found:
        return ""
    places = ", ".join(found)
    return say("This text holds something that shows who it is about, or who told you: {places}.", places=places)


def _late(case: Case, time_to_appeal: timedelta | None) -> str:
    """Say that the newest appeal came in after the last day that was named, or after the time there is for it."""
    appeal = list(case.appeals.values())[-1]
    decision = case.decisions[appeal.decision]
    told = decision.told.at if decision.told else None
    ends = told + time_to_appeal if told and time_to_appeal else None
    last = decision.appeal_until or (ends.date() if ends else None)
    if appeal.filed is None or last is None or appeal.filed.date() <= last:
        return ""
    return say("This is after the last day, {day}. It can be taken all the same; note why.", day=last.isoformat())


def _gives_away(case: Case, address: str) -> bool:
    """Tell whether somebody other than those who were reported is shown, who did not agree to it."""
    parts = address.split("/")
    if parts[0] != "people":
        return False
    key = case.first_of(parts[1])
    if "reported" in case.people[key].parts:
        return False
    agreed = (one.name_known_to for one in case.consent.values() if case.first_of(one.person) == key)
    return "reported person" not in agreed
