"""Each audience gets what the table says, and nobody gets a name that is not theirs to know."""

import json
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.copies.cases import PROCEDURE, TWO, copy_for, two_reports
from tests.model.records import records

from cocreport.copies.copied import copied, whole
from cocreport.model.case import Case
from cocreport.model.copies import AudienceName
from cocreport.model.marks import Mark
from cocreport.procedure.audiences import NEUTRAL, bundled_audiences, section_of

SOMEBODY = {"reporter": "p-000A", "reported": "p-000C"}
CODED = [name for name in get_args(AudienceName) if name not in {"records", "police", "board"}]


def _text(copy: Any) -> str:
    return json.dumps(copy.to_tree(), ensure_ascii=False)


def test_the_copy_for_the_records_is_the_case() -> None:
    case = two_reports()
    assert whole(case).to_tree() == case.to_tree()


def test_the_team_reads_everything_about_people_by_their_codes() -> None:
    tree = copy_for("team").to_tree()
    assert list(tree["people"]) == ["Reporter A", "Reporter B", "Reported person C"]
    assert tree["reports"]["1"]["account"] == (
        "[Reported person C] grabbed me at 21:40. [Reporter B] saw it; his phone is [phone number]."
    )
    assert tree["decisions"]["1"]["reasons"] == "Two people saw it. [Reporter A]'s account is clear."
    assert tree["decisions"]["1"]["by"] == ["Dana Okoro"]
    assert tree["notes"]["1"]["text"] == "Call [Reporter A] tonight."
    assert tree["reports"]["1"]["others"] == "[not shown]"


@pytest.mark.parametrize("name", CODED)
def test_no_name_and_nothing_that_leads_to_somebody_is_in_a_copy_by_code(name: AudienceName) -> None:
    said = _text(copy_for(name, person=SOMEBODY.get(name)))
    hidden = ["Owen", "Marsh", "Sam", "Idowu", "samidowu", "117", "Priya", "0199"]
    own = ["Lakshmi", "Nair", "0120"]
    for word in hidden if name == "reporter" else [*hidden, *own]:
        assert word not in said, word


@pytest.mark.parametrize("name", sorted(NEUTRAL))
def test_a_neutral_audience_gets_no_text_of_the_case(name: AudienceName) -> None:
    copy = copy_for(name, person=SOMEBODY.get(name))
    assert {one.leaf.mark for one in copy.kept} <= {Mark.PLAIN, Mark.WHEN}


def test_a_reporter_gets_their_own_report_and_never_another_reporter() -> None:
    copy = copy_for("reporter", person="p-000A")
    tree = copy.to_tree()
    assert list(tree["reports"]) == ["1"]
    assert list(tree["people"]) == ["You", "Reported person A"]
    assert "[another person] saw it" in tree["reports"]["1"]["account"]
    assert "[Reporter" not in _text(copy)
    assert [one["action"] for one in tree["decisions"]["1"]["sanctions"].values()] == ["no-contact"]


def test_a_reported_person_gets_what_was_decided_about_them_to_the_day() -> None:
    tree = copy_for("reported", person="p-000C").to_tree()
    assert tree["decisions"]["1"]["at"] == "2031-05-10"
    assert set(tree) == {"schema", "id", "edition", "procedure", "decisions"}


def test_the_board_reads_the_name_of_whoever_was_reported_and_of_those_who_agreed() -> None:
    tree = copy_for("board").to_tree()
    assert list(tree["people"]) == ["Lakshmi Nair", "Reporter B", "Owen Marsh"]
    assert "[Reporter B] saw it" in tree["reports"]["1"]["account"]


def test_the_police_read_names_but_none_that_nobody_may_know() -> None:
    nobody = {"c-000B": {"person": "p-000B", "name_known_to": "nobody"}}
    people = {**TWO["people"], "p-000B": {"parts": ["reporter"], "badge": "204"}}
    case = two_reports(consent=nobody, people=people)
    assert "204" not in _text(copy_for("police", case))
    assert "Owen Marsh grabbed me" in _text(copy_for("police", case))


def test_a_name_that_was_taken_out_of_the_case_is_still_found() -> None:
    former = {"at": "2031-05-10T09:00+02:00", "what": "removed", "address": "people/p-000B/name", "former": "Sam Idowu"}
    people = {**TWO["people"], "p-000B": {"parts": ["reporter"]}}
    case = two_reports(people=people, history={"h-000A": former})
    assert "Sam" not in _text(copy_for("team", case))


def test_a_name_that_coc_cannot_know_is_taken_out_where_somebody_says_it() -> None:
    case = two_reports(reports={**TWO["reports"], "r-000A": {**TWO["reports"]["r-000A"], "account": "Jo cried."}})
    assert "Jo cried" in _text(copy_for("team", case))
    assert "[another person] cried" in _text(copy_for("team", case, hide=("Jo",)))


def test_somebody_on_the_team_who_was_reported_stands_by_code_everywhere() -> None:
    people = {**TWO["people"], "p-000C": {"parts": ["reported"], "name": "Mikkel Strand"}}
    case = two_reports(people=people, excluded=["mikkel"])
    tree = copy_for("team", case).to_tree()
    assert tree["excluded"] == ["[Reported person C]"]


@settings(max_examples=40, deadline=None)
@given(records(Case), st.sampled_from(sorted(bundled_audiences())))
def test_any_case_can_be_copied_and_only_listed_pairs_are_in_the_copy(case: Case, name: AudienceName) -> None:
    audience = bundled_audiences()[name]
    copy = copied(case, PROCEDURE, name, audience)
    sections = {(one.template, one.leaf.mark) for one in copy.kept}
    for template, mark in sections:
        many = template == "excluded"
        assert audience.treatment(section_of(template, is_list=many), mark) != "drop"


def test_the_copies_of_two_reporters_laid_side_by_side_show_neither_of_them_to_the_other() -> None:
    first, second = (_text(copy_for("reporter", person=person)) for person in ("p-000A", "p-000B"))
    assert "Priya laughed" not in first
    assert "grabbed" not in second
    assert "r-000" not in first + second
    for person, said in (("Sam", first), ("Lakshmi", second)):
        assert person not in said


def test_what_reporter_and_reported_person_have_together_names_nobody() -> None:
    both = _text(copy_for("reporter", person="p-000A")) + _text(copy_for("reported", person="p-000C"))
    assert not [word for word in ("Owen", "Marsh", "Sam", "Idowu", "hat", "117") if word in both]
