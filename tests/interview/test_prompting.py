"""How a question looks when it is put: its form, its options, what is said with it."""

from datetime import date, datetime
from typing import Any

import pytest
from tests.interview.laid_out import laid_out, laid_out_steps
from tests.interview.small import BERLIN, a_base, a_session, procedure, steps

from cocreport.interview.asker import Option, Prompt
from cocreport.interview.prompting import (
    YES_OR_NO,
    change_prompt,
    confirm_time,
    form_of,
    options_of,
    prompt_for,
    review_prompt,
    row_label,
    shown,
    spoken_day,
    takes_own_words,
)
from cocreport.interview.unfold import Slot, unfold
from cocreport.model.case import Case
from cocreport.notation.tree import Tree
from cocreport.procedure.load import Setup, setup_questions
from cocreport.procedure.spec import Question


def slots(*ids: str, **answers: Tree) -> dict[str, Slot]:
    given = {name.replace("_", "."): answer for name, answer in answers.items()}
    progress = unfold(steps(*ids), a_base().to_tree(), a_session(answers=given))
    return {slot.name: slot for slot in progress.slots}


def prompts(*ids: str, **answers: Tree) -> dict[str, Prompt]:
    given = {name.replace("_", "."): answer for name, answer in answers.items()}
    progress = unfold(steps(*ids), a_base().to_tree(), a_session(answers=given))
    return {slot.name: prompt_for(slot, progress, Case) for slot in progress.slots}


def question(name: str) -> Question:
    return procedure().questions()[name]


def own(**more: Any) -> Question:
    return Question.from_tree({"id": "own", "ask": "?", **more})


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("place", "line"),
        ("ongoing", "choice"),
        ("channel", "choice"),
        ("began", "time"),
        ("account", "text"),
        ("excluded", "list"),
        ("friend", "choice"),
        ("corner", "line"),
    ],
)
def test_a_question_is_answered_as_its_address_or_it_itself_asks_for(name: str, form: str) -> None:
    assert form_of(question(name), Case) == form


def test_several_of_a_closed_list_are_given_one_a_line() -> None:
    parts = own(writes="people/{reported}/parts")
    assert form_of(parts, Case) == "list"
    assert options_of(parts, Case) == ()


def test_options_are_the_words_of_the_type_unless_the_procedure_words_them() -> None:
    assert options_of(question("ongoing"), Case)[0] == Option("still going on", "still going on")
    assert options_of(question("channel"), Case) == (Option("form", "A form"), Option("e-mail", "By mail"))
    assert options_of(question("place"), Case) == ()


def test_an_item_offers_each_state_it_can_be_in_worded_or_not() -> None:
    assert options_of(question("friend"), Case) == (
        Option("accepted", "Yes", "Somebody goes."),
        Option("declined", "declined"),
        Option("not yet", "not yet"),
        Option("could not", "could not"),
    )


def test_the_answer_of_an_item_has_no_states() -> None:
    assert options_of(own(writes="response/{report}/checklist/help/answer", item="question"), Case) == ()


@pytest.mark.parametrize(
    ("name", "own_words"),
    [("channel", True), ("ongoing", False), ("friend", False), ("place", False), ("corner", False)],
)
def test_own_words_are_taken_where_the_options_are_only_the_usual_ones(name: str, *, own_words: bool) -> None:
    assert takes_own_words(question(name), Case) is own_words


def test_a_text_that_is_handed_over_is_a_text_like_any_other_to_the_record() -> None:
    account = laid_out().questions()["account"]
    assert form_of(account, Case) == "text"
    progress = unfold(laid_out_steps("words"), a_base().to_tree(), a_session())
    found = {slot.name: prompt_for(slot, progress, Case) for slot in progress.slots}
    assert [name for name, prompt in found.items() if prompt.is_handed_over] == ["account"]


def test_people_of_the_team_are_on_offer_and_others_can_be_written_in() -> None:
    excluded = laid_out().questions()["excluded"]
    team = (Option("ruth", "Ruth"), Option("dana", "Dana Okoro"))
    assert form_of(excluded, Case) == "several"
    assert options_of(excluded, Case, team) == team
    assert options_of(excluded, Case) == ()
    assert takes_own_words(excluded, Case)
    assert takes_own_words(excluded, Case, team)


def test_an_offer_is_chosen_from_unless_there_is_nothing_of_it() -> None:
    team = (Option("ruth", "Ruth"),)
    for offers, own_words in (("team", True), ("organizers", False), ("reported", False), ("actions", False)):
        one = own(writes="response/{report}/comes_back/who", offers=offers)
        assert (form_of(one, Case, team), takes_own_words(one, Case, team)) == ("choice", own_words)
        assert (form_of(one, Case), takes_own_words(one, Case)) == ("line", False)


def test_a_day_is_asked_for_where_a_day_stands_and_a_time_to_come_where_the_question_says_so() -> None:
    assert form_of(own(writes="decisions/{decision}/review"), Case) == "day"
    assert form_of(own(writes="decisions/{decision}/sanctions/{sanction}/from"), Case) == "day"
    assert form_of(own(writes="tasks/{task}/due", form="coming"), Case) == "coming"
    assert form_of(own(writes="tasks/{task}/due"), Case) == "time"


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("2031-05-10", "Saturday, 10 May 2031"),
        ("2031-02-30", "2031-02-30"),
        ("2031-02-30T12:00Z", "2031-02-30T12:00Z"),
        ("2031-05-10 or so", "2031-05-10 or so"),
    ],
)
def test_a_day_is_shown_in_words_and_what_only_looks_like_one_as_it_is(given: str, read: str) -> None:
    slot = slots("scene")["place"]
    assert shown(slot, given, a_session()) == read


def test_what_was_offered_is_shown_by_its_label_where_that_is_known() -> None:
    (slot,) = [one for one in unfold(laid_out_steps("words"), {}, a_session()).slots if one.name == "excluded"]
    team = {"team": (Option("ruth", "Ruth Adeyemi"),)}
    assert shown(slot, ["ruth", "night-desk"], a_session(), team) == "Ruth Adeyemi\nnight-desk"  # type: ignore[arg-type]
    assert shown(slot, ["ruth"], a_session()) == "ruth"


def test_a_line_is_named_by_its_label_or_else_by_what_is_asked() -> None:
    progress = unfold(laid_out_steps("who"), a_base().to_tree(), a_session(answers={"who.again": "yes"}))
    labels = {slot.name: row_label(slot) for slot in progress.slots if not slot.is_sheet}
    assert labels["name"] == "Name"
    assert labels["looks.2"] == "Their looks? (2)"
    assert labels["who.again"] == "Somebody else too"


def test_the_review_shows_a_choice_by_its_label() -> None:
    session = a_session(answers={"channel": "e-mail", "began": "2031-05-09T19:30+02:00"})
    progress = unfold(steps("scene"), a_base().to_tree(), session)
    shown = dict(review_prompt(list(progress.slots), session).fields)
    assert (shown["How did it come?"], shown["When?"]) == ("By mail", "Friday, 9 May 2031, 19:30")


def test_a_prompt_carries_what_is_said_and_what_helps_and_no_address() -> None:
    prompt = prompts("scene")["place"]
    assert prompt == Prompt(
        slot="place",
        title="What happened",
        ask="Where?",
        form="line",
        say=("We have time.", "Roughly will do."),
        hint="A room or a table.",
        skips=("unknown", "declined", "later"),
        can_go_back=False,
        has_help=True,
    )


def test_what_a_step_says_comes_with_its_first_question_alone() -> None:
    found = prompts("scene")
    assert [name for name, prompt in found.items() if "We have time." in prompt.say] == ["place"]


def test_from_the_second_question_on_one_can_go_back() -> None:
    assert [name for name, prompt in prompts("scene").items() if not prompt.can_go_back] == ["place"]


def test_another_round_is_a_plain_yes_or_no() -> None:
    prompt = prompts("who", name="Gil", who_again="yes")["who.again"]
    assert (prompt.ask, prompt.form, prompt.options, prompt.skips) == ("Anybody else?", "choice", YES_OR_NO, ())
    assert (prompt.has_help, prompt.write_in, prompt.say) == (False, False, ())


def test_a_reading_of_a_time_is_spelled_out() -> None:
    prompt = confirm_time(slots("scene")["began"], datetime(2031, 5, 9, 19, 30, tzinfo=BERLIN))
    assert prompt.ask == "Is this the time that was meant: Friday, 9 May 2031, 19:30?"
    assert (prompt.slot, prompt.options, prompt.can_go_back) == ("began.confirm", YES_OR_NO, False)


def test_a_reading_of_a_day_is_spelled_out() -> None:
    prompt = confirm_time(slots("scene")["began"], date(2031, 5, 10))
    assert prompt.ask == "Is this the day that was meant: Saturday, 10 May 2031?"
    assert spoken_day(date(2031, 5, 9)) == "Friday, 9 May 2031"


def test_the_review_shows_each_reply_as_it_was_given() -> None:
    answers: dict[str, Tree] = {
        "name": "Gil",
        "who.again": "no",
        "friend": {"skip": "declined"},
        "excluded": ["mikkel", "dana"],
        "ongoing": "unclear",
    }
    session = a_session(answers=answers)
    found = unfold(steps("scene", "who", "care"), a_base().to_tree(), session).slots
    prompt = review_prompt(list(found), session)
    shown = dict(prompt.fields)
    assert shown["Who?"] == "Gil"
    assert shown["Somebody with you?"] == "(they did not want to say)"
    assert shown["Who should not read it?"] == "mikkel\ndana"
    assert shown["Where?"] == "(not asked)"
    assert "Anybody else?" not in shown
    assert [option.value for option in prompt.options] == ["save", "change", "pause"]
    assert prompt.can_go_back


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("unknown", "(not known)"),
        ("none", "(there is none)"),
        ("declined", "(they did not want to say)"),
        ("later", "(to be asked later)"),
    ],
)
def test_the_review_tells_the_reasons_apart(reason: str, shown: str) -> None:
    session = a_session(answers={"place": {"skip": reason}})
    prompt = review_prompt([slots("scene")["place"]], session)
    assert prompt.fields == (("Where?", shown),)


def test_with_nothing_asked_there_is_no_way_back_from_the_review() -> None:
    assert not review_prompt([], a_session()).can_go_back


def test_what_can_be_changed_is_named_with_its_round() -> None:
    found = slots("who", name="Gil", who_again="yes")
    labels = {option.value: option.label for option in change_prompt(list(found.values())).options}
    assert labels == {
        "name": "Who?",
        "looks": "What did they look like?",
        "who.again": "Anybody else?",
        "name.2": "Who? (2)",
        "looks.2": "What did they look like? (2)",
        "who.again.2": "Anybody else? (2)",
    }


def test_the_set_up_is_put_the_same_way() -> None:
    questions = {one.id: one for step in setup_questions().steps for one in step.questions}
    assert form_of(questions["staff-role"], Setup) == "choice"
    assert form_of(questions["event-size"], Setup) == "line"
    assert not takes_own_words(questions["staff-role"], Setup)
