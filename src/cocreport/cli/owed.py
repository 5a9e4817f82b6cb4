"""What is owed over all cases that a viewer may see, and who owes it: what ``coc due`` shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cocreport.cli.desk import Desk
from cocreport.lookup.choosing import due_now
from cocreport.lookup.entry import Entry
from cocreport.lookup.seen import Seen
from cocreport.model.spellings import spell_moment
from cocreport.notation.tree import Tree
from cocreport.procedure.duty import Duty, State, standing
from cocreport.procedure.owing import who_owes

_DUE: Final = ("overdue", "due")
"""What is owed now, and first what is late; what waits or comes later is not due."""


@dataclass(frozen=True)
class Owed:
    """One thing that is owed in a case; ``who`` is a handle, or None where nobody on the team may take it.

    ``due`` and ``opens`` stand in the time zone of the team's edition.
    """

    case: str
    duty: Duty
    state: State
    who: str | None
    name: str | None
    opens: datetime
    due: datetime | None

    def to_json(self) -> dict[str, Tree]:
        """Return it as ``coc due --json`` prints it; what is not known is left out."""
        known = {
            "case": self.case,
            "step": self.duty.step,
            "about": self.duty.about,
            "title": self.duty.title,
            "owner": self.duty.owner,
            "who": self.who,
            "state": self.state,
            "opens": spell_moment(self.opens),
            "due": spell_moment(self.due) if self.due else None,
        }
        return {name: value for name, value in known.items() if value}


@dataclass(frozen=True)
class Dues:
    """What is owed, the sentences about files that could not be read, how many cases are withheld or encrypted.

    ``has_list`` says that there is a list of the team; without one nobody can be named for a role.
    """

    owed: tuple[Owed, ...]
    broken: tuple[str, ...]
    withheld: int
    sealed: int = 0
    has_list: bool = False


def all_owed(desk: Desk, *, only: str | None = None, with_later: bool = False) -> Dues:
    """Collect what is due over all cases: what is late first, then by its time, then what has none.

    ``only`` keeps what one person owes; ``with_later`` adds what still waits or opens on a later day.
    """
    seen = desk.look()
    now = desk.clock()
    found = [
        one
        for entry in (seen.entries if with_later else due_now(seen.entries, now))
        for one in owed_in(entry, seen, now, with_later=with_later)
        if (with_later or one.state in _DUE) and only in (None, one.who)
    ]
    has_list = bool(seen.surroundings.staff)
    return Dues(tuple(sorted(found, key=urgency)), seen.broken, seen.withheld, len(seen.sealed), has_list)


def owed_in(entry: Entry, seen: Seen, now: datetime, *, with_later: bool = False) -> Iterator[Owed]:
    """Give what is owed in one case, and by whom; what waits for something else only ``with_later``."""
    staff, zone = seen.surroundings.staff, seen.surroundings.zone
    roles = {handle: member.role for handle, member in staff.items()}
    excluded = seen.excluded.get(entry.id, ())
    for duty, state in standing(seen.owed(entry, only_open=not with_later), now):
        who = who_owes(duty.who, duty.owner, excluded=excluded, staff=roles)
        member = staff.get(who) if who else None
        name = (member.name or who) if member else who
        due = duty.due.astimezone(zone) if duty.due else None
        yield Owed(entry.id, duty, state, who, name, duty.opens.astimezone(zone), due)


def urgency(one: Owed) -> tuple[int, bool, datetime, str]:
    """Order what is owed: what is late first, then by its time, then what has none."""
    late = _DUE.index(one.state) if one.state in _DUE else len(_DUE)
    return late, one.due is None, one.due or one.opens, one.case
