"""Which cases of a list are wanted: by stage, time, edition, what was found, what follows, who owes something."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from cocreport.errors import UsageError
from cocreport.lookup.entry import Entry, minute_of
from cocreport.lookup.seen import Seen
from cocreport.procedure.owing import who_owes
from cocreport.words import say


class Wanted(NamedTuple):
    """What a list is to hold; days are written ``2031-05-10`` and taken where each report was received.

    A list for which nothing was asked leaves out the closed cases in which nothing is owed.
    """

    stage: str | None = None
    is_due: bool = False
    since: str | None = None
    until: str | None = None
    edition: str | None = None
    finding: str | None = None
    action: str | None = None
    owed_by: str | None = None
    has_all: bool = False

    @property
    def is_plain(self) -> bool:
        """Tell whether nothing in particular was asked for."""
        return not any(self)


def chosen(seen: Seen, wanted: Wanted, now: datetime) -> list[Entry]:
    """Return the cases that are wanted; raise UsageError for a word that no procedure or edition here has."""
    _need_known(seen, wanted)
    if wanted.is_plain:
        return [one for one in seen.entries if one.turns or not one.is_closed]
    staff = {handle: member.role for handle, member in seen.surroundings.staff.items()}
    minute = minute_of(now)
    return [one for one in seen.entries if _is_wanted(one, seen, wanted, staff, minute)]


def due_now(entries: Iterable[Entry], now: datetime) -> list[Entry]:
    """Return the cases in which something is due at a moment."""
    minute = minute_of(now)
    return [one for one in entries if _is_due(one, minute)]


def _is_wanted(entry: Entry, seen: Seen, wanted: Wanted, staff: Mapping[str, str], minute: int) -> bool:
    day = entry.received[:10]
    return (
        wanted.stage in (None, entry.stage)
        and wanted.edition in (None, entry.edition)
        and (wanted.since is None or wanted.since <= day)
        and (wanted.until is None or day <= wanted.until)
        and (not wanted.is_due or _is_due(entry, minute))
        and (wanted.finding is None or any(one[0] == wanted.finding for one in seen.counted(entry).findings))
        and (wanted.action is None or any(one.action == wanted.action for one in seen.followed(entry)))
        and (wanted.owed_by is None or _owes(wanted.owed_by, entry, seen, staff))
    )


def _is_due(entry: Entry, minute: int) -> bool:
    """Tell whether something is due now; it stands before everything that waits."""
    found = entry.next_at(minute)
    return found is not None and found.state in ("due", "overdue")


def _owes(handle: str, entry: Entry, seen: Seen, staff: Mapping[str, str]) -> bool:
    excluded = seen.excluded.get(entry.id, ())
    owed = seen.owed(entry)
    return any(who_owes(one.who, one.owner, excluded=excluded, staff=staff) == handle for one in owed)


def _need_known(seen: Seen, wanted: Wanted) -> None:
    outlines = seen.surroundings.procedures.values()
    stages = {step.id for one in outlines for step in one.steps} | {one.stage for one in seen.entries}
    editions = {*seen.surroundings.editions, *(one.edition for one in seen.entries)}
    _need(wanted.stage, stages)
    _need(wanted.edition, editions)
    _need(wanted.finding, (name for one in outlines for name in one.findings))
    _need(wanted.action, (name for one in outlines for name in one.actions))


def _need(said: str | None, known: Iterable[str]) -> None:
    """Refuse a word that stands nowhere here, as a list without a line would say that there is no such case."""
    there = sorted(set(known))
    if said is not None and there and said not in there:
        raise UsageError(say("Nothing here is called that."), say("There is: {names}.", names=", ".join(there)))
