"""What the next shift has to know beside what is owed: what was agreed with reporters, and who is kept apart."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from cocreport.lookup.entry import Entry
from cocreport.lookup.seen import Seen
from cocreport.model.case import Case

_BACK: Final = "back-to-them"
"""The step in which somebody comes back to whoever reported, as it was agreed."""


class Agreed(NamedTuple):
    """Somebody comes back to a reporter: who, and when, in the words in which it was said."""

    case: str
    report: str
    who: str
    when: str


class Apart(NamedTuple):
    """Two people who are kept apart, by their keys; ``last`` is the last day, as ``2031-05-10``, or None."""

    case: str
    reported: str
    reporters: tuple[str, ...]
    label: str
    last: str | None


def agreed_with_reporters(seen: Seen, entries: list[Entry], read: Callable[[str], Case]) -> Iterator[Agreed]:
    """Give what was agreed with those who reported and has not been done; only the cases concerned are read."""
    for entry in entries:
        if any(one.step == _BACK for one in seen.owed(entry)):
            for key, response in read(entry.id).response.items():
                back = response.comes_back
                if back and (back.who or back.when):
                    yield Agreed(entry.id, key, back.who or "", back.when or "")


def kept_apart(seen: Seen, entries: list[Entry], day: str, read: Callable[[str], Case]) -> Iterator[Apart]:
    """Give who is kept apart on a day; only the cases concerned are read."""
    for entry in entries:
        outline, is_past = seen.outline(entry), seen.is_past(entry)
        live = [
            one
            for one in seen.followed(entry, on=day)
            if one.action in outline.apart and one.is_live(day, is_past=is_past)
        ]
        if live:
            case = read(entry.id)
            reporters = dict.fromkeys(case.first_of(one.reporter) for one in case.reports.values() if one.reporter)
            for one in live:
                yield Apart(entry.id, one.person, tuple(reporters), outline.actions[one.action or ""], one.last)
