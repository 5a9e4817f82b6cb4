"""The second bundled procedure: complete, kind, lean at the desk; and no code knows either of them by name."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from tests.building import repeatable_draw
from tests.forbidden import APOLOGIES, PENALTIES, TO_THE_REPORTER, found_in
from tests.procedure.talk import HERE, NOW
from tests.procedure.test_workshop_data import offences, shown_texts, templates, tree_of

import cocreport
from cocreport.interview.asker import Answer, Prompt, Reply, Skip
from cocreport.interview.prompting import SAVE
from cocreport.interview.sheets import GO_ON
from cocreport.interview.taking import empty_case, new_report, steps_of
from cocreport.interview.walk import Finished, Walk
from cocreport.model.address import type_of
from cocreport.model.case import Case
from cocreport.procedure.load import BUNDLED, bundled, setup_questions
from cocreport.procedure.rules import FIXED_ORDER, RULES
from cocreport.procedure.spec import ITEM_STATES, Procedure, Step
from cocreport.ui.scripted import ScriptedAsker

SOURCE: Final = Path(cocreport.__file__).parent

WITH_THE_REPORTER: Final = [
    "danger", "presence", "first-response.sheet", "excluded", "wording", "account", "who.sheet", "touch.sheet",
]  # fmt: skip
"""The eight screens of the straight path."""

ASKED_FOR: Final = {
    "reminder", "warning", "no-evening-events", "talk-ended-early", "recording-not-published", "slides-taken-down",
    "grant-taken-back", "sponsor-benefits-ended", "membership-ended", "out-of-online-spaces", "behaviour-plan",
    "training", "no-contact", "keep-distance", "leave", "ban", "no-volunteering", "no-speaking", "damage-repaired",
}  # fmt: skip
"""What a community wants to be able to do, and the other bundled procedure mostly does not list."""

MAY_BE_NAMED: Final = {
    ("procedure/load.py", "workshop"),  # BUNDLED: the files that come with the program
    ("procedure/load.py", "community"),
    ("cli/following.py", "workshop-1"),  # USUAL: what a new team follows unless it chooses another
    ("model/problems.py", "A procedure is named with its version, like workshop-1."),  # how to spell one
}


@pytest.fixture(scope="module")
def procedure() -> Procedure:
    return bundled("community-1")


def step(name: str) -> Step:
    return next(one for one in bundled("community-1").steps if one.id == name)


@pytest.mark.parametrize("name", BUNDLED)
def test_every_bundled_file_loads_under_its_own_name_with_ids_that_stand_once(name: str) -> None:
    found = bundled(f"{name}-1")
    ids = [name for one in found.steps for name in (one.id, *(question.id for question in one.questions))]
    assert (found.name, len(ids)) == (name, len(set(ids)))
    for listed in (found.findings, found.actions):
        assert len({one.id for one in listed}) == len(listed) > 5


def test_set_up_offers_every_bundled_procedure_by_its_title_and_what_it_is_for() -> None:
    (question,) = [one for step in setup_questions().steps for one in step.questions if one.writes == "team/procedure"]
    offered = [(choice.value, choice.label, choice.note) for choice in question.choices]
    assert offered == [(one.id, one.title, one.about) for one in (bundled(f"{name}-1") for name in BUNDLED)]


def test_every_address_exists_and_every_rule_can_be_reached(procedure: Procedure) -> None:
    for template in templates(procedure.steps):
        type_of(Case, template)
    assert {name for one in procedure.steps for name in (*one.needs, *one.done)} == set(RULES)
    assert tuple(one.id for one in procedure.steps if one.id in FIXED_ORDER) == FIXED_ORDER
    order = ("before", "report", "after", "review")
    assert all(order.index(one.part) <= order.index(other.part) for one, other in pairwise(procedure.steps))


def test_checklist_items_word_every_state_they_can_be_in(procedure: Procedure) -> None:
    items = [one for one in procedure.questions().values() if one.item not in (None, "question")]
    assert len(items) > 4
    assert [tuple(choice.value for choice in one.choices) for one in items] == [
        ITEM_STATES[one.item] for one in items if one.item
    ]


def test_its_clocks_are_its_own(procedure: Procedure) -> None:
    other = bundled("workshop-1").clocks
    assert dict(procedure.clocks) == {
        "meeting": "at once",
        "acknowledged": "12 hours",
        "result": "14 days",
        "interim-review": "48 hours",
        "appeal": "2 weeks",
        "check-in-last-day": "last day",
        "check-in-later": "4 weeks",
    }
    assert [name for name, span in procedure.clocks.items() if other[name] == span] == ["meeting", "check-in-last-day"]


# At the desk


def test_a_report_takes_eight_screens_with_the_reporter_and_ten_in_all() -> None:
    asked, case = _screens({**HERE, "account": "It was loud."})
    assert asked == [*WITH_THE_REPORTER, "facts.sheet", "review"]
    assert next(iter(case.reports.values())).account == "It was loud."


def test_pronouns_and_the_name_are_asked_on_one_screen_the_name_only_after_who_may_know_it() -> None:
    questions = [question.id for question in step("touch").questions]
    assert "reporter-pronouns" in questions
    assert questions.index("name-known-to") < questions.index("reporter-name")
    allowed = {"coordinator", "team", "reported person"}
    for name in ("reporter-name", "writer-name"):
        asked_when = bundled("community-1").questions()[name].when
        assert set(asked_when["consent/{consent}/name_known_to"]) == allowed


def test_time_and_place_are_taken_out_of_the_account_afterwards() -> None:
    assert {"occurred-said", "place", "ongoing"} <= {question.id for question in step("facts").questions}
    assert any("when and where" in line for line in step("own-words").say)


def test_only_what_the_taker_can_always_tell_must_be_answered(procedure: Procedure) -> None:
    at_the_desk = [question for one in procedure.steps if one.part != "review" for question in one.questions]
    assert [one.id for one in at_the_desk if not one.skips] == ["danger", "presence", "wording", "received"]
    assert [one.id for one in at_the_desk if not one.why] == []


# What can be found, and what can be done


def test_everything_a_community_asked_for_can_be_chosen_and_most_of_it_is_new(procedure: Procedure) -> None:
    ids = {action.id for action in procedure.actions}
    assert ids >= ASKED_FOR
    assert len(ids - {action.id for action in bundled("workshop-1").actions}) > 10
    assert [action.id for action in procedure.actions if not action.note] == []


def test_what_keeps_two_people_apart_is_marked(procedure: Procedure) -> None:
    assert [action.id for action in procedure.actions if action.apart] == ["no-contact", "keep-distance"]


def test_three_findings_uphold_a_report_and_a_settlement_decides_nothing_against_anybody(procedure: Procedure) -> None:
    upheld = [finding.id for finding in procedure.findings if finding.stands == "yes"]
    others = {finding.id for finding in procedure.findings if finding.stands == "no"}
    assert upheld == ["violation", "minor-violation", "pattern"]
    assert others == {
        "no-violation", "out-of-scope", "not-identified", "misidentified", "not-established", "settled-between-them",
        "closed-without-finding",
    }  # fmt: skip


def test_the_meeting_keeps_how_grave_it_is_and_which_two_people_lead() -> None:
    own = {question.id: question.writes for question in step("meeting").questions if question.id in OWN_OF_MEETING}
    assert own == OWN_OF_MEETING


OWN_OF_MEETING: Final = {
    "severity": "answers/severity",
    "responder": "answers/responder",
    "second-responder": "answers/second-responder",
}


# Making something good


def test_a_talk_between_people_needs_the_wish_of_whom_it_happened_to_and_a_trained_person() -> None:
    wanted, beside, came_of_it = step("repair").questions[:3]
    ways = [choice.value for choice in wanted.choices if choice.value != "no"]
    assert ways == ["asked for it, unasked by us", "told of it by a trained person"]
    assert wanted.skips == ("none",)
    for question in (beside, came_of_it):
        assert question.when == {"answers/talk-wanted": tuple(ways)}


def test_nothing_that_makes_good_is_ever_owed() -> None:
    repair = step("repair")
    assert (repair.done, repair.clock, bool(repair.again)) == ((), None, True)
    assert all("none" in question.skips or "later" in question.skips for question in repair.questions)


# What is never said


def test_nothing_that_a_reporter_may_see_is_on_the_list() -> None:
    tree = tree_of("community")
    for one in tree["steps"]:
        if one["part"] == "review":
            del one["title"]  # what staff call a step of the review; a withdrawal has its name there
    assert offences(tree) == []


@pytest.mark.parametrize("part", ["report", "after"])
def test_nothing_that_is_shown_while_a_report_is_taken_speaks_of_what_follows_either(part: str) -> None:
    shown = [text for one in tree_of("community")["steps"] if one["part"] == part for _, text in shown_texts(one)]
    assert len(shown) > 100
    assert [text for text in shown if found_in(text, TO_THE_REPORTER)] == []


def test_nobody_is_led_to_an_apology_by_any_step_finding_or_action() -> None:
    tree = tree_of("community")
    tree["steps"] = [one for one in tree["steps"] if one["id"] != "apology"]
    said = [text for _, text in shown_texts(tree)]
    said += [str(one[name]) for one in tree["steps"] for name in ("brief", "remind") if name in one]
    assert [text for text in said if found_in(text, (*APOLOGIES, *PENALTIES))] == []


def test_every_line_that_staff_never_say_has_its_reason_and_another_way(procedure: Procedure) -> None:
    lines = [never for one in procedure.steps for never in one.never]
    assert len(lines) > 15
    assert all(never.why and never.instead for never in lines)


# No code knows a procedure by name


def named_in_code() -> Iterator[tuple[str, str]]:
    """Give every text in the code, other than docstrings, that names a bundled procedure, and every such name."""
    named = re.compile(rf"\b({'|'.join(BUNDLED)})\b", re.IGNORECASE)
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            text = _text_of(node)
            if id(node) not in told and named.search(text):
                yield path.relative_to(SOURCE).as_posix(), text


def _text_of(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(text)) | ast.Name(id=text) | ast.Attribute(attr=text):
            return text if isinstance(node, ast.Constant) else text.replace("_", " ")
        case _:
            return ""


def test_no_code_names_a_bundled_procedure_but_the_list_of_them_and_the_default() -> None:
    assert set(named_in_code()) == MAY_BE_NAMED


def _screens(answers: dict[str, str]) -> tuple[list[str], Case]:
    """Return every prompt on the shortest way to a case that holds these answers."""

    def reply(prompt: Prompt) -> Reply:
        if prompt.slot == "review":
            return Answer(SAVE)
        if prompt.is_sheet:
            return Answer(GO_ON)
        return Answer(answers[prompt.slot]) if prompt.slot in answers else Skip(prompt.skips[0])

    draw, followed = repeatable_draw(), bundled("community-1")
    session = new_report("2031-7K3QX", followed, by="ines", at=NOW, draw=draw)
    asker = ScriptedAsker(reply)
    walk = Walk(
        steps=steps_of(session, followed),
        base=empty_case(session, "2031"),
        asker=asker,
        keep=lambda _: None,
        clock=lambda: NOW,
        draw=draw,
        zone=NOW.tzinfo,  # type: ignore[arg-type]  # it is there
    )
    outcome = walk.run(session)
    assert isinstance(outcome, Finished)
    return [prompt.slot for prompt, _ in asker.asked], outcome.record
