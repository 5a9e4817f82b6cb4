"""docs/procedure.md: every row once, in agreement with the procedure, and shown by tests that exist."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from cocreport.procedure.load import bundled, setup_questions
from cocreport.procedure.rules import FIXED_ORDER, RULES
from cocreport.procedure.spec import Procedure, Questionnaire, Step

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "procedure.md").read_text("utf-8")
ROWS = range(1, 68)
COMING = ("the desk's own page",)


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    number: int
    places: tuple[str, ...]
    tests: tuple[str, ...]
    to_come: str


def table() -> list[Row]:
    lines = [line for line in PAGE.splitlines() if re.match(r"\| \d+ \|", line)]
    return [row_of(*(cell.strip() for cell in line.strip("|").split(" | "))) for line in lines]


def row_of(number: str, _what: str, where: str, shown: str) -> Row:
    parts = shown.rstrip(" |").split("<br>")
    tests = tuple(part.strip("`") for part in parts if part.startswith("`"))
    (to_come,) = [part for part in parts if not part.startswith("`")] or [""]
    return Row(int(number), tuple(where.split("; ")), tests, to_come)


def places() -> Iterator[tuple[str, tuple[int, ...]]]:
    """Give everything in the data that can have rows, as the table writes it."""
    procedure = bundled("workshop-1")
    yield from ((f"source `{one.title}`", one.rows) for one in procedure.source)
    yield from ((f"finding `{one.id}`", one.rows) for one in procedure.findings)
    yield from ((f"action `{one.id}`", one.rows) for one in procedure.actions)
    yield from places_in(procedure, "")
    yield from places_in(setup_questions(), "set-up ")


def places_in(steps: Procedure | Questionnaire, before: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    for step in steps.steps:
        yield f"{before}step `{step.id}`", step.rows
        yield from inside(step, before)


def inside(step: Step, before: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    for number, never in enumerate(step.never, start=1):
        yield f"never `{step.id}/{number}`", never.rows
    for question in step.questions:
        yield f"{before}question `{question.id}`", question.rows
        for choice in question.choices:
            yield f"choice `{question.id}/{choice.value}`", choice.rows


def rules() -> set[str]:
    """Return what is fixed in the program and has no rows in the data, as the table writes it."""
    clocks = bundled("workshop-1").clocks
    named = (("rule", RULES), ("order", FIXED_ORDER), ("clock", clocks))
    return {f"{kind} `{name}`" for kind, names in named for name in names}


@cache
def names_in(file: str) -> frozenset[str]:
    tree = ast.parse((TOP / file).read_text("utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_row_stands_in_the_table_once_and_in_order() -> None:
    assert [row.number for row in table()] == list(ROWS)


@pytest.mark.parametrize("row", table(), ids=lambda row: str(row.number))
def test_every_row_is_shown_by_a_test_that_exists(row: Row) -> None:
    assert row.tests
    for test in row.tests:
        file, name = test.split("::")
        assert name in names_in(file)


@pytest.mark.parametrize("row", table(), ids=lambda row: str(row.number))
def test_every_place_that_is_named_exists(row: Row) -> None:
    assert set(row.places) <= {place for place, _ in places()} | rules()


def test_the_table_and_the_data_agree_on_where_each_row_is_fulfilled() -> None:
    wanted = defaultdict(set)
    for place, rows in places():
        for number in rows:
            wanted[number].add(place)
    assert {row.number: set(row.places) - rules() for row in table()} == wanted


def test_the_counts_at_the_top_are_those_of_the_table() -> None:
    whole, to_come = (int(found) for found in re.findall(r"\*\*(?:Whole|To come): (\d+)\.\*\*", PAGE))
    assert to_come == len([row for row in table() if row.to_come])
    assert whole == len([row for row in table() if not row.to_come])
    assert whole + to_come == len(ROWS)


def test_what_a_row_waits_for_is_explained_at_the_top() -> None:
    waits = {row.to_come.removeprefix("to come with ") for row in table() if row.to_come}
    assert waits == set(COMING)
    assert all(f"*with {name}*" in PAGE for name in COMING)
