"""Older files are brought to today's format step by step; a newer one is left alone."""

import pytest

from cocreport.errors import InvalidDataError
from cocreport.notation.tree import Tree
from cocreport.store import migrate
from cocreport.store.migrate import migrated


def test_a_tree_of_today_stays_as_it_is() -> None:
    tree: dict[str, Tree] = {"schema": "1", "name": "PyRiver Workshop"}
    assert migrated(tree, file="coc.yaml") == tree


@pytest.mark.parametrize("number", ["2", "17", "9999"])
def test_a_newer_one_is_refused_with_what_to_do(number: str) -> None:
    with pytest.raises(InvalidDataError) as refused:
        migrated({"schema": number}, file="coc.yaml")
    assert refused.value.problem == "coc.yaml: this file was written by a newer version of coc."
    assert refused.value.next_step.startswith("Update coc")


@pytest.mark.parametrize("said", [None, "", "one", "1.0", "-1", "0", "01", "10000", "٢", ["1"], {"1": "1"}])
def test_a_schema_that_is_no_number_is_left_for_the_model_to_refuse(said: Tree | None) -> None:
    tree: dict[str, Tree] = {} if said is None else {"schema": said}
    assert migrated(tree, file="coc.yaml") == tree


def test_an_older_one_goes_through_each_step_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: dict[int, migrate.Migration] = {
        1: lambda tree: {**tree, "schema": "2", "said": "one"},
        2: lambda tree: {**tree, "schema": "3", "said": f"{tree['said']}, two"},
    }
    monkeypatch.setattr(migrate, "CURRENT", 3)
    monkeypatch.setattr(migrate, "STEPS", steps)
    assert migrated({"schema": "1"}, file="coc.yaml") == {"schema": "3", "said": "one, two"}
    assert migrated({"schema": "2", "said": "1"}, file="coc.yaml") == {"schema": "3", "said": "1, two"}
