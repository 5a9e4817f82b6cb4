"""Who owes a duty by name: the person it was given to, or somebody of the role that answers for it."""

from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.model.keys import ReportKey
from cocreport.procedure.duty import Duty
from cocreport.procedure.owing import who_owes


def responsible(duty: Duty, case: Case, event: Event | None) -> str | None:
    """Return the handle of whoever owes a duty, or None where nobody on the team may: it is for the body outside.

    ``event`` is the edition whose team is at work. Who is kept out of a case never owes anything in it.
    """
    staff = {handle: member.role for handle, member in event.staff.items()} if event else {}
    return who_owes(named(duty, case), duty.owner, excluded=case.excluded, staff=staff)


def named(duty: Duty, case: Case) -> str | None:
    """Return whom a duty was given to: by name, or as whoever took the report that it is about, else the first."""
    if duty.who or duty.owner != "taker":
        return duty.who
    key: ReportKey = duty.keys.get("report", next(iter(case.reports)))
    return case.reports[key].taken_by
