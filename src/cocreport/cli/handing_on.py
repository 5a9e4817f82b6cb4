"""After a report is saved: somebody who leads is told, one after the other until one is reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from cocreport.cli.desk import Desk
from cocreport.interview.asker import Answer, Option, Prompt
from cocreport.interview.prompting import translated
from cocreport.model.address import put
from cocreport.model.case import Case
from cocreport.model.keys import new_key
from cocreport.model.spellings import spell_moment
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Step
from cocreport.ui.stopping import stoppable
from cocreport.words import N_, say

_LEADING: Final = (N_("coordinator"), N_("stand-in"), N_("organizer"))
_NOBODY_REACHED: Final = "nobody-reached"
"""The step of a procedure that says what a volunteer may do alone."""

_REACHED: Final = "reached"
_NO_ANSWER: Final = "no answer"
_LATER: Final = "later"
_AGAIN: Final = "again"
_CALLING: Final = (
    Option(_REACHED, N_("Reached; they know")),
    Option(_NO_ANSWER, N_("Tried, no answer")),
    Option(_LATER, N_("I tell them later")),
)
_AFTER_ALL: Final = (Option(_AGAIN, N_("Try them all again")), Option(_LATER, N_("Stop here and try again later")))


@dataclass(frozen=True)
class Contact:
    """Somebody who leads and may know of a case; ``who`` is what the record says, ``spoken`` what is shown."""

    who: str
    spoken: str


def contacts_for(desk: Desk, case: Case) -> Iterator[Contact]:
    """Give who is to be told, in order: coordinator, stand-in, organizer, then the body outside the team."""
    for role in _LEADING:
        for handle, member in desk.event.staff.items():
            if member.role == role and handle not in case.excluded:
                known = (member.name or handle, say(member.role), member.phone)
                yield Contact(handle, ", ".join(filter(None, known)))
    outside = desk.team.outside
    if outside:
        spoken = ", ".join(filter(None, (outside.name, outside.contact)))
        yield Contact(outside.name or "outside the team", spoken)


def leads(desk: Desk, handle: str) -> bool:
    """Tell whether somebody is one of those whom a report is handed on to."""
    member = desk.event.staff.get(handle)
    return member is not None and member.role in _LEADING


def hand_on(desk: Desk, case: Case, *, by: str) -> Contact | None:
    """Lead through telling somebody who leads, and note each attempt; return who was reached."""
    with stoppable(desk.stops):
        return _one_reached(desk, case, [one for one in contacts_for(desk, case) if one.who != by], by=by)


def _one_reached(desk: Desk, case: Case, contacts: list[Contact], *, by: str) -> Contact | None:
    while contacts:
        for contact in contacts:
            outcome = _told(desk, case, contact)
            if outcome == _LATER:
                return None
            _note(desk, case, contact, outcome, by=by)
            if outcome == _REACHED:
                return contact
        if not _tries_again(desk, case):
            return None
    return None


def _told(desk: Desk, case: Case, contact: Contact) -> Literal["reached", "no answer", "later"]:
    """Ask how it went with one of them; whoever leaves the page does it later."""
    prompt = Prompt(
        slot="told",
        title=say("Saved as {case}", case=case.id),
        ask=say("Now tell: {who}", who=contact.spoken),
        form="choice",
        hint=say("Say that there is a report and its id, and not what is in it where others can hear."),
        options=translated(_CALLING),
        can_go_back=False,
        has_asides=False,
    )
    reply = desk.asker.ask(prompt, None)
    match reply:
        case Answer("reached"):
            return "reached"
        case Answer("no answer"):
            return "no answer"
        case _:
            return "later"


def _note(desk: Desk, case: Case, contact: Contact, outcome: str, *, by: str) -> None:
    """Put an attempt on record beside the first response to the newest report."""
    now, report = desk.now(), list(case.reports)[-1]

    def change(current: Case) -> Case:
        known = current.response[report].told if report in current.response else {}
        key = new_key("t", known, desk.draw)
        told: dict[str, Tree] = {"who": contact.who, "at": spell_moment(now), "outcome": outcome}
        return put(current, f"response/{report}/told/{key}", told)

    desk.folder.amend(case.id, change, at=now, by=by)


def _tries_again(desk: Desk, case: Case) -> bool:
    """Say what can be done while nobody is reached, and ask whether to try again."""
    step = next((one for one in desk.folder.procedure(case.procedure).steps if one.id == _NOBODY_REACHED), None)
    prompt = Prompt(
        slot="nobody-reached",
        title=say(step.title) if step else say("Nobody was reached"),
        ask=say("What next?"),
        form="choice",
        fields=_advice(step) if step else (),
        options=translated(_AFTER_ALL),
        can_go_back=False,
        has_asides=False,
    )
    return desk.asker.ask(prompt, None) == Answer(_AGAIN)


def _advice(step: Step) -> tuple[tuple[str, str], ...]:
    brief = ((say("For you"), say(step.brief)),) if step.brief else ()
    return (*brief, *((say("Keep in mind"), say(line)) for line in step.remind))
