"""How somebody in a case is called on a screen of staff: by what is known of them, never more than a few words."""

from typing import Final

from cocreport.model.case import Case
from cocreport.model.keys import PersonKey
from cocreport.words import say

_LONGEST: Final = 32


def known_by(case: Case, person: PersonKey) -> str:
    """Return the name of somebody, else the badge, else how they look, else that nobody could name them."""
    one = case.people[person]
    return how_known(one.name, one.badge, one.looks, one.role)


def how_known(name: str | None, badge: str | None, looks: str | None, role: str | None) -> str:
    """Return the first of these that is known, in a few words."""
    known = name or (say("badge {number}", number=badge) if badge else None) or looks or role
    return _short(known) if known else say("a person nobody could name")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"
