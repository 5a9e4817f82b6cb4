"""Whether somebody at the door may be one about whom the coordinator has to be called first."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from cocreport.copies.folding import plain
from cocreport.lookup.alike import may_be
from cocreport.lookup.entry import Entry
from cocreport.lookup.sanctions import holding
from cocreport.lookup.seen import Seen
from cocreport.model.case import Case
from cocreport.words import say


class Known(NamedTuple):
    """By what somebody can be found at the door."""

    names: tuple[str, ...]
    badge: str | None


def known_at_door(seen: Seen, day: date, read: Callable[[str], Case]) -> list[Known]:
    """Return by what everybody is known for whom something holds on a day, or lapsed and waits for a look.

    Only the cases concerned are read.
    """
    return [known for entry in seen.entries for known in _in(entry, seen, day.isoformat(), read)]


def is_possible(asked: str, known: list[Known]) -> bool:
    """Tell whether a name or a badge may be somebody's of these."""
    ignored = {"badge", "name", *plain(say("badge {number}", number="")).split()}
    return any(may_be(asked, names=one.names, badge=one.badge, ignored=ignored) for one in known)


def _in(entry: Entry, seen: Seen, day: str, read: Callable[[str], Case]) -> Iterator[Known]:
    wanted = {one.person for one in holding(entry, seen, day)}
    if not wanted and not entry.has_measure:
        return
    case = read(entry.id)
    if entry.has_measure:
        wanted |= {case.first_of(one.person) for one in case.measures.values() if one.outcome != "ended"}
    for key, person in case.people.items():
        if case.first_of(key) in wanted:
            yield Known(tuple(filter(None, (person.name, *person.handles))), person.badge)
