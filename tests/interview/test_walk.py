"""The one walk: what happens at each reply, and what is kept of it."""

import pytest
from tests.interview.small import (
    REPORT,
    SCENE,
    Talk,
    a_base,
    a_session,
    answering,
    steps,
)

from cocreport.errors import ExitCode, InputNeededError
from cocreport.interview.asker import Answer, Back, Help, Leave, Reply, Skip
from cocreport.interview.prompting import CHANGE, PAUSE, SAVE
from cocreport.interview.session import Session
from cocreport.interview.walk import Finished
from cocreport.model.address import get
from cocreport.model.terms import spell_moment
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Step

PLACE = f"reports/{REPORT}/place"
YES, NO = Answer("yes"), Answer("no")
UNKNOWN = Skip("unknown")


def replies_of(*answers: str) -> list[Reply]:
    return [Answer(answer) for answer in answers]


SCENE_REPLIES = replies_of(*SCENE.values())
SAVED = Answer(SAVE)


# Straight on


def test_every_question_is_asked_in_turn_and_makes_the_case() -> None:
    talk = Talk([*SCENE_REPLIES, SAVED], steps("scene"))
    case = talk.case()
    assert talk.slots == [*SCENE, "review"]
    report = case.to_tree()["reports"]
    assert report == {
        REPORT: {
            "received": "2031-05-10T08:10+02:00",
            "taken_by": "ines",
            "channel": "form",
            "account": "He told jokes.\n",
            "occurred": {"from": SCENE["began"], "until": SCENE["ended"]},
            "ongoing": "over",
            "place": "Table 6",
        }
    }


def test_each_answer_is_kept_before_the_next_question_is_put() -> None:
    talk = Talk([*SCENE_REPLIES, SAVED], steps("scene"))
    talk.run()
    assert [len(replies.answers) for replies in talk.kept] == [1, 2, 3, 4, 5, 6]
    assert all(isinstance(replies, Session) for replies in talk.kept)


def test_a_skip_is_kept_with_its_reason() -> None:
    case = Talk(answering({}, otherwise=Skip("declined")), steps("scene")).case()
    assert case.unanswered[PLACE] == "declined"
    assert get(case, PLACE) is None


def test_without_a_review_the_walk_ends_with_the_last_answer() -> None:
    talk = Talk(SCENE_REPLIES, steps("scene"), review=False)
    assert talk.case().reports[REPORT].place == "Table 6"
    assert "review" not in talk.slots


def test_a_walk_without_questions_ends_in_the_review_and_changes_nothing() -> None:
    talk = Talk([SAVED], steps("care"))
    assert talk.case() == a_base()
    assert talk.slots == ["review"]


def test_who_runs_out_of_replies_is_told_which_one_is_missing() -> None:
    with pytest.raises(InputNeededError, match="ongoing"):
        Talk(replies_of("Table 6"), steps("scene")).run()


# What is asked of whom


def test_what_nobody_wants_to_be_asked_stays_as_it_is() -> None:
    before = {REPORT: {"received": "2031-05-10T08:10+02:00", "taken_by": "ines", "place": "Table 7"}}
    talk = Talk(
        replies_of("over"),
        steps("scene"),
        base=a_base(reports=before),
        wanted=lambda slot: slot.name == "ongoing",
        review=False,
    )
    case = talk.case()
    assert talk.slots == ["ongoing"]
    assert (case.reports[REPORT].place, case.reports[REPORT].ongoing) == ("Table 7", "over")


def test_what_stands_in_the_record_is_offered_for_change() -> None:
    before = {REPORT: {"received": "2031-05-10T08:10+02:00", "taken_by": "ines", "place": "Table 7"}}
    talk = Talk([*SCENE_REPLIES, SAVED], steps("scene"), base=a_base(reports=before))
    talk.run()
    assert talk.offered("place") == ["Table 7"]
    assert talk.offered("ongoing") == [None]


# Answers that will not do


def test_an_answer_that_is_not_on_offer_is_refused_and_stays_typed() -> None:
    talk = Talk([Answer("Table 6"), Answer("sometimes"), Leave()], steps("scene"), careless=True)
    left = talk.left()
    assert talk.asker.told == ["This is not one of the answers on offer."]
    assert talk.offered("ongoing") == [None, "sometimes"]
    assert left.replies.answers == {"place": "Table 6"}


def test_own_words_are_taken_where_the_options_are_only_the_usual_ones() -> None:
    replies = replies_of("Table 6", "over", "a whisper", *list(SCENE.values())[3:])
    assert Talk([*replies, SAVED], steps("scene")).case().reports[REPORT].channel == "a whisper"


def test_an_answer_that_breaks_a_rule_is_refused_with_the_fix_and_stays_typed() -> None:
    early = "2031-05-09T18:00+02:00"
    replies = replies_of("Table 6", "over", "form", SCENE["began"], early, SCENE["ended"], SCENE["account"])
    talk = Talk([*replies, SAVED], steps("scene"))
    case = talk.case()
    assert len(talk.asker.told) == 1
    assert "Put the earlier time in `from`." in talk.asker.told[0]
    assert talk.offered("ended") == [None, early]
    assert all(early not in str(replies.answers) for replies in talk.kept)
    assert spell_moment(case.reports[REPORT].occurred.until) == SCENE["ended"]  # type: ignore[union-attr,arg-type]


def test_a_list_that_is_refused_stays_typed_one_item_a_line() -> None:
    replies: list[Reply] = [UNKNOWN, Answer("unclear"), UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, Answer("declined")]
    wrong, right = Answer(["Mikkel Strand", "dana"]), Answer(["mikkel", "dana"])
    talk = Talk([*replies, wrong, right, SAVED], steps("scene", "care"))
    assert talk.case().excluded == ("mikkel", "dana")
    assert talk.offered("excluded") == [None, "Mikkel Strand\ndana"]
    assert "in lower case" in talk.asker.told[0]
    assert "Strand" not in talk.asker.told[0]


def test_a_skip_that_breaks_a_rule_is_refused_too() -> None:
    taker: Tree = {"id": "taker", "ask": "Who took it?", "writes": "reports/{report}/taken_by"}
    own = Step.from_tree({"id": "own", "part": "report", "title": "Own", "questions": [taker]})
    talk = Talk([UNKNOWN, Answer("ruth"), SAVED], (own,))
    assert talk.case().reports[REPORT].taken_by == "ruth"
    assert "cannot be left out" in talk.asker.told[0]
    assert talk.kept[0].answers == {}


# Back


def test_back_leads_to_the_question_before_with_its_answer_on_offer() -> None:
    replies: list[Reply] = [Answer("Table 6"), Back("sti"), Answer("Table 7"), *SCENE_REPLIES[1:], SAVED]
    talk = Talk(replies, steps("scene"))
    assert talk.case().reports[REPORT].place == "Table 7"
    assert talk.slots[:4] == ["place", "ongoing", "place", "ongoing"]
    assert talk.offered("place") == [None, "Table 6"]


def test_back_and_back_again_then_on_from_the_first_open_question() -> None:
    replies: list[Reply] = [*SCENE_REPLIES[:3], Back(), Back(), Answer("unclear"), *SCENE_REPLIES[3:], SAVED]
    talk = Talk(replies, steps("scene"))
    talk.run()
    assert talk.slots == [
        "place",
        "ongoing",
        "channel",
        "began",
        "channel",
        "ongoing",
        "began",
        "ended",
        "account",
        "review",
    ]


def test_there_is_nothing_before_the_first_question_that_is_asked() -> None:
    talk = Talk([Back(), *replies_of("over")], steps("scene"), wanted=lambda slot: slot.name == "ongoing", review=False)
    assert talk.case().reports[REPORT].ongoing == "over"
    assert talk.slots == ["ongoing", "ongoing"]


def test_a_question_that_was_skipped_can_be_answered_after_all() -> None:
    replies: list[Reply] = [UNKNOWN, Back(), *SCENE_REPLIES, SAVED]
    case = Talk(replies, steps("scene")).case()
    assert get(case, PLACE) == "Table 6"
    assert case.unanswered == {}


# Help


def test_help_says_why_and_keeps_what_was_half_typed() -> None:
    talk = Talk([Help("Tab"), *SCENE_REPLIES, SAVED], steps("scene"))
    talk.run()
    assert talk.asker.told == ["Others may be near."]
    assert talk.offered("place") == [None, "Tab"]
    assert (talk.kept[0].question, talk.kept[0].typed) == ("place", "Tab")


def test_help_has_a_word_where_the_procedure_has_none() -> None:
    talk = Talk([Answer("Table 6"), Help(), *SCENE_REPLIES[1:], SAVED], steps("scene"))
    talk.run()
    assert talk.asker.told == ["The answer helps the people who follow this up. It can stay open."]


def test_help_about_another_round_has_that_word_too() -> None:
    talk = Talk([Answer("Gil"), Help(), NO, SAVED], steps("who"))
    talk.run()
    assert len(talk.asker.told) == 1


# Times


def test_a_time_is_read_and_confirmed() -> None:
    replies = [*SCENE_REPLIES[:3], Answer("friday 19:30"), YES, UNKNOWN, UNKNOWN, SAVED]
    talk = Talk(replies, steps("scene"))
    occurred = talk.case().reports[REPORT].occurred
    assert occurred
    assert occurred.to_tree() == {"from": "2031-05-09T19:30+02:00"}
    assert "Friday, 9 May 2031, 19:30" in talk.prompt("began.confirm").ask


def test_a_reading_that_was_not_meant_is_asked_again_with_what_was_typed() -> None:
    for other in (NO, Back(), Help()):
        replies = [*SCENE_REPLIES[:3], Answer("21:43"), other, UNKNOWN, UNKNOWN, UNKNOWN, SAVED]
        talk = Talk(replies, steps("scene"), careless=True)
        assert talk.case().reports[REPORT].occurred is None
        assert talk.offered("began") == [None, "21:43"]


def test_a_time_that_is_not_understood_is_asked_again_with_the_forms() -> None:
    replies = [*SCENE_REPLIES[:3], Answer("during dinner"), UNKNOWN, UNKNOWN, UNKNOWN, SAVED]
    talk = Talk(replies, steps("scene"))
    case = talk.case()
    assert "friday 19:30" in talk.asker.told[0]
    assert talk.offered("began") == [None, "during dinner"]
    assert case.unanswered[f"reports/{REPORT}/occurred/from"] == "unknown"


def test_a_time_as_files_have_it_needs_no_confirmation() -> None:
    talk = Talk([*SCENE_REPLIES, SAVED], steps("scene"))
    talk.run()
    assert "began.confirm" not in talk.slots


def test_a_time_of_a_day_that_does_not_exist_is_refused() -> None:
    replies = [*SCENE_REPLIES[:3], Answer("2031-02-30T19:30Z"), UNKNOWN, UNKNOWN, UNKNOWN, SAVED]
    talk = Talk(replies, steps("scene"))
    talk.run()
    assert "A time is written like" in talk.asker.told[0]
    assert "02-30" not in talk.asker.told[0]


def test_who_leaves_at_the_confirmation_comes_back_to_the_time() -> None:
    talk = Talk([*SCENE_REPLIES[:3], Answer("friday 19:30"), Leave(code=ExitCode.HUNG_UP)], steps("scene"))
    left = talk.left()
    assert left.code == ExitCode.HUNG_UP
    assert (left.replies.question, left.replies.typed) == ("began", "friday 19:30")


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
    wrong = replies_of("bar/../seal", "bar/stage", "{report}", "a" * 81)
    talk = Talk([*wrong, Answer("the bar"), Answer("Dark."), NO, SAVED], steps("corners"))
    assert list(talk.case().response[REPORT].checklist) == ["the bar"]
    assert len(set(talk.asker.told)) == 1
    assert "Plain letters" in talk.asker.told[0]
    assert talk.offered("corner") == [None, "bar/../seal", "bar/stage", "{report}", "a" * 81]


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
