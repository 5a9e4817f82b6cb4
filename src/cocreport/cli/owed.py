"""What is owed over all cases that a viewer may see, and who owes it: what ``coc due`` shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cocreport.cli.desk import Desk
from cocreport.cli.survey import Known, survey
from cocreport.model.spellings import spell_moment
from cocreport.notation.tree import Tree
from cocreport.procedure.duty import Duty, State
from cocreport.procedure.responsible import responsible

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
    """What is owed, the sentences about files that could not be read, how many cases are withheld or encrypted."""

    owed: tuple[Owed, ...]
    broken: tuple[str, ...]
    withheld: int
    sealed: int = 0


def all_owed(desk: Desk, *, only: str | None = None, with_later: bool = False) -> Dues:
    """Collect what is due over all cases: what is late first, then by its time, then what has none.

    ``only`` keeps what one person owes; ``with_later`` adds what still waits or opens on a later day.
    """
    seen = survey(desk)
    found = [
        one
        for known in seen.cases
        for one in _owed_in(known, desk)
        if (with_later or one.state in _DUE) and only in (None, one.who)
    ]
    return Dues(tuple(sorted(found, key=_urgency)), seen.broken, seen.withheld, len(seen.sealed))


def _owed_in(known: Known, desk: Desk) -> Iterator[Owed]:
    event, zone = desk.event, desk.zone
    for duty, state in known.owed:
        who = responsible(duty, known.case, event)
        member = event.staff.get(who) if who else None
        name = (member.name or who) if member else who
        due = duty.due.astimezone(zone) if duty.due else None
        yield Owed(known.case.id, duty, state, who, name, duty.opens.astimezone(zone), due)


def _urgency(one: Owed) -> tuple[int, bool, datetime, str]:
    late = _DUE.index(one.state) if one.state in _DUE else len(_DUE)
    return late, one.due is None, one.due or one.opens, one.case
