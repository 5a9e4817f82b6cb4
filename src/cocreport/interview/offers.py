"""Answers on offer that stand elsewhere: people of the team, who was reported, what the procedure lists."""

from collections.abc import Iterator, Mapping
from typing import Final

from cocreport.interview.asides import Around
from cocreport.interview.asker import Option
from cocreport.interview.known_by import how_known
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Offers
from cocreport.words import N_, say

IN_OWN_WORDS: Final = "other"
"""What is kept where nothing that the procedure lists is chosen; the words themselves stand beside it."""

_OWN: Final = N_("Something else, in our own words")


def offered_in(tree: dict[str, Tree], around: Around) -> Mapping[Offers, tuple[Option, ...]]:
    """Return what a walk over a record has on offer; the labels of people are words of a case.

    Who was reported is looked up in the record; all else is around the walk.
    """
    own_words = (Option(IN_OWN_WORDS, say(_OWN)),) if around.actions else ()
    return {
        "team": around.team,
        "organizers": around.organizers,
        "reported": tuple(_reported_in(tree)),
        "actions": (*around.actions, *own_words),
        "upheld findings": around.upheld_findings,
        "other findings": around.other_findings,
    }


def _reported_in(tree: dict[str, Tree]) -> Iterator[Option]:
    """Give everybody who was reported, each once, by what is known of them."""
    people = _entries(tree.get("people"))
    reported = [key for key, person in people.items() if "reported" in _parts(person)]
    for first in dict.fromkeys(_first_of(people, key) for key in reported):
        same = [person for key, person in people.items() if _first_of(people, key) == first]
        yield Option(first, _known_as([people[first], *same]))


def _entries(there: Tree | None) -> dict[str, dict[str, Tree]]:
    entries = there if isinstance(there, dict) else {}
    return {key: entry for key, entry in entries.items() if isinstance(entry, dict)}


def _parts(person: dict[str, Tree]) -> list[Tree]:
    parts = person.get("parts")
    return parts if isinstance(parts, list) else []


def _first_of(people: Mapping[str, dict[str, Tree]], key: str) -> str:
    """Return the key under which somebody stands who stands here more than once; a record has no circle of them."""
    other = people[key].get("same_as")
    return _first_of(people, str(other)) if other else key


def _known_as(entries: list[dict[str, Tree]]) -> str:
    """Return how somebody is known, out of one entry for each time that they stand in the case."""
    name, badge, looks, role = (
        next((str(entry[what]) for entry in entries if entry.get(what)), None)
        for what in ("name", "badge", "looks", "role")
    )
    return how_known(name, badge, looks, role)
