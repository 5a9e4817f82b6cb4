"""Where a text names or shows people of a case: the addresses of what it repeats, never the words themselves."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from cocreport.model.case import Case
from cocreport.model.likeness import folded
from cocreport.model.people import Person


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SHORTEST_PART: Final = 3
_SHORTEST_BADGE: Final = 3
_SHORTEST_DETAIL: Final = 5
_TELLING: Final = _words(
    """
    hat cap tie vest coat hood wig scar cane limp bald red blue pink grey gray hut bart brille rot blau grun narbe
    glatze schal
    """
)
"""Words with few letters by which somebody is known all the same, as they are compared."""

_ORDINARY: Final = _words(
    """
    about above after again along around because before behind being below beside between could during either
    every might near never nobody often other people person quite rather really right round seems shall should
    since somebody someone something still their there these things those three through under until where which
    while whose without would wears wearing worn looks looked about years woman women adult maybe first second
    aber alle allem allen aller alles andere anderen beim bereits diese diesem diesen dieser dieses durch eine
    einem einen einer eines etwa etwas frau gegen haben hatte ihrem ihren ihrer immer jahre jemand jetzt keine
    leute mann nach neben nicht oder ohne person personen schon sehr seine seinem seinen seiner sich sind tragt
    trug uber ungefahr unter viele vielleicht waren wegen welche weiter wenig wieder wurde zwischen
    """
)
"""Words that stand in many descriptions and show nobody."""

_PARTICLES: Final = _words("van von der den del dos das bin ibn the and und")
_WORD: Final = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


def named_in(text: str, case: Case) -> tuple[str, ...]:
    """Return the addresses of the names, handles, badges, looks and places of a case that stand in a text.

    Capitals and accents do not matter; only whole words count. A part of a name is a sign too.
    """
    plain = _plain(text)
    found = (address for address, signs in _signs(case) if any(_stands_in(sign, plain) for sign in signs))
    return tuple(dict.fromkeys(found))


def _signs(case: Case) -> Iterator[tuple[str, Iterable[str]]]:
    """Give each address with what would give it away."""
    for key, person in case.people.items():
        yield from ((f"people/{key}/{field}", signs) for field, signs in _of_person(person))
    for key, report in case.reports.items():
        if report.place:
            yield f"reports/{key}/place", (_plain(report.place).strip(" .,;"), *_details(report.place))


def _of_person(person: Person) -> Iterator[tuple[str, Iterable[str]]]:
    if person.name:
        yield "name", _name(person.name)
    yield "handles", [sign for one in person.handles for sign in _name(one)]
    if person.badge and len(folded(person.badge)) >= _SHORTEST_BADGE:
        yield "badge", [folded(person.badge)]
    if person.looks:
        yield "looks", _details(person.looks)


def _name(name: str) -> Iterator[str]:
    """Give a name, its parts, and the forms with an s at their end that German has."""
    whole = folded(name)
    parts = [one for one in _WORD.findall(whole) if len(one) >= _SHORTEST_PART and one not in _PARTICLES]
    for one in filter(None, (whole, *parts)):
        yield from (one, f"{one}s")


def _details(text: str) -> list[str]:
    """Return the words of a description by which insiders would know who or where it was."""
    words = _WORD.findall(_plain(text))
    return [one for one in words if one in _TELLING or (len(one) >= _SHORTEST_DETAIL and one not in _ORDINARY)]


def _stands_in(sign: str, plain: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(sign)}(?!\w)", plain) is not None


def _plain(text: str) -> str:
    """Return a text as names are compared, with the typed apostrophe for the printed one."""
    return folded(unicodedata.normalize("NFKC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
