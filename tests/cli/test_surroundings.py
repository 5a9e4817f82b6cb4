"""What is around an interview: whom to call, who can be chosen, and what; what is never said."""

from tests.building import a_desk, an_event

from cocreport.cli.surroundings import around
from cocreport.clock import Clock
from cocreport.interview.asker import Option
from cocreport.model.keys import Draw
from cocreport.procedure.load import bundled
from cocreport.store.folder import CaseFolder

EMERGENCY = {
    "security": {"name": "Security of the venue", "number": "+49 30 5550 0110"},
    "police": {"number": "110"},
    "doctor": {"name": "Somebody with a bag"},
}


def test_it_holds_every_number_first_the_emergency_then_who_leads(folder: CaseFolder, clock: Clock, draw: Draw) -> None:
    folder.put_event(an_event(emergency=EMERGENCY))
    assert around(a_desk(folder.root, clock, draw), bundled("workshop-1")).contacts == (
        ("Security of the venue", "+49 30 5550 0110"),
        ("police", "110"),
        ("Dana Okoro, organizer", "+49 30 5550 0101"),
        ("Mikkel Strand, coordinator", "+49 30 5550 0102"),
    )


def test_the_team_is_there_by_name_or_by_handle(folder: CaseFolder, clock: Clock, draw: Draw) -> None:
    folder.put_event(an_event(staff={"dana": {"role": "organizer", "name": "Dana Okoro"}, "ruth": {"role": "desk"}}))
    there = around(a_desk(folder.root, clock, draw), bundled("workshop-1"))
    assert there.team == (Option("dana", "Dana Okoro"), Option("ruth", "ruth"))
    assert there.contacts == ()


def test_what_is_never_said_comes_from_what_staff_reads_before(folder: CaseFolder, clock: Clock, draw: Draw) -> None:
    never = around(a_desk(folder.root, clock, draw), bundled("workshop-1")).never
    assert "You can withdraw your report if you like." in [one.line for one in never]
    assert "Between us, this is how it really was." not in [one.line for one in never]


def test_only_organizers_are_among_those_who_speak_in_public(folder: CaseFolder, clock: Clock, draw: Draw) -> None:
    staff = {
        "dana": {"role": "organizer", "name": "Dana Okoro"},
        "ruth": {"role": "desk"},
        "kim": {"role": "organizer"},
    }
    folder.put_event(an_event(staff=staff))
    there = around(a_desk(folder.root, clock, draw), bundled("workshop-1"))
    assert there.organizers == (Option("dana", "Dana Okoro"), Option("kim", "kim"))


def test_actions_and_findings_are_those_of_the_procedure(folder: CaseFolder, clock: Clock, draw: Draw) -> None:
    procedure = bundled("workshop-1")
    there = around(a_desk(folder.root, clock, draw), procedure)
    assert [one.value for one in there.actions] == [one.id for one in procedure.actions]
    assert [one.label for one in there.actions] == [one.label for one in procedure.actions]
    findings = {one.id: one for one in procedure.findings}
    assert there.upheld_findings
    assert there.other_findings
    assert all(findings[one.value].stands == "yes" for one in there.upheld_findings)
    assert all(findings[one.value].stands == "no" for one in there.other_findings)
    assert {one.value for one in (*there.upheld_findings, *there.other_findings)} == set(findings)
