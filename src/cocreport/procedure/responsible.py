"""Who owes a duty by name: the person it was given to, or somebody of the role that answers for it."""

from collections.abc import Mapping, Sequence
from typing import Final

from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.model.keys import ReportKey
from cocreport.procedure.agenda import Duty

_LINES: Final[Mapping[str, Sequence[str]]] = {
    "organizer": ("organizer",),
    "coordinator": ("coordinator", "stand-in", "organizer"),
}
"""Who stands in for whom, in order; what is the team's, or nobody's any more, goes to the coordinator's line."""


def responsible(duty: Duty, case: Case, event: Event | None) -> str | None:
    """Return the handle of whoever owes a duty, or None where nobody on the team may: it is for the body outside.

    ``event`` is the edition whose team is at work. Who is kept out of a case never owes anything in it.
    """
    named = duty.who or (_taker(duty, case) if duty.owner == "taker" else None)
    if named and _may(named, case, event):
        return named
    return _first(_LINES.get(duty.owner, _LINES["coordinator"]), case, event)


def _taker(duty: Duty, case: Case) -> str:
    """Return who took the report that a duty is about; else the first one."""
    key: ReportKey = duty.keys.get("report", next(iter(case.reports)))
    return case.reports[key].taken_by


def _may(handle: str, case: Case, event: Event | None) -> bool:
    """Tell whether somebody is still there and not kept out; where no list was made, nobody has left it."""
    has_left = event is not None and bool(event.staff) and handle not in event.staff
    return not has_left and handle not in case.excluded


def _first(roles: Sequence[str], case: Case, event: Event | None) -> str | None:
    staff = event.staff.items() if event else ()
    able = [(member.role, handle) for handle, member in staff if handle not in case.excluded]
    return next((handle for role in roles for one, handle in able if one == role), None)
