"""A line about each case for ``coc list``: where it stands and what is owed, read off the index."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Final

from cocreport.lookup.entry import Entry
from cocreport.lookup.seen import Seen
from cocreport.lookup.surroundings import Outline
from cocreport.notation.tree import Tree
from cocreport.procedure.duty import Duty, State, standing
from cocreport.words import say

_URGENT: Final = ("overdue", "due", "waiting", "later")


class Row:
    """One case in a list."""

    def __init__(self, entry: Entry, outline: Outline, now: datetime) -> None:
        """Take what the index says of a case, its procedure in short, and the moment at which the list is made."""
        self.entry = entry
        self.id = entry.id
        self.received = entry.received
        self.stage = entry.stage
        self.reports = entry.reports
        self.people = entry.people
        self._outline = outline
        self._now = now

    @cached_property
    def next(self) -> tuple[str, State] | None:
        """Return the title of what can be done first, or else of what waits, with how it stands."""
        found = self.entry.next_at(int(self._now.timestamp() // 60))
        return (self._outline.steps[found.step].title, found.state) if found else None

    @cached_property
    def owed(self) -> tuple[tuple[Duty, State], ...]:
        """Return the duties that are not done, in the order of the procedure."""
        return standing(self.entry.owed(self._outline), self._now)

    @property
    def urgency(self) -> tuple[int, float, str]:
        """Order cases: what is overdue longest, then what is due soonest, then what has no time; waiting comes last."""
        return min(
            (
                (_URGENT.index(state), duty.due.timestamp() if duty.due else float("inf"), self.id)
                for duty, state in self.owed
            ),
            default=(len(_URGENT), 0, self.id),
        )

    def to_json(self) -> dict[str, Tree]:
        """Return the row as ``coc list --json`` prints it."""
        return {
            "id": self.id,
            "edition": self.entry.edition,
            "received": self.received,
            "stage": self.stage,
            "reports": int(self.reports),
            "people": int(self.people),
            "owed": [dict(one) for one in self.entry.owed_json(self._outline, self._now)],
        }

    def to_cells(self) -> tuple[str, ...]:
        """Return the row as ``coc list --csv`` prints it."""
        title, state = self.next or ("", "")
        return self.id, self.entry.edition, self.received, self.stage, self.reports, self.people, say(title), state


def rows(seen: Seen, entries: Iterable[Entry], now: datetime) -> list[Row]:
    """Say of each of these cases where it stands."""
    outlines = seen.surroundings.procedures
    return [Row(entry, outlines[entry.procedure], now) for entry in entries]
