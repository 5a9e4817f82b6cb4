"""The bundled procedure and the questions of ``coc init``: complete, valid, and kind to whoever reads them."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from tests.forbidden import EXAMPLES, TO_THE_REPORTER, found_in

from cocreport.model.address import type_of
from cocreport.model.case import Case
from cocreport.notation.read import read
from cocreport.procedure.load import BUNDLED, Setup, bundled_bytes, load_procedure, mistakes, setup_questions
from cocreport.procedure.rules import FIXED_ORDER, RULES
from cocreport.procedure.spec import ITEM_STATES, Procedure, Question, Step

ROWS = range(1, 68)
SHOWN = {"title", "about", "sheet", "ask", "say", "hint", "why", "label", "note", "value"}
"""What a reporter may see or hear; `brief`, `never` and `remind` are for staff, apart from `instead`."""


def tree_of(name: str) -> dict[str, Any]:
    return read(bundled_bytes(name), file=f"{name}.yaml")


@pytest.fixture(scope="module")
def procedure() -> Procedure:
    return load_procedure(bundled_bytes("workshop"), file="workshop.yaml")


def shown_texts(tree: object, *, under: str = "") -> Iterator[tuple[str, str]]:
    """Give every text that may be seen or heard, with the name it stands under."""
    if isinstance(tree, dict):
        for name, inner in tree.items():
            if name == "never":
                yield from (("instead", never["instead"]) for never in inner if "instead" in never)
            elif name != "source":
                yield from shown_texts(inner, under=name)
    elif isinstance(tree, list):
        for inner in tree:
            yield from shown_texts(inner, under=under)
    elif under in SHOWN:
        yield under, str(tree)


def offences(tree: object) -> list[tuple[str, str]]:
    return [(name, text) for name, text in shown_texts(tree) if found_in(text)]


def rows_in(tree: object) -> set[int]:
    if isinstance(tree, dict):
        own = {int(row) for row in tree.get("rows", ())}
        return own.union(*(rows_in(inner) for inner in tree.values()))
    return set[int]().union(*map(rows_in, tree)) if isinstance(tree, list) else set()


def templates(steps: tuple[Step, ...]) -> list[str]:
    found = [template for step in steps for template in (*step.when, *step.sets)]
    for question in (question for step in steps for question in step.questions):
        found += [*question.when, *filter(None, (question.writes, question.stamps))]
    return found


def at_the_desk(procedure: Procedure) -> tuple[Step, ...]:
    """Return the steps that are taken with the reporter or right after; the review is for staff alone."""
    return tuple(step for step in procedure.steps if step.part != "review")


def test_every_row_of_the_requirements_has_its_place() -> None:
    assert rows_in(tree_of("workshop")) == set(ROWS)


def test_every_address_exists_in_the_record_it_is_written_to(procedure: Procedure) -> None:
    for template in templates(procedure.steps):
        type_of(Case, template)
    for template in templates(setup_questions().steps):
        type_of(Setup, template)


def test_no_two_questions_share_an_id(procedure: Procedure) -> None:
    for steps in (procedure.steps, setup_questions().steps):
        ids = [question.id for step in steps for question in step.questions]
        assert len(ids) == len(set(ids))


def test_rules_and_clocks_that_are_named_exist(procedure: Procedure) -> None:
    assert {name for step in procedure.steps for name in (*step.needs, *step.done)} == set(RULES)
    clocks = {step.clock for step in procedure.steps if step.clock}
    assert clocks | {"appeal"} == set(procedure.clocks)


def test_the_fixed_steps_stand_in_their_order(procedure: Procedure) -> None:
    assert tuple(step.id for step in procedure.steps if step.id in FIXED_ORDER) == FIXED_ORDER


def test_the_parts_follow_each_other(procedure: Procedure) -> None:
    order = ("before", "report", "after", "review")
    parts = [step.part for step in procedure.steps]
    assert parts == sorted(parts, key=order.index)


def test_checklist_items_word_every_state_they_can_be_in(procedure: Procedure) -> None:
    items = [question for question in procedure.questions().values() if question.item not in (None, "question")]
    assert len(items) == 7
    for question in items:
        assert question.item is not None
        assert tuple(choice.value for choice in question.choices) == ITEM_STATES[question.item]


def test_what_a_step_says_comes_before_a_question_that_is_always_asked(procedure: Procedure) -> None:
    steps = (*at_the_desk(procedure), *setup_questions().steps)
    spoken = [step for step in steps if step.say and step.questions]
    assert spoken
    assert all(step.sheet or not step.questions[0].when for step in spoken)


def test_steps_never_disagree_about_a_constant(procedure: Procedure) -> None:
    constants: dict[str, Any] = {}
    for step in procedure.steps:
        for template, value in step.sets.items():
            if template.startswith("reports/{report}/"):
                continue  # the report is given, not searched for by what stands in it
            assert constants.setdefault(template, value) == value, template


def test_every_question_at_the_desk_can_say_why_it_is_asked(procedure: Procedure) -> None:
    for steps in (at_the_desk(procedure), setup_questions().steps):
        assert [question.id for step in steps for question in step.questions if not question.why] == []


def test_only_what_the_taker_can_always_tell_must_be_answered(procedure: Procedure) -> None:
    questions = [question for step in at_the_desk(procedure) for question in step.questions]
    forced = [question.id for question in questions if not question.skips]
    assert forced == ["danger", "presence", "wording", "received"]


def test_a_name_is_asked_for_only_after_who_may_know_it(procedure: Procedure) -> None:
    allowed = {"coordinator", "team", "reported person"}
    for name in ("reporter-name", "writer-name"):
        assert set(procedure.questions()[name].when["consent/{consent}/name_known_to"]) == allowed


@pytest.mark.parametrize("name", ["workshop", "setup"])
def test_nothing_that_a_reporter_may_see_is_on_the_list(name: str) -> None:
    assert offences(tree_of(name)) == []


@pytest.mark.parametrize("part", ["report", "after"])
def test_nothing_that_is_shown_while_a_report_is_taken_speaks_of_an_apology_either(part: str) -> None:
    shown = [text for step in tree_of("workshop")["steps"] if step["part"] == part for _, text in shown_texts(step)]
    assert len(shown) > 100
    assert [text for text in shown if found_in(text, TO_THE_REPORTER)] == []


def test_every_kind_of_text_that_a_reporter_can_see_is_read() -> None:
    read_ = {name for name, _ in shown_texts(tree_of("workshop"))}
    assert read_ == SHOWN | {"instead"}


@pytest.mark.parametrize("phrase", EXAMPLES)
@pytest.mark.parametrize("place", ["ask", "hint", "why", "say"])
def test_a_phrase_of_the_list_is_found_wherever_it_is_put(place: str, phrase: str) -> None:
    spoiled = copy.deepcopy(tree_of("workshop"))
    question = next(one for step in spoiled["steps"] for one in step.get("questions", ()) if one["id"] == "friend")
    question[place] = [phrase] if place == "say" else phrase
    assert offences(spoiled) == [(place, phrase)]


@pytest.mark.parametrize("phrase", EXAMPLES)
def test_a_phrase_of_the_list_is_found_in_titles_choices_actions_and_replacements(phrase: str) -> None:
    spoiled = copy.deepcopy(tree_of("workshop"))
    spoiled["steps"][2]["title"] = phrase
    spoiled["steps"][2]["questions"][0]["choices"][0]["note"] = phrase
    spoiled["steps"][1]["never"][0]["instead"] = phrase
    spoiled["actions"][0]["label"] = phrase
    assert sorted(offences(spoiled)) == [(name, phrase) for name in ("instead", "label", "note", "title")]


@pytest.mark.parametrize("row", [21, 22, 25, 26])
def test_the_lines_that_staff_never_say_hold_what_the_list_forbids(procedure: Procedure, row: int) -> None:
    lines = [never.line for step in procedure.steps for never in step.never if row in never.rows]
    assert lines
    assert all(found_in(line) for line in lines)


def test_every_line_that_staff_never_say_has_its_reason_and_another_way(procedure: Procedure) -> None:
    lines = [never for step in procedure.steps for never in step.never]
    assert all(never.why and never.instead for never in lines)
    coercive = [never for never in lines if 23 in never.rows]
    assert coercive
    assert all("coercion" in never.why for never in coercive)


def test_setup_names_the_keys_under_which_staff_and_contacts_stand() -> None:
    named = {question.names for question in all_questions(setup_questions().steps) if question.names}
    assert named == {"handle", "contact"}
    assert {step.part for step in setup_questions().steps} == {"before"}


def all_questions(steps: tuple[Step, ...]) -> list[Question]:
    return [question for step in steps for question in step.questions]


@pytest.mark.parametrize("name", BUNDLED)
def test_what_comes_with_the_program_has_no_mistakes(name: str) -> None:
    assert mistakes(load_procedure(bundled_bytes(name), file=f"{name}.yaml")) == ()
