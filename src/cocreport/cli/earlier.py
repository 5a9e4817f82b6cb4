"""What was found before about somebody who is reported: only what was upheld counts when it happens again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cocreport.cli.desk import Desk
from cocreport.errors import CocError
from cocreport.interview.known_by import known_by
from cocreport.interview.prompting import spoken_day
from cocreport.interview.standpoint import Force, Standpoint, flat
from cocreport.model.case import Case
from cocreport.model.decisions import Decision, Sanction
from cocreport.model.event import Event
from cocreport.model.keys import CaseId, DecisionKey, PersonKey
from cocreport.model.likeness import possible_same
from cocreport.model.outcome import current_decisions, is_overturned, reported_people
from cocreport.procedure.spec import Procedure
from cocreport.words import N_, say

_SAME = "same person"


@dataclass(frozen=True)
class Followed:
    """One thing that followed: as a person reads it, its last day if there is one, whether it holds today."""

    label: str
    until: date | None
    force: Force


@dataclass(frozen=True)
class Upheld:
    """One report that was found to stand; while ``provisional``, it is looked at again on that day."""

    finding: str
    followed: tuple[Followed, ...]
    provisional: date | None = None


@dataclass(frozen=True)
class Earlier:
    """Another case in which the person, as this case knows them, is or may be among those who were reported."""

    case: CaseId
    person: PersonKey
    called: str
    is_certain: bool
    upheld: tuple[Upheld, ...]


def earlier(desk: Desk, case: Case) -> tuple[Earlier, ...]:
    """Return the other cases that may be about the same reported people, of any edition, first come first.

    Cases that whoever is at the desk may not see are passed over, and so is a file that cannot be read.
    """
    others = sorted(_others(desk, case), key=lambda one: (min(each.received for each in one.reports.values()), one.id))
    return tuple(found for other in others for found in _in_other(desk, case, other))


def lines(found: Sequence[Earlier]) -> tuple[tuple[str, str], ...]:
    """Return label and text of what is shown; a case in which nothing was upheld is named by its id alone."""
    certain = dict.fromkeys(one.case for one in found if one.is_certain and not one.upheld)
    possible = dict.fromkeys(one.case for one in found if not one.is_certain and not one.upheld)
    parts = (
        (N_("Found before"), "\n".join(line for one in found for line in _told(one))),
        (N_("The same person"), ", ".join(certain)),
        (N_("Perhaps the same person"), ", ".join(possible)),
    )
    return tuple((say(label), text) for label, text in parts if text)


def _told(one: Earlier) -> Iterator[str]:
    """Give what was upheld in one case, then each thing that followed."""
    how = say("the same person") if one.is_certain else say("perhaps the same person; find out before it counts")
    for upheld in one.upheld:
        yield f"{one.case}, {one.called}: {upheld.finding} ({how})"
        if upheld.provisional:
            provisional = say("provisional until {day}", day=spoken_day(upheld.provisional))
            yield f"- {provisional}"
        yield from (f"- {each.label}" for each in upheld.followed)


def _others(desk: Desk, case: Case) -> Iterator[Case]:
    for case_id in desk.folder.case_ids():
        if case_id != case.id:
            try:
                other = desk.folder.read(case_id).record
            except CocError:  # `coc check` names it
                continue
            if other.is_open_to(desk.viewer):
                yield other


def _in_other(desk: Desk, case: Case, other: Case) -> Iterator[Earlier]:
    is_linked = _are_linked(case, other)
    for ours, theirs in _same(case, other, is_linked=is_linked):
        upheld = tuple(_upheld(desk, other, theirs))
        yield Earlier(other.id, ours, known_by(case, ours), is_linked, upheld)


def _are_linked(case: Case, other: Case) -> bool:
    """Tell whether somebody said that the same person is in both."""
    ours = any((one.case, one.kind) == (other.id, _SAME) for one in case.links.values())
    return ours or any((one.case, one.kind) == (case.id, _SAME) for one in other.links.values())


def _same(case: Case, other: Case, *, is_linked: bool) -> list[tuple[PersonKey, PersonKey]]:
    """Return who of this case may be who of the other; a link alone says it where one is reported in each."""
    here, there = reported_people(case), reported_people(other)
    alike = [(ours, theirs) for theirs, ours in possible_same(case, other) if theirs in there and ours in here]
    if not alike and is_linked and len(here) == len(there) == 1:
        return [(here[0], there[0])]
    return alike


def _upheld(desk: Desk, case: Case, person: PersonKey) -> Iterator[Upheld]:
    """Give what was found about somebody and holds: neither revised nor overturned since."""
    view = _standpoint(desk, case)
    for key, decision in current_decisions(case).items():
        is_theirs = case.first_of(decision.person) == person
        if is_theirs and decision.stands == "yes" and not is_overturned(case, key):
            followed = tuple(_followed(view, key, one) for one in decision.sanctions.values())
            provisional = None if decision.reviewed else decision.review
            yield Upheld(_finding(view.procedure, decision), followed, provisional)


def _followed(view: Standpoint, decision: DecisionKey, sanction: Sanction) -> Followed:
    return Followed(view.sanction(decision, sanction), view.ends(sanction), view.force(decision, sanction))


def _finding(procedure: Procedure, decision: Decision) -> str:
    """Return what was found, in the words of the procedure that was followed."""
    label = next((say(one.label) for one in procedure.findings if one.id == decision.finding), None)
    return label or flat(decision.finding or say("the report stands"))


def _standpoint(desk: Desk, case: Case) -> Standpoint:
    """Return from where another case is looked at; what of its surroundings cannot be read is gone without."""
    try:
        procedure = desk.folder.procedure(case.procedure)
    except CocError:  # `coc check` names it, and what was upheld counts all the same
        procedure = desk.folder.procedure(desk.team.procedure)
    is_past = case.edition != desk.team.edition
    return Standpoint(case, procedure, _event(desk, case), desk.now(), is_past=is_past)


def _event(desk: Desk, case: Case) -> Event | None:
    try:
        return desk.edition(case.edition)
    except CocError:
        return None
