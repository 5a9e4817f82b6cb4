"""What is in force on a day, what ends soon, and what has lapsed without anybody having looked at it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple, TypeAlias

from cocreport.lookup.entry import Entry, Followed
from cocreport.lookup.seen import Seen
from cocreport.lookup.surroundings import Outline

Force: TypeAlias = Literal["lapsed", "ends soon", "in force", "to come"]

FORCES: Final[tuple[Force, ...]] = ("lapsed", "ends soon", "in force", "to come")
"""In the order in which they are shown: what somebody has to look at comes first."""


class Sanction(NamedTuple):
    """One sanction as it stands on a day; ``label`` is what its procedure calls it, None where it is in own words.

    ``needs_a_look`` says that its last day, or the day that was set for looking at it, has come and nobody has.
    """

    case: str
    person: str
    label: str | None
    followed: Followed
    force: Force
    needs_a_look: bool

    @property
    def was_told(self) -> bool:
        """Tell whether it reached the person it is for."""
        return self.followed.told in {"told", "in writing"}


def sanctions_on(seen: Seen, day: date, *, soon: int) -> list[Sanction]:
    """Return what holds on a day, or lapsed before it and waits for somebody; ``soon`` is a number of days."""
    found = [one for entry in seen.entries for one in _in(entry, seen, day, soon)]
    return sorted(found, key=lambda one: (FORCES.index(one.force), one.followed.last or "9", one.case))


def holding(entry: Entry, seen: Seen, day: str) -> Iterator[Followed]:
    """Give what holds for somebody on a day, and what lapsed and waits for a look: no welcome by itself."""
    is_past = seen.is_past(entry)
    for one in seen.followed(entry, on=day):
        if lasts(one, seen.outline(entry)) and (one.is_live(day, is_past=is_past) or one.has_lapsed(day)):
            yield one


def lasts(followed: Followed, outline: Outline) -> bool:
    """Tell whether something holds for some time; a warning, or a letter in the team's own words, is given once.

    An action that can only last does so also where nobody wrote down for how long.
    """
    return bool(followed.lasts or followed.last) or followed.action in outline.lasting


def _in(entry: Entry, seen: Seen, day: date, soon: int) -> Iterator[Sanction]:
    outline, is_past, today = seen.outline(entry), seen.is_past(entry), day.isoformat()
    for one in seen.followed(entry, on=today):
        force = _force(one, day, soon, is_past=is_past) if lasts(one, outline) else None
        if force:
            needs = one.look is not None and one.look <= today and not one.is_looked_after
            label = outline.actions.get(one.action or "")
            yield Sanction(entry.id, one.person, label, one, force, needs)


def _force(one: Followed, day: date, soon: int, *, is_past: bool) -> Force | None:
    today = day.isoformat()
    if one.has_lapsed(today):
        return "lapsed"
    if one.is_live(today, is_past=is_past):
        ends = one.last is not None and one.last <= (day + timedelta(soon)).isoformat()
        return "ends soon" if ends else "in force"
    return "to come" if one.holds and one.first is not None and today < one.first else None
