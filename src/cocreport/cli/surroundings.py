"""What is around an interview: whom to call in an emergency, who can be chosen, and what; what is never said."""

from collections.abc import Iterable
from typing import Final

from cocreport.cli.desk import Desk
from cocreport.interview.asides import Around
from cocreport.interview.asker import Option
from cocreport.model.event import Member
from cocreport.procedure.spec import Action, Finding, Procedure
from cocreport.words import N_, say

_LEADING: Final = (N_("organizer"), N_("coordinator"), N_("stand-in"), N_("board"))


def around(desk: Desk, procedure: Procedure) -> Around:
    """Gather it from the edition and the procedure."""
    contacts = ((one.name or label, one.number) for label, one in desk.event.emergency.items())
    leading = ((_named(handle, one), one.phone) for handle, one in desk.event.staff.items() if one.role in _LEADING)
    staff = desk.event.staff
    return Around(
        contacts=tuple((who, number) for who, number in (*contacts, *leading) if number),
        team=_people(staff.items()),
        never=tuple(never for step in procedure.steps if step.part == "before" for never in step.never),
        organizers=_people((handle, one) for handle, one in staff.items() if one.role == "organizer"),
        actions=_listed(procedure.actions),
        upheld_findings=_listed(one for one in procedure.findings if one.stands == "yes"),
        other_findings=_listed(one for one in procedure.findings if one.stands == "no"),
    )


def _people(members: Iterable[tuple[str, Member]]) -> tuple[Option, ...]:
    return tuple(Option(handle, member.name or handle) for handle, member in members)


def _listed(choices: Iterable[Action | Finding]) -> tuple[Option, ...]:
    return tuple(Option(one.id, say(one.label), say(one.note)) for one in choices)


def _named(handle: str, member: Member) -> str:
    return f"{member.name or handle}, {say(member.role)}"
