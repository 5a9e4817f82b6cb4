"""Leaving a walk and going on with it, rounds, the review; and what was deleted survives nowhere."""

import pytest
from tests.interview.laid_out import AROUND, laid_out_steps
from tests.interview.small import (
    REPORT,
    SCENE,
    Talk,
    a_base,
    a_session,
    steps,
)

from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Back, Help, Leave, Reply, Skip
from cocreport.interview.prompting import CHANGE, PAUSE, SAVE
from cocreport.interview.session import Session
from cocreport.interview.walk import Finished

YES, NO = Answer("yes"), Answer("no")
UNKNOWN = Skip("unknown")


def replies_of(*answers: str) -> list[Reply]:
    return [Answer(answer) for answer in answers]


SCENE_REPLIES = replies_of(*SCENE.values())
SAVED = Answer(SAVE)


# Leaving and going on


def test_who_leaves_keeps_everything_with_what_was_half_typed() -> None:
    talk = Talk([Answer("Table 6"), Leave("sti", ExitCode.TERMINATED)], steps("scene"))
    left = talk.left()
    assert left.code == ExitCode.TERMINATED
    assert left.replies == talk.kept[-1]
    assert left.replies.answers == {"place": "Table 6"}
    assert (left.replies.question, left.replies.typed) == ("ongoing", "sti")


def test_one_goes_on_at_that_very_question_with_the_half_typed_text() -> None:
    first = Talk([*SCENE_REPLIES[:5], Leave("He told jo")], steps("scene"))
    session = Session.from_tree(first.left().replies.to_tree())
    second = Talk([Answer("He told jokes.\n"), SAVED], steps("scene"))
    assert second.case(session) == Talk([*SCENE_REPLIES, SAVED], steps("scene")).case()
    assert second.slots == ["account", "review"]
    assert second.offered("account") == ["He told jo"]


def test_half_typed_text_does_not_come_up_at_another_question() -> None:
    session = Talk([Leave("Tab")], steps("scene")).left().replies
    talk = Talk([*SCENE_REPLIES, SAVED], steps("scene"))
    talk.run(session)
    assert talk.offered("place") == ["Tab"]
    assert talk.offered("ongoing") == [None]


def test_who_stands_at_a_question_that_is_no_longer_asked_goes_on_with_the_first_open_one() -> None:
    session = a_session(
        question="looks", typed="A hat", answers={"name": "Gil"}, keys={"report": REPORT, "reported": "p-1111"}
    )
    talk = Talk([NO, SAVED], steps("who"))
    assert "A hat" not in str(talk.case(session).to_tree())
    assert talk.slots == ["who.again", "review"]


# Rounds and keys


def test_each_round_of_a_step_makes_an_entry() -> None:
    replies = [Answer("Gil"), YES, UNKNOWN, Answer("A scarf"), NO, SAVED]
    talk = Talk(replies, steps("who"))
    people = talk.case().people
    assert talk.slots == ["name", "who.again", "name.2", "looks.2", "who.again.2", "review"]
    assert [person.name or person.looks for person in people.values()] == ["Gil", "A scarf"]
    assert len(set(people)) == 2


def test_a_key_is_made_once_and_never_one_that_is_taken() -> None:
    first = list(Talk([Answer("Gil"), NO, SAVED], steps("who")).case().people)
    base = a_base(people={first[0]: {"looks": "a scarf"}})
    people = Talk([Answer("Gil"), Back(), Answer("Gil F."), NO, SAVED], steps("who"), base=base).case().people
    assert [person.name for person in people.values()] == [None, "Gil F."]


def test_changing_the_first_round_leaves_the_second_alone() -> None:
    replies = [Answer("Gil"), YES, Answer("Bea"), Back(), Back(), Back(), UNKNOWN, Answer("A hat"), NO, SAVED]
    talk = Talk(replies, steps("who"))
    people = talk.case().people.values()
    assert [(person.name, person.looks) for person in people] == [(None, "A hat"), ("Bea", None)]


def test_a_round_that_is_no_longer_wanted_is_forgotten() -> None:
    talk = Talk([Answer("Gil"), YES, Answer("Bea"), Back(), Back(), NO, SAVED], steps("who"))
    people = talk.case().people.values()
    assert [person.name for person in people] == ["Gil"]
    assert "Bea" not in str(talk.kept[-1])


# What was deleted survives nowhere


def test_an_answer_that_a_later_change_makes_pointless_is_in_no_session_afterwards() -> None:
    replies = [Answer("team"), Answer("Lakshmi Nair"), Back(), Answer("nobody"), SAVED]
    talk = Talk(replies, steps("reporter"))
    case = talk.case()
    assert ["Lakshmi" in str(one.to_tree()) for one in talk.kept] == [False, True, True, False]
    assert "Lakshmi" not in str(case.to_tree())


def test_an_answer_that_was_replaced_is_in_no_session_afterwards() -> None:
    talk = Talk([Answer("Table 6"), Back(), Answer("Table 7"), *SCENE_REPLIES[1:], SAVED], steps("scene"))
    talk.run()
    assert ["Table 6" in str(one.to_tree()) for one in talk.kept][:4] == [True, True, False, False]


def test_half_typed_text_that_was_deleted_is_in_no_session_afterwards() -> None:
    session = Talk([Leave("Gil did it")], steps("scene")).left().replies
    for reply in (UNKNOWN, Answer("Table 6"), Help("")):
        talk = Talk([reply, Leave()], steps("scene"))
        talk.run(session)
        assert all("Gil" not in str(one.to_tree()) for one in talk.kept)


def test_a_name_given_to_an_entry_is_forgotten_with_its_round() -> None:
    replies = [Answer("bar"), Answer("Dark."), YES, Answer("gil-s-stand"), Back(), Back(), NO, SAVED]
    talk = Talk(replies, steps("corners"))
    case = talk.case()
    assert list(case.response[REPORT].checklist) == ["bar"]
    assert "gil-s-stand" not in str(talk.kept[-1].to_tree())


def test_a_name_that_is_taken_back_takes_what_stood_under_it_along() -> None:
    replies = [Answer("bar"), Answer("Dark."), Back(), Back(), UNKNOWN, NO, SAVED]
    talk = Talk(replies, steps("corners"))
    assert talk.case().response == {}
    assert all(word not in str(talk.kept[-1].to_tree()) for word in ("bar", "Dark"))


def test_a_name_that_cannot_be_one_is_refused() -> None:
    wrong = ("bar/../seal", "bar/stage", "{report}", "a" * 81, "Dana Okoro")
    talk = Talk([*replies_of(*wrong), Answer("the-bar"), Answer("Dark."), NO, SAVED], steps("corners"))
    assert list(talk.case().response[REPORT].checklist) == ["the-bar"]
    assert len(set(talk.asker.told)) == 1
    assert "A short name in lower case" in talk.asker.told[0]
    assert talk.offered("corner") == [None, *wrong]


def test_a_name_that_stands_there_already_is_refused() -> None:
    replies = [Answer("bar"), Answer("Dark."), YES, Answer("bar"), Answer("door"), Answer("Wide."), NO, SAVED]
    talk = Talk(replies, steps("corners"))
    assert list(talk.case().response[REPORT].checklist) == ["bar", "door"]
    assert talk.asker.told == ["This short name stands there already. Choose another one."]


def test_several_people_are_given_as_a_list_and_who_is_on_no_list_too() -> None:
    talk = Talk([Skip("unknown"), Answer(["ruth", "night-desk"]), SAVED], laid_out_steps("words"), around=AROUND)
    assert talk.case().excluded == ("ruth", "night-desk")
    assert [option.value for option in talk.prompt("excluded").options] == ["ruth", "dana"]


# The review


def test_an_answer_can_be_changed_from_the_review() -> None:
    replies: list[Reply] = [*SCENE_REPLIES, Answer(CHANGE), Answer("place"), Answer("Table 7"), SAVED]
    talk = Talk(replies, steps("scene"))
    assert talk.case().reports[REPORT].place == "Table 7"
    assert talk.slots[6:] == ["review", "change", "place", "review"]


def test_back_from_the_review_leads_to_the_last_question() -> None:
    talk = Talk([*SCENE_REPLIES, Back(), Answer("Nothing else."), SAVED], steps("scene"))
    assert talk.case().reports[REPORT].account == "Nothing else."


def test_a_walk_can_be_put_off_at_the_review() -> None:
    left = Talk([*SCENE_REPLIES, Answer(PAUSE)], steps("scene")).left()
    assert left.code == ExitCode.DONE
    assert len(left.replies.answers) == 6
    assert Talk([SAVED], steps("scene")).case(left.replies).reports[REPORT].place == "Table 6"


@pytest.mark.parametrize("stop", [[Leave()], [Answer(CHANGE), Leave()]])
def test_who_leaves_at_the_review_or_on_the_way_to_a_change_keeps_everything(stop: list[Reply]) -> None:
    talk = Talk([*SCENE_REPLIES, *stop], steps("scene"))
    left = talk.left()
    assert left.code == ExitCode.INTERRUPTED
    assert talk.kept[-1].answers == SCENE


def test_who_changes_nothing_after_all_is_back_at_the_review() -> None:
    talk = Talk([*SCENE_REPLIES, Answer(CHANGE), Back(), SAVED], steps("scene"))
    assert talk.case().reports[REPORT].place == "Table 6"
    assert talk.slots[6:] == ["review", "change", "review"]


def test_the_review_shows_what_will_be_saved() -> None:
    talk = Talk([*SCENE_REPLIES, SAVED], steps("scene"))
    talk.run()
    assert ("Where?", "Table 6") in talk.prompt("review").fields


def test_the_outcome_holds_the_replies_that_made_it() -> None:
    outcome = Talk([*SCENE_REPLIES, SAVED], steps("scene")).run()
    assert isinstance(outcome, Finished)
    assert outcome.replies.answers == SCENE
