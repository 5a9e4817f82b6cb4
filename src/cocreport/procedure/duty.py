"""A duty, and how it stands at a moment; nothing slow is loaded for it, as whoever reads the index needs it too."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal, TypeAlias

State: TypeAlias = Literal["done", "waiting", "later", "due", "overdue"]
FOLLOW_UP: Final = "follow-up"
"""The stage of a case in which nothing is owed and which is not closed."""

CLOSED: Final = "closed"
"""The stage of a case that was closed; what outlives it can still be owed."""


@dataclass(frozen=True)
class Duty:
    """One step as it stands in a case, for one of the entries it is about.

    ``opens`` and ``due`` are aware times, ``blocked_by`` names rules, ``keys`` are what addresses call the entries;
    ``who`` owes it where one person was named, else ``owner`` is the role that does.
    """

    step: str
    title: str
    owner: str
    opens: datetime
    due: datetime | None
    is_done: bool
    blocked_by: tuple[str, ...] = ()
    about: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    who: str | None = None
    outlives: bool = False


def standing(duties: tuple[Duty, ...], now: datetime) -> tuple[tuple[Duty, State], ...]:
    """Say of each duty how it stands at a moment."""
    return tuple((duty, _state(duty, now)) for duty in duties)


def _state(duty: Duty, now: datetime) -> State:
    if duty.is_done:
        return "done"
    if duty.blocked_by:
        return "waiting"
    if duty.opens > now and duty.about:  # a case that is here has begun, whatever the clock of a computer says
        return "later"
    return "overdue" if duty.due and duty.due < now else "due"
