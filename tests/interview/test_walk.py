"""The one walk: what happens at each reply, and what is kept of it."""

import pytest
from tests.building import repeatable_draw
from tests.conftest import SATURDAY
from tests.interview.small import (
    BERLIN,
    REPORT,
    SCENE,
    Talk,
    a_base,
    a_session,
    answering,
    steps,
)

from cocreport.errors import ExitCode, InputNeededError
from cocreport.interview.asker import Answer, Back, Help, Leave, Prompt, Reply, Skip, Typing, forget
from cocreport.interview.prompting import SAVE
from cocreport.interview.session import Session
from cocreport.interview.walk import Finished, Walk
from cocreport.model.address import get
from cocreport.model.spellings import spell_moment
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Step
from cocreport.ui.scripted import ScriptedAsker

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


def test_a_walk_that_leads_back_is_left_from_its_first_question() -> None:
    talk = Talk([Back("half")], steps("scene"), leads_back=True, review=False)
    left = talk.left()
    assert (left.code, left.replies.question, left.replies.typed) == (0, talk.slots[0], "half")
    assert talk.prompt(talk.slots[0]).can_go_back


def test_a_question_that_was_skipped_can_be_answered_after_all() -> None:
    replies: list[Reply] = [UNKNOWN, Back(), *SCENE_REPLIES, SAVED]
    case = Talk(replies, steps("scene")).case()
    assert get(case, PLACE) == "Table 6"
    assert case.unanswered == {}


# While something is typed


class Typist(ScriptedAsker):
    """An asker that types each text letter by letter."""

    def ask(self, prompt: Prompt, current: Tree | None, *, typing: Typing = forget) -> Reply:
        """Hand on what stands there after each letter, then give the reply."""
        reply = super().ask(prompt, current)
        assert isinstance(reply, Answer)
        for end in range(1, len(str(reply.value)) + 1):
            typing(str(reply.value)[:end])
        return reply


def test_a_text_is_handed_on_with_its_question_while_it_is_typed() -> None:
    talk = Talk([], steps("scene"), wanted=lambda slot: slot.name in ("place", "account"), review=False)
    talk.asker = Typist([Answer("Bar"), Answer("He")])
    talk.run()
    assert talk.half_typed == [("place", "B"), ("place", "Ba"), ("place", "Bar"), ("account", "H"), ("account", "He")]


def test_nobody_has_to_keep_what_is_being_typed() -> None:
    talk = Talk([], steps("scene"), wanted=lambda slot: slot.name == "place", review=False)
    walk = Walk(
        talk.steps, talk.base, Typist([Answer("Bar")]), talk.kept.append, lambda: SATURDAY, repeatable_draw(), BERLIN,
        wanted=talk.wanted, review=False,
    )  # fmt: skip
    outcome = walk.run(a_session())
    assert isinstance(outcome, Finished)
    assert [one.answers for one in talk.kept] == [{"place": "Bar"}]
    forget("Bar")


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
