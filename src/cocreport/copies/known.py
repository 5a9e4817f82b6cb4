"""By what the people of a case can be found in its texts; and who of them may be named in a copy."""

import re
from collections.abc import Iterator
from typing import Final

from cocreport.copies.addresses import MAIL, NUMBER
from cocreport.copies.folding import plain
from cocreport.copies.names import Known
from cocreport.copies.ordinary import ORDINARY
from cocreport.copies.values import Value, values_of
from cocreport.model.case import Case
from cocreport.model.keys import PersonKey
from cocreport.model.marks import Mark
from cocreport.procedure.audiences import Audience

_PEOPLE: Final = "people"
SOMEBODY: Final = "somebody"
"""Who stands for people that have no entry of their own in a case."""

_HANDLE: Final = re.compile(r"(?<!\w)@[\w.-]{2,}")
_CAPITALS: Final = re.compile(r"\b[^\W\d_a-z][\w'-]+")
_SHORTEST: Final = 3
_OF_SOMEBODY_KNOWN: Final = frozenset({"people", "consent", "attachments", "copies"})
"""Sections whose names belong to people with an entry, or to files."""


def named(case: Case, audience: Audience, subject: PersonKey | None) -> frozenset[PersonKey]:
    """Return the first keys of those whose names a copy may hold; never of whom nobody may know."""
    never = {case.first_of(one.person) for one in case.consent.values() if one.name_known_to == "nobody"}
    agreed = {
        case.first_of(one.person) for one in case.consent.values() if one.name_known_to in {"team", "reported person"}
    }
    everybody = {case.first_of(key) for key in case.people}
    reported = {case.first_of(key) for key, person in case.people.items() if "reported" in person.parts}
    found = {"by name": everybody, "as agreed": reported | agreed, "by code": set[str]()}[audience.people] - never
    return frozenset(found | {case.first_of(subject)} if subject else found)


def known_people(case: Case, audience: Audience, hide: tuple[str, ...] = ()) -> Iterator[Known]:
    """Give everybody in a case with all that leads to them; those without an entry as somebody.

    Who is somebody is looked for only as far as the audience does not get to read it anyway; ``hide`` are names
    that stand nowhere but in texts.
    """
    for key, person in case.people.items():
        first = case.first_of(key)
        reached = [one.channel for one in case.consent.values() if one.channel and case.first_of(one.person) == first]
        ways = " ; ".join(filter(None, (person.contact, *reached)))
        once = _once(case, key)
        named = (person.name, *person.handles, *_numbers_on(person.badge), *once, *_HANDLE.findall(ways))
        yield Known(
            first,
            names=tuple(filter(None, named)),
            addresses=tuple(MAIL.findall(ways)),
            numbers=tuple(NUMBER.findall(ways)),
        )
    texts = [str(one.value) for one in values_of(case) if _names_somebody(one, audience)]
    yield Known(
        SOMEBODY,
        names=hide,
        addresses=tuple(found for text in texts for found in MAIL.findall(text)),
        numbers=tuple(found for text in texts for found in NUMBER.findall(text)),
        perhaps=tuple(dict.fromkeys(word for text in texts for word in _likely_names(text))),
    )


def _once(case: Case, person: PersonKey) -> Iterator[str]:
    """Give the names and handles under which somebody stood before they were taken out or corrected."""
    for entry in case.history.values():
        address = (entry.address or "").split("/")
        if address[:2] != [_PEOPLE, person]:
            continue
        former = entry.former.get("name") if isinstance(entry.former, dict) and len(address) == 2 else entry.former  # noqa: PLR2004
        if address[2:] in ([], ["name"], ["handles"]):
            yield from (str(one) for one in (former if isinstance(former, list) else [former]) if one)


def _names_somebody(value: Value, audience: Audience) -> bool:
    if value.leaf.mark is not Mark.IDENTIFIES or value.section in _OF_SOMEBODY_KNOWN:
        return False
    return audience.treatment(value.section, Mark.IDENTIFIES) != "keep"


def _numbers_on(badge: str | None) -> list[str]:
    """Return what on a badge is one person's: its number; a colour or a company is everybody's."""
    return [word for word in re.findall(r"\w+", badge or "") if len(word) >= _SHORTEST and re.search(r"\d", word)]


def _likely_names(text: str) -> Iterator[str]:
    """Give the words of a text that are written like a name."""
    for word in _CAPITALS.findall(text):
        if len(word) >= _SHORTEST and plain(word) not in ORDINARY:
            yield word


def is_somebody_nameless(case: Case) -> bool:
    """Tell whether somebody asked not to be named, so that coc cannot know which name a text must not have."""
    declined = any(address.endswith("/name") and why == "declined" for address, why in case.unanswered.items())
    return declined or any(one.name_known_to == "nobody" for one in case.consent.values())
