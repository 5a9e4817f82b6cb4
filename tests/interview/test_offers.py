"""Answers that stand elsewhere: the team, who was reported, what the procedure lists; and how they are shown again."""

from typing import Any

import pytest
from tests.interview.reviewed import AROUND, a_met_case, reviewed_steps
from tests.interview.small import Talk, a_base, a_session

from cocreport.interview.asides import NOTHING_AROUND
from cocreport.interview.asker import Answer, Contacts, Option, Reply
from cocreport.interview.offers import IN_OWN_WORDS, offered_in
from cocreport.interview.prompting import SAVE
from cocreport.interview.session import Session
from cocreport.model.case import Case

SAVED = Answer(SAVE)


def talk(step: str, *replies: Reply, **more: Any) -> Talk:
    return Talk([*replies], reviewed_steps(step), **{"around": AROUND, "base": a_met_case(), **more})


def about_the_second(**more: str) -> Session:
    keys = {"report": "r-7K3Q", "reported": "p-2222", "hearing": "e-2222", "decision": "d-2222", **more}
    return a_session(parts=["review"], keys=keys)


def excluding(*handles: str) -> Case:
    return a_met_case(excluded=list(handles))


def values(found: Talk, slot: str) -> list[str]:
    return [option.value for option in found.prompt(slot).options]


# Who was reported


def reported(people: dict[str, Any]) -> tuple[Option, ...]:
    return offered_in({"people": people}, NOTHING_AROUND)["reported"]


@pytest.mark.parametrize(
    ("known", "label"),
    [
        ({"name": "Gil Ferreira", "badge": "117", "looks": "A scarf"}, "Gil Ferreira"),
        ({"badge": "117", "looks": "A scarf"}, "badge 117"),
        ({"looks": "A\nred scarf"}, "A red scarf"),
        ({"role": "speaker"}, "speaker"),
        ({}, "a person nobody could name"),
    ],
)
def test_somebody_who_was_reported_is_offered_by_what_is_known(known: dict[str, str], label: str) -> None:
    assert reported({"p-1111": {"parts": ["reported"], **known}}) == (Option("p-1111", label),)


def test_a_long_description_is_cut() -> None:
    (option,) = reported({"p-1111": {"parts": ["reported"], "looks": "scarf " * 50}})
    assert option.label.startswith("scarf scarf")
    assert len(option.label) < 50


def test_others_in_a_case_are_not_offered_as_reported() -> None:
    assert reported({"p-1111": {"parts": ["witness"], "name": "Jo"}, "p-2222": {"name": "Ada"}}) == ()
    assert offered_in({}, NOTHING_AROUND)["reported"] == ()


def test_who_stands_in_a_case_twice_is_offered_once_by_all_that_is_known() -> None:
    people = {
        "p-1111": {"parts": ["reported"], "looks": "A scarf"},
        "p-2222": {"parts": ["reported"], "name": "Gil Ferreira", "same_as": "p-1111"},
    }
    assert reported(people) == (Option("p-1111", "Gil Ferreira"),)


def test_a_person_of_the_case_is_chosen_and_kept_by_the_key() -> None:
    found = talk("measure", Answer("p-2222"), SAVED)
    assert [one.person for one in found.case().measures.values()] == ["p-2222"]
    prompt = found.prompt("measure-person")
    assert (prompt.form, prompt.write_in) == ("choice", False)
    assert [option.label for option in prompt.options] == ["Gil Ferreira", "A red scarf"]


def test_what_is_looked_over_shows_the_person_and_not_the_key() -> None:
    found = talk("measure", Answer("p-2222"), SAVED)
    found.run()
    assert found.prompt("review").fields == (("Whom?", "A red scarf"),)


def test_words_of_a_case_are_not_looked_up_in_a_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COC_LANG", "de")
    assert reported({"p-1111": {"parts": ["reported"], "name": "Saturday"}})[0].label == "Saturday"


# What the procedure lists


def test_an_action_is_chosen_from_the_list_of_the_procedure_or_put_in_own_words() -> None:
    found = talk("actions", Answer("ban"), Answer("yes"), Answer("other"), Answer("A letter"), Answer("no"), SAVED)
    sanctions = found.case(about_the_second()).decisions["d-2222"].sanctions
    kept = [(one.action, one.own) for one in sanctions.values()]
    assert kept == [("warning", None), ("ban", None), ("ban", None), ("other", "A letter")]
    prompt = found.prompt("action")
    assert prompt.options == (*AROUND.actions, Option(IN_OWN_WORDS, "Something else, in our own words"))
    assert not prompt.write_in


def test_an_action_that_is_not_listed_is_refused() -> None:
    found = talk("actions", Answer("stoning"), Answer("ban"), Answer("no"), SAVED, careless=True)
    assert len(found.case(about_the_second()).decisions["d-2222"].sanctions) == 3  # two were there
    assert found.asker.told == ["This is not one of the answers on offer."]


def test_the_findings_on_offer_are_those_that_fit_whether_the_report_stands() -> None:
    found = talk("standing", Answer("yes"), Answer("violation"), Answer("2031-05-12"), SAVED)
    assert found.case(about_the_second()).decisions["d-2222"].finding == "violation"
    assert found.prompt("upheld").options == AROUND.upheld_findings
    found = talk("standing", Answer("no"), Answer("unclear"), Answer("2031-05-12"), SAVED)
    assert found.case(about_the_second(decision="d-3333")).decisions["d-3333"].finding == "unclear"
    assert found.prompt("not-upheld").options == AROUND.other_findings


def test_a_finding_does_not_move_along_to_a_question_that_does_not_offer_it() -> None:
    session = about_the_second(decision="d-3333")
    session = session.model_copy(update={"answers": {"stands": "yes", "upheld": "violation"}, "question": "stands"})
    found = talk("standing", Answer("no"), Answer("unclear"), Answer("2031-05-12"), SAVED)
    assert found.case(session).decisions["d-3333"].finding == "unclear"
    assert found.slots == ["stands", "not-upheld", "review-on", "review"]
    assert "Which?" in found.asker.told[0]


# The team


def test_people_of_the_team_are_offered_and_others_written_in() -> None:
    found = talk("tasks", Answer("task-who"), Answer("night-desk"), Answer("go on"), SAVED)
    session = about_the_second(task="k-1111")
    assert found.case(session).tasks["k-1111"].who == "night-desk"
    assert (values(found, "task-who"), found.prompt("task-who").write_in) == (["ruth", "dana"], True)


def test_only_organizers_are_offered_where_they_alone_may_decide() -> None:
    found = talk("announcement", Answer("dana"), SAVED)
    found.run()
    assert (values(found, "authority"), found.prompt("authority").write_in) == (["dana"], False)


def test_several_of_the_team_are_chosen_where_a_list_stands() -> None:
    found = talk("meeting", Answer("now"), Answer("yes"), Answer(["ruth", "dana"]), Answer(["dana"]), SAVED)
    case = found.case(about_the_second(meeting="m-1111"))
    assert case.meetings["m-1111"].present == ("ruth", "dana")
    assert (found.prompt("present").form, found.prompt("present").write_in) == ("several", True)


def test_who_is_kept_out_of_a_case_is_offered_for_nothing_but_that() -> None:
    found = talk(
        "meeting", Answer("now"), Answer("yes"), Answer(["ruth"]), Answer(["dana", "ruth"]), SAVED,
        base=excluding("dana"),
    )  # fmt: skip
    found.run(about_the_second(meeting="m-1111"))
    assert values(found, "present") == ["ruth"]
    assert values(found, "excluded") == ["ruth", "dana"]


def test_who_is_kept_out_of_a_case_is_not_offered_to_go_on_with_it() -> None:
    found = talk("announcement", Contacts(), Answer("relief"), Answer("ruth"), base=excluding("dana"))
    found.left()
    assert values(found, "relief") == ["ruth"]


def test_an_offer_without_entries_is_a_line_that_is_typed() -> None:
    found = talk("announcement", Answer("dana"), SAVED, around=NOTHING_AROUND)
    case = found.case()
    prompt = found.prompt("authority")
    assert (prompt.form, prompt.options, prompt.write_in) == ("line", (), False)
    assert [one.authority for one in case.announcements.values()] == ["dana"]
    found = talk("announcement", Answer("ruth"), SAVED, base=excluding("dana"))
    found.run()
    assert found.prompt("authority").form == "line"


def test_without_listed_actions_there_are_no_own_words_beside_them() -> None:
    assert offered_in(a_base().to_tree(), NOTHING_AROUND)["actions"] == ()
