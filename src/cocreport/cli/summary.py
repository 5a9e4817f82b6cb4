"""A line about each case for ``coc list``: where it stands and what is owed, read off the index."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any, Final

from cocreport.lookup.entry import Entry, minute_of, next_in
from cocreport.lookup.seen import Seen
from cocreport.lookup.surroundings import Outline
from cocreport.procedure.duty import Duty, State, standing
from cocreport.words import say

_URGENT: Final = ("overdue", "due", "waiting", "later")


class Row:
    """One case in a list; ``next`` is the title of what comes next, with how it stands."""

    __slots__ = ("_now", "_seen", "entry", "id", "next", "people", "received", "reports", "stage")

    def __init__(self, entry: Entry, seen: Seen, now: datetime, following: "tuple[str, State] | None") -> None:
        """Take what the index says of a case, the moment at which the list is made, and what comes next."""
        self.entry = entry
        self.id, _, _, _, self.received, self.reports, self.people, self.stage, *_ = entry
        self.next = following
        self._seen = seen
        self._now = now

    @property
    def owed(self) -> tuple[tuple[Duty, State], ...]:
        """Return the duties that are not done, in the order of the procedure."""
        return standing(self._seen.owed(self.entry), self._now)

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

    def to_json(self) -> dict[str, Any]:
        """Return the row as ``coc list --json`` prints it."""
        return {
            "id": self.id,
            "edition": self.entry.edition,
            "received": self.received,
            "stage": self.stage,
            "reports": int(self.reports),
            "people": int(self.people),
            "closed": self.entry.is_closed,
            "next": {"title": self.next[0], "state": self.next[1]} if self.next else None,
        }

    def to_cells(self) -> tuple[str, ...]:
        """Return the row as ``coc list --csv`` prints it."""
        title, state = self.next or ("", "")
        return self.id, self.entry.edition, self.received, self.stage, self.reports, self.people, say(title), state


def rows(seen: Seen, entries: Iterable[Entry], now: datetime) -> list[Row]:
    """Say of each of these cases where it stands."""
    minute = minute_of(now)
    following = cache(lambda procedure, turn: _next(seen.surroundings.procedures[procedure], turn))
    return [Row(one, seen, now, following(one.procedure, one.turn_at(minute))) for one in entries]


def _next(outline: Outline, turn: str) -> tuple[str, State] | None:
    found = next_in(turn)
    return (outline.steps[found.step].title, found.state) if found else None
