"""Which people of two cases may be the same: a guess for somebody to confirm, never more."""

import unicodedata
from typing import Final

from cocreport.model.case import Case
from cocreport.model.keys import PersonKey
from cocreport.model.people import Person

_UNSEEN: Final = frozenset({"Cf", "Mn", "Me"})
"""Marks on letters, and characters that are not seen at all."""


def possible_same(case: Case, other: Case) -> tuple[tuple[PersonKey, PersonKey], ...]:
    """Return pairs of somebody in ``other`` and somebody here with the same name, handle or badge.

    Nobody is in a pair whose name nobody may know, nor who is said already to be somebody else of their case.
    """
    here, there = _comparable(case), _comparable(other)
    return tuple((theirs, ours) for theirs, signs in there.items() for ours in here if signs & here[ours])


def _comparable(case: Case) -> dict[PersonKey, frozenset[str]]:
    unnamed = {case.first_of(one.person) for one in case.consent.values() if one.name_known_to == "nobody"}
    return {key: _signs(person) for key, person in case.people.items() if not person.same_as and key not in unnamed}


def _signs(person: Person) -> frozenset[str]:
    """Return by what somebody is known; a handle is compared with handles and names alike."""
    given = [*filter(None, (person.name, person.badge)), *person.handles]
    return frozenset(filter(None, map(folded, given)))


def folded(text: str) -> str:
    """Return a name as it is compared: no capitals, accents, unseen characters or ``@``, one kind of blank."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    seen = "".join(sign for sign in plain if unicodedata.category(sign) not in _UNSEEN)
    return " ".join(seen.split()).removeprefix("@")
