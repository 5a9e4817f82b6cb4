"""What can be opened from every question and leads back to it: whom to call, who takes over, the page for staff."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from tests.conftest import SATURDAY
from tests.interview.laid_out import AROUND, ON, calling, laid_out_steps
from tests.interview.small import SCENE, Talk, steps

from cocreport.errors import ExitCode
from cocreport.interview.asides import NOTHING_AROUND, Around
from cocreport.interview.asker import Answer, Back, Briefing, Contacts, Help, Leave, Option, Reply, Skip
from cocreport.interview.prompting import SAVE
from cocreport.interview.session import Session
from cocreport.model.case import Case, Summons

NO, YES, BACK = Answer("no"), Answer("yes"), Answer("back")
REST: list[Reply] = [ON, Answer("He told jokes."), Skip("unknown")]
SAVED = Answer(SAVE)
WITH_A_CALL = ("safety", "help-now", "who", "words")


def talk(*replies: Reply, only: tuple[str, ...] = WITH_A_CALL, around: Around = AROUND) -> Talk:
    return Talk([*replies], laid_out_steps(*only), around=around)


def calls(case: Case) -> list[Summons]:
    return [one for response in case.response.values() for one in response.summoned.values()]


def called(case: Case) -> list[str | None]:
    return [one.who for one in calls(case)]


# The page of contacts


def test_the_page_shows_whom_to_call_and_takes_down_a_call_with_one_choice() -> None:
    found = talk(Contacts(), BACK, NO, *REST, SAVED)
    found.run()
    page = found.prompt("contacts")
    assert page.fields == (("Security", "+49 30 5550 0110"),)
    assert [option.label for option in page.options] == [
        "Called just now: Police",
        "Called just now: Ambulance",
        "Back to the question",
        "Stop here and look after people; everything is kept",
        "Somebody else goes on with this",
    ]


def test_the_page_says_so_where_nobody_is_set_up() -> None:
    found = talk(Contacts(), BACK, NO, *REST, SAVED, around=NOTHING_AROUND)
    found.run()
    assert found.prompt("contacts").fields == (("", "No emergency contacts are set up for this edition."),)


def test_where_no_step_is_on_call_the_page_takes_no_call_down() -> None:
    found = Talk([Contacts(), BACK, *map(Answer, SCENE.values()), SAVED], steps("scene"))
    found.run()
    assert [option.value for option in found.prompt("contacts").options] == ["back", "stop", "relief"]


def test_the_page_is_reached_from_every_question_and_leads_back_to_it() -> None:
    beside: list[Reply] = [Contacts(), BACK]
    replies: list[Reply] = [*beside, NO, *beside, Answer("name"), *beside, Answer("Gil"), *beside, ON]
    found = talk(*replies, *beside, Answer("He told jokes."), *beside, Skip("unknown"), *beside, SAVED)
    case = found.case()
    asked = [slot for slot in found.slots if slot != "contacts"]
    assert asked[::2] == asked[1::2] == ["danger", "who.sheet", "name", "who.sheet", "account", "excluded", "review"]
    assert calls(case) == []


@pytest.mark.parametrize("nothing", [Back(), Help(), Contacts(), Briefing()])
def test_whatever_else_is_replied_there_leads_back_to_the_question(nothing: Reply) -> None:
    found = Talk([Contacts("Danger"), nothing, NO, *REST, SAVED], laid_out_steps(*WITH_A_CALL), careless=True)
    assert calls(found.case()) == []
    assert found.slots[:3] == ["danger", "contacts", "danger"]


# A call


def test_a_call_is_noted_with_who_and_the_time_at_which_it_was_chosen() -> None:
    minutes: Iterator[datetime] = (SATURDAY + timedelta(minutes=passed) for passed in range(100))
    found = talk(*calling("police"), NO, *REST, SAVED)
    found.clock = lambda: next(minutes)
    (call,) = calls(found.case())
    assert (call.who, call.at) == ("police", SATURDAY)


@pytest.mark.parametrize("before", [0, 1, 2, 3, 4])
def test_a_call_is_noted_from_any_question(before: int) -> None:
    straight: list[Reply] = [NO, *REST, SAVED]
    found = talk(*straight[:before], *calling("police"), *straight[before:])
    case = found.case()
    assert called(case) == ["police"]
    assert found.slots[before] == found.slots[before + 2]
    assert [one.danger for one in case.response.values()] == ["no"]


def test_several_calls_are_several_entries() -> None:
    case = talk(*calling("police"), NO, *calling("ambulance"), *calling("police"), *REST, SAVED).case()
    assert called(case) == ["police", "ambulance", "police"]


def test_in_danger_the_first_call_answers_the_question_and_others_come_beside_it() -> None:
    found = talk(YES, Answer("police"), *calling("ambulance"), *REST, SAVED)
    assert called(found.case()) == ["police", "ambulance"]
    assert found.slots.count("summoned-who") == 1


def test_a_call_that_was_put_off_is_taken_down_where_it_was_asked_for() -> None:
    case = talk(YES, Skip("later"), *calling("police"), *REST, SAVED).case()
    assert called(case) == ["police"]
    assert not [address for address in case.unanswered if "summoned" in address]


def test_a_call_survives_when_danger_is_corrected_to_no() -> None:
    found = talk(YES, Answer("police"), *calling("ambulance"), Back(), Back(), Back(), NO, *REST, SAVED)
    assert called(found.case()) == ["police", "ambulance"]


def test_a_call_that_was_put_off_goes_when_danger_is_corrected_to_no() -> None:
    case = talk(YES, Skip("later"), Back(), Back(), NO, *REST, SAVED).case()
    assert (calls(case), [address for address in case.unanswered if "summoned" in address]) == ([], [])


def test_a_call_that_was_noted_by_mistake_is_taken_back_by_a_skip_and_the_next_one_stays() -> None:
    both = [*calling("police"), *calling("ambulance"), NO]
    assert called(talk(*both, Back(), Skip("later"), *REST, SAVED).case()) == ["police"]
    first = talk(*both, Back(), Back(), Skip("later"), *REST, *calling("police"), SAVED)
    assert called(first.case()) == ["police", "ambulance"]
    assert first.slots[5:8] == ["who.sheet", "summoned-who.2", "summoned-who"]


def test_half_typed_text_stands_there_after_a_call() -> None:
    found = talk(NO, ON, *calling("police", typed="He told jo"), Answer("He told jokes."), Skip("unknown"), SAVED)
    found.run()
    assert found.offered("account") == [None, "He told jo"]
    assert (found.kept[-3].question, found.kept[-3].typed) == ("account", "He told jo")


def test_a_call_from_the_review_is_kept_and_leads_back_to_the_review() -> None:
    found = talk(NO, *REST, *calling("police"), SAVED)
    assert called(found.case()) == ["police"]
    assert found.slots[-3:] == ["review", "contacts", "review"]


# About the calls


def test_what_belongs_to_each_call_is_asked_later_on_a_sheet_of_its_own() -> None:
    wishes = [Answer("summoned-wish"), Answer("decided by staff"), ON]
    second = [Answer("summoned-wish.2"), Answer("asked for by the reporter"), ON]
    found = talk(NO, *calling("police"), *calling("ambulance"), *REST, *wishes, *second, SAVED, only=())
    assert [(one.who, one.wish) for one in calls(found.case())] == [
        ("police", "decided by staff"),
        ("ambulance", "asked for by the reporter"),
    ]
    assert [slot for slot in found.slots if ".sheet" in slot][-4:] == ["about-calls.sheet"] * 2 + [
        "about-calls.sheet.2"
    ] * 2


def test_without_a_call_nothing_is_asked_about_one() -> None:
    found = talk(NO, *REST, SAVED, only=())
    found.run()
    assert "about-calls.sheet" not in found.slots


def test_what_was_said_about_a_call_goes_with_it() -> None:
    wishes = [Answer("summoned-wish"), Answer("decided by staff"), ON]
    taken_back: list[Reply] = [Answer("change"), Answer("summoned-who"), Skip("later")]
    found = talk(NO, *calling("police"), *REST, *wishes, *taken_back, SAVED, only=())
    assert calls(found.case()) == []
    assert "At whose wish?" in found.asker.told[-1]


# Stopping and handing on


@pytest.mark.parametrize("stop", [[Answer("stop")], [Answer("relief"), Answer("ruth")]])
def test_who_stops_to_look_after_people_keeps_everything(stop: list[Reply]) -> None:
    found = talk(NO, ON, Contacts("He told jo"), *stop)
    left = found.left()
    assert left.code == ExitCode.DONE
    assert left.replies == found.kept[-1]
    assert (left.replies.question, left.replies.typed) == ("account", "He told jo")
    assert left.replies.answers == {"danger": "no", "who.sheet": "yes"}
    again = talk(Answer("He told jokes."), Skip("unknown"), SAVED)
    again.run(Session.from_tree(left.replies.to_tree()))
    assert again.offered("account") == ["He told jo"]


def test_a_relief_is_named_by_their_short_name_and_chosen_from_the_team() -> None:
    found = talk(Contacts(), Answer("relief"), Answer("ruth"))
    assert found.left().replies.relief == "ruth"
    page = found.prompt("relief")
    assert (page.form, page.options, page.write_in) == ("choice", AROUND.team, True)


def test_a_relief_who_is_on_no_list_is_typed_and_asked_for_again_until_it_is_a_short_name() -> None:
    found = talk(Contacts(), Answer("relief"), Answer("Ruth A."), Answer("ruth-a"), around=NOTHING_AROUND)
    assert found.left().replies.relief == "ruth-a"
    assert (found.prompt("relief").form, found.prompt("relief").write_in) == ("line", False)
    assert found.asker.told[0].startswith("A short name in lower case")


def test_who_names_nobody_after_all_is_back_at_the_question() -> None:
    found = talk(Contacts("x"), Answer("relief"), Back(), NO, *REST, SAVED)
    found.run()
    assert found.slots[:4] == ["danger", "contacts", "relief", "danger"]
    assert all(one.relief is None for one in found.kept)


@pytest.mark.parametrize(
    "way",
    [[Contacts("x"), Leave()], [Contacts("x"), Answer("relief"), Leave()], [Briefing("x"), Leave()]],
)
def test_who_leaves_beside_a_question_comes_back_to_it_with_what_was_typed(way: list[Reply]) -> None:
    left = talk(NO, ON, *way).left()
    assert left.code == ExitCode.INTERRUPTED
    assert (left.replies.question, left.replies.typed) == ("account", "x")


def test_a_stop_at_the_review_keeps_everything_too() -> None:
    left = talk(NO, *REST, Contacts(), Answer("stop")).left()
    assert left.code == ExitCode.DONE
    assert left.replies.answer("account") == "He told jokes."


# The page for staff


def test_the_page_for_staff_holds_the_briefing_and_what_is_never_said() -> None:
    found = talk(Briefing(), BACK, NO, *REST, SAVED)
    found.run()
    page = found.prompt("briefing")
    assert page.fields == (
        ("For you", "Call first."),
        ("Keep in mind", "Somebody stays."),
        ("Never", "“Take it back.” Rather: “We take it from here.”"),
        ("Never", "“Why?”"),
        ("Never", "“It stays between us.”"),
    )
    assert (page.fades, page.can_go_back) == (True, False)
    assert page.options == (Option("back", "Back to the question", key="b"),)


def test_a_step_without_a_briefing_says_so() -> None:
    found = talk(NO, ON, Briefing(), BACK, Answer("He told jokes."), Skip("unknown"), SAVED)
    found.run()
    assert found.prompt("briefing").fields[0] == ("For you", "There is nothing more to know for this step.")


def test_what_is_never_said_stands_on_the_page_for_staff_and_on_no_other() -> None:
    replies = [Briefing(), BACK, *calling("police"), NO, *REST, ON, Help(), SAVED]
    found = talk(*replies, only=())
    found.run()
    lines = ("Take it back.", "It stays between us.", "Call first.", "Somebody stays.")
    holding = {prompt.slot for prompt, _ in found.asker.asked for line in lines if line in str(prompt)}
    assert holding == {"briefing"}
    assert [prompt.slot for prompt, _ in found.asker.asked if prompt.fades] == ["briefing"]
    assert not [line for line in lines if line in str(found.asker.told)]


def test_the_page_for_staff_leads_back_with_what_was_half_typed() -> None:
    for seen in (BACK, Help()):
        found = talk(NO, ON, Briefing("He told jo"), seen, Answer("He told jokes."), Skip("unknown"), SAVED)
        found.run()
        assert found.offered("account") == [None, "He told jo"]
