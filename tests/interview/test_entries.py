"""Which entries of a case the questions of a procedure speak of, and how one answer is changed."""

from typing import Any

import pytest
from tests.conftest import SATURDAY
from tests.interview.small import Talk, answering, procedure, steps

from cocreport.interview.asker import Answer, Contacts, Reply, Skip
from cocreport.interview.entries import entries_of
from cocreport.interview.session import Session
from cocreport.interview.sheets import GO_ON
from cocreport.interview.taking import change_of, open_slots, steps_of
from cocreport.model.case import Case
from cocreport.model.changes import changes_between
from cocreport.procedure.load import bundled

WORKSHOP = bundled("workshop-1")
REPORT = "r-7K3Q"


def a_full_case(**more: Any) -> Case:
    """Return a case with two reported persons, a reporter, a target, what was agreed, and help that was called."""
    tree: dict[str, Any] = {
        "schema": 1,
        "id": "2031-7K3QX",
        "edition": "2031",
        "procedure": "workshop-1",
        "people": {
            "p-1111": {"parts": ["reported"], "name": "Gil Ferreira"},
            "p-5555": {"parts": ["witness"], "name": "Jo"},
            "p-2222": {"parts": ["reported"], "looks": "A scarf"},
            "p-3333": {"parts": ["reporter"], "name": "Lakshmi Nair", "role": "saw or heard it"},
            "p-4444": {"parts": ["target"], "looks": "Badge 117"},
        },
        "reports": {
            REPORT: {
                "received": "2031-05-10T08:10+02:00",
                "taken_by": "ines",
                "reporter": "p-3333",
                "wording": "transcribed",
                "account": "He told jokes.",
                "place": "Table 6",
            }
        },
        "consent": {
            "c-2222": {"person": "p-4444", "name_known_to": "coordinator"},
            "c-1111": {"person": "p-3333", "name_known_to": "team", "given": "2031-05-10T08:12+02:00"},
        },
        "response": {
            REPORT: {
                "danger": "yes",
                "presence": "here",
                "summoned": {"s-1111": {"who": "venue security"}, "s-2222": {"who": "police"}},
                "checklist": {"friend": {"state": "declined", "at": "2031-05-10T08:11+02:00"}},
            }
        },
        "meetings": {"m-1111": {"present": ["dana"]}},
    }
    return Case.from_tree({**tree, **more})


def changing(case: Case) -> Session:
    return change_of(case, "revision", WORKSHOP, by="dana", at=SATURDAY)


def changed(case: Case, question: str, *replies: Reply) -> tuple[Case, Talk]:
    """Ask one question of a case anew, and what only then applies."""
    session = changing(case)
    known = {slot.name for slot in open_slots(case, session, WORKSHOP)}
    talk = Talk(
        replies,
        steps_of(session, WORKSHOP),
        base=case,
        wanted=lambda slot: slot.name == question or slot.name not in known,
        review=False,
    )
    return talk.case(session), talk


# Finding


def test_the_keys_of_a_case_are_found_for_the_placeholders_of_its_procedure() -> None:
    keys, _ = entries_of(a_full_case().to_tree(), WORKSHOP.steps)
    assert keys == {
        "report": REPORT,
        "summons": "s-1111",
        "summons.2": "s-2222",
        "reported": "p-1111",
        "reported.2": "p-2222",
        "reporter": "p-3333",
        "target": "p-4444",
        "consent": "c-1111",
        "agreed": "c-2222",
        "meeting": "m-1111",
    }


def test_the_rounds_that_led_to_several_entries_are_found() -> None:
    _, rounds = entries_of(a_full_case().to_tree(), WORKSHOP.steps)
    assert rounds == {"who.again": "yes"}


def test_somebody_with_another_part_is_nobody_the_question_speaks_of() -> None:
    only_a_witness = {"p-5555": {"parts": ["witness"], "name": "Jo"}}
    report = {REPORT: {"received": "2031-05-10T08:10+02:00", "taken_by": "ines"}}
    case = a_full_case(people=only_a_witness, consent={}, reports=report)
    keys, rounds = entries_of(case.to_tree(), WORKSHOP.steps)
    assert not {"reported", "reporter", "target", "consent", "agreed"} & keys.keys()
    assert "who.again" not in rounds


def test_a_record_without_reports_has_no_key_for_one() -> None:
    assert entries_of({}, steps()) == ({}, {})


def test_two_reporters_are_told_apart_by_what_was_agreed_with_whom() -> None:
    people = {
        "p-1111": {"parts": ["reporter"], "name": "Lakshmi Nair"},
        "p-2222": {"parts": ["reporter"], "name": "Sam Idowu"},
    }
    report = {"received": "2031-05-10T08:10+02:00", "taken_by": "ines", "reporter": "p-2222"}
    consent = {"c-1111": {"person": "p-1111"}, "c-2222": {"person": "p-2222"}}
    case = a_full_case(people=people, reports={REPORT: report}, consent=consent)
    keys, _ = entries_of(case.to_tree(), WORKSHOP.steps)
    assert (keys["reporter"], keys["consent"]) == ("p-2222", "c-2222")


# Changing


def test_a_change_begins_with_what_the_case_holds_and_the_revision_that_was_read() -> None:
    session = changing(a_full_case())
    assert (session.revision, session.by, session.case) == ("revision", "dana", "2031-7K3QX")
    assert session.parts == ("report", "after", "review")
    assert Session.from_tree(session.to_tree()) == session


def test_every_question_that_applies_can_be_asked_anew_in_each_round() -> None:
    case = a_full_case()
    found = [slot.name for slot in open_slots(case, changing(case), WORKSHOP)]
    assert {"danger", "summoned-which", "summoned-which.2", "reported-name.2", "reported-looks.2", "meeting-at"} <= set(
        found
    )
    assert not {"summoned-which.3", "reported-name.3", "channel", "who.again"} & set(found)


def test_one_answer_is_changed_and_nothing_else() -> None:
    before = a_full_case()
    after, talk = changed(before, "reported-looks.2", Answer("A red scarf"))
    assert [(one.what, one.address, one.former) for one in changes_between(before, after)] == [
        ("changed", "people/p-2222/looks", "A scarf")
    ]
    assert talk.slots == ["reported-looks.2"]
    assert talk.offered("reported-looks.2") == ["A scarf"]


def test_what_only_applies_after_the_change_is_asked_as_well() -> None:
    before = a_full_case()
    after, talk = changed(before, "friend", Answer("accepted"), Answer("Jo"), Skip("unknown"))
    assert talk.slots == ["friend", "friend-who", "fetch-friend"]
    friend = after.response[REPORT].checklist["friend"]
    assert (friend.state, friend.who) == ("accepted", "Jo")
    assert after.unanswered == {f"response/{REPORT}/checklist/fetch-friend/state": "unknown"}


def test_a_sheet_that_only_applies_after_the_change_is_laid_out() -> None:
    replies = [Answer("under 18"), Answer("guardian-name"), Answer("Amma Nair"), Answer(GO_ON)]
    after, talk = changed(a_full_case(), "reporter-age", *replies)
    assert talk.slots == ["reporter-age", "guardian.sheet", "guardian-name", "guardian.sheet"]
    assert [one.name for one in after.people.values() if "guardian" in one.parts] == ["Amma Nair"]


def test_a_call_that_is_noted_during_a_change_replaces_none_of_those_that_are_there() -> None:
    replies: list[Reply] = [Contacts(), Answer("called ambulance"), Answer("declined"), Answer(GO_ON)]
    after, _ = changed(a_full_case(), "friend", *replies)
    called = [one.who for one in after.response[REPORT].summoned.values()]
    assert called == ["venue security", "police", "ambulance"]


def test_an_answer_that_is_taken_back_takes_its_time_along() -> None:
    after, _ = changed(a_full_case(), "friend", Skip("declined"))
    assert after.response[REPORT].checklist == {}


def test_a_change_that_breaks_a_rule_says_what_to_do_first() -> None:
    case = a_full_case()
    after, talk = changed(case, "name-known-to", Answer("nobody"), Answer("coordinator"), Skip("unknown"))
    assert "people/p-3333/name: A name is kept of a person who said that nobody may know it." in talk.asker.told[0]
    assert after.consent["c-1111"].name_known_to == "coordinator"


def test_a_case_taken_with_the_small_procedure_can_be_walked_again_without_a_change() -> None:
    answers = {"place": "Table 6", "name": "Gil", "who.again": "yes", "name.2": "Bea", "who.again.2": "no"}
    case = Talk(answering({**answers, "known-to": "team", "own-name": "Lakshmi"})).case()
    session = change_of(case, "revision", procedure(), by="dana", at=SATURDAY)
    assert {"reported", "reported.2", "reporter", "consent"} < session.keys.keys()
    again = Talk([], base=case, wanted=lambda _: False, review=False)
    assert again.case(session) == case


@pytest.mark.parametrize("question", ["reported-name", "reported-name.2"])
def test_each_of_two_people_is_changed_alone(question: str) -> None:
    before = a_full_case()
    after, _ = changed(before, question, Answer("Brett Coyle"))
    other = "p-2222" if question == "reported-name" else "p-1111"
    assert after.people[other] == before.people[other]
    assert "Brett Coyle" in [person.name for person in after.people.values()]
