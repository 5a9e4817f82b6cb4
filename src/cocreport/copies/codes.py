"""How people are called in a copy in the place of their names: Reporter, Reported person A, Witness B."""

from collections.abc import Iterable, Mapping
from typing import Final

from cocreport.model.case import Case
from cocreport.model.keys import PersonKey
from cocreport.words import N_, say

_PARTS: Final = ("reporter", "reported", "target", "witness", "guardian", "other")
"""In the order in which somebody is called by one of several parts."""

_ALONE: Final = {
    "reporter": N_("Reporter"),
    "reported": N_("Reported person"),
    "target": N_("Person concerned"),
    "witness": N_("Witness"),
    "guardian": N_("Guardian"),
    "other": N_("Person"),
}
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def codes_for(case: Case, people: Iterable[PersonKey], subject: PersonKey | None = None) -> dict[PersonKey, str]:
    """Return a code for each of these, by the key under which they stand first; the only reporter needs no letter.

    Letters run through all people of the copy, so that no two are called by the same one.
    """
    firsts = list(dict.fromkeys(case.first_of(key) for key in people))
    parts = {key: _part(case, key) for key in firsts}
    reporters = [key for key in firsts if parts[key] == "reporter"]
    codes: dict[PersonKey, str] = {}
    letters = 0
    for key in firsts:
        called = say(_ALONE[parts[key]])
        if subject and key == case.first_of(subject):
            codes[key] = say("You")
        elif [key] == reporters:
            codes[key] = called
        else:
            codes[key] = f"{called} {_letter(letters)}"
            letters += 1
    return codes


def together(who: Iterable[PersonKey], codes: Mapping[PersonKey, str]) -> str:
    """Return how a place of a text is called that may speak of several people with one name."""
    called = sorted({codes.get(key, say("another person")) for key in who})
    return say(" or ").join(called)


def _part(case: Case, person: PersonKey) -> str:
    has = {part for key, one in case.people.items() if case.first_of(key) == person for part in one.parts}
    return next((part for part in _PARTS if part in has), "other")


def _letter(number: int) -> str:
    more, place = divmod(number, len(_LETTERS))
    return (_letter(more - 1) if more else "") + _LETTERS[place]
