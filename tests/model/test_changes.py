"""What differs between two states of a case, what is kept of it, and how a hand edit is noticed."""

from datetime import timedelta

from hypothesis import given, settings
from tests.building import a_case, repeatable_draw
from tests.conftest import SATURDAY
from tests.model.records import records

from cocreport.model.address import put, put_in
from cocreport.model.case import Case
from cocreport.model.changes import (
    Change,
    accepted,
    changed,
    changes_between,
    is_changed_by_hand,
    opened,
    seal_of,
)
from cocreport.model.document import read_record
from cocreport.model.journal import Entry
from cocreport.model.keys import Draw
from cocreport.notation.tree import Tree
from cocreport.notation.write import write

PLACE = "reports/r-7K3Q/place"
LATER = SATURDAY + timedelta(hours=3)


def content(case: Case) -> dict[str, Tree]:
    return {name: value for name, value in case.to_tree().items() if name not in ("history", "seal")}


def without_empties(tree: Tree) -> Tree:
    """Return a tree without what holds nothing, as it is after the last value was taken out of it."""
    if not isinstance(tree, dict):
        return tree
    inner = {name: without_empties(value) for name, value in tree.items()}
    return {name: value for name, value in inner.items() if value != {}}


def history_of(case: Case) -> Tree:
    return case.to_tree()["history"]


def is_a_name(address: str) -> bool:
    """Tell whether a former value is left out of the history where nobody may know it."""
    return address.startswith("people/") and address.endswith(("/name", "/handles"))


# Changes


def test_what_is_new_different_or_gone_is_named_with_what_stood_there() -> None:
    before = a_case(excluded=["dana"], notes={"n-0001": {"at": "2031-05-10T08:12+02:00", "by": "ines", "text": "A"}})
    after = put(put(put(before, PLACE, "table 6"), "excluded", ["dana", "ruth"]), "notes/n-0001", None)
    assert changes_between(before, after) == (
        Change("added", PLACE, None),
        Change("changed", "excluded", ["dana"]),
        Change("removed", "notes/n-0001", {"at": "2031-05-10T08:12+02:00", "by": "ines", "text": "A"}),
    )


def test_a_case_does_not_differ_from_itself() -> None:
    assert changes_between(a_case(), a_case()) == ()


def test_history_and_seal_are_no_changes() -> None:
    assert changes_between(a_case(), opened(a_case(), at=SATURDAY, by="ines", draw=repeatable_draw())) == ()


@settings(max_examples=50, deadline=None)
@given(records(Case), records(Case))
def test_former_values_lead_back_to_the_state_before(before: Case, after: Case) -> None:
    tree = content(after)
    for change in changes_between(before, after):
        tree = put_in(tree, change.address, change.former)
    assert without_empties(tree) == without_empties(content(before))


@settings(max_examples=50, deadline=None)
@given(records(Case), records(Case))
def test_each_change_is_one_entry_of_history_and_no_earlier_one_is_lost(before: Case, after: Case) -> None:
    draw = repeatable_draw()
    first = opened(before, at=SATURDAY, by="ines", draw=draw)
    second = changed(first, after.model_copy(update={"history": first.history}), at=LATER, by="dana", draw=draw)
    entries = list(second.history.items())
    assert entries[: len(first.history)] == list(first.history.items())
    recorded = [(entry.what, entry.address, entry.former) for _, entry in entries[len(first.history) :]]
    assert [one[:2] for one in recorded] == [(one.what, one.address) for one in changes_between(before, after)]
    formers = {one.address: one.former for one in changes_between(before, after)}
    assert all(former == formers[address or ""] for _, address, former in recorded if not is_a_name(address or ""))
    assert content(second) == content(after)


# History


def test_a_new_case_begins_its_history_with_who_opened_it(draw: Draw) -> None:
    case = opened(a_case(), at=SATURDAY, by="ines", draw=draw)
    assert list(case.history.values()) == [Entry(at=SATURDAY, by="ines", what="opened")]


def test_entries_say_when_and_by_whom(draw: Draw) -> None:
    first = opened(a_case(), at=SATURDAY, by="ines", draw=draw)
    second = changed(first, put(first, PLACE, "table 6"), at=LATER, by="dana", draw=draw)
    assert list(second.history.values())[1:] == [Entry(at=LATER, by="dana", what="added", address=PLACE)]


def test_a_correction_adds_to_history_and_keeps_what_stood_there(draw: Draw) -> None:
    first = opened(put(a_case(), PLACE, "table 6"), at=SATURDAY, by="ines", draw=draw)
    second = changed(first, put(first, PLACE, "table 7"), at=LATER, by="ines", draw=draw)
    assert list(second.history.values())[-1].former == "table 6"


def test_a_name_that_nobody_may_know_any_more_is_taken_out_of_the_history_too(draw: Draw) -> None:
    people = {"p-4MZK": {"looks": "a hat", "name": "Gil", "handles": ["@gil"]}, "p-0001": {"name": "Bea"}}
    agreed = {"c-0001": {"person": "p-4MZK", "name_known_to": "team"}, "c-0002": {"person": "p-0001"}}
    first = opened(a_case(people=people, consent=agreed), at=SATURDAY, by="ines", draw=draw)
    unnamed = {"p-4MZK": {"looks": "a scarf"}, "p-0001": {"name": "Beatrice"}}
    second = changed(
        first, a_case(people=unnamed, consent=agreed, history=history_of(first)), at=LATER, by="ines", draw=draw
    )
    assert "Gil" in str(second.to_tree())
    nobody = {**agreed, "c-0001": {"person": "p-4MZK", "name_known_to": "nobody"}}
    after = a_case(people=unnamed, consent=nobody, history=history_of(second))
    third = changed(second, after, at=LATER, by="ines", draw=draw)
    assert "gil" not in str(third.to_tree()).lower()
    kept = {entry.address: entry.former for entry in third.history.values()}
    assert kept["people/p-4MZK/looks"] == "a hat"
    assert kept["people/p-0001/name"] == "Bea"
    assert "people/p-4MZK/name" in kept


def test_a_name_is_taken_out_of_an_entry_that_was_removed_as_a_whole_too(draw: Draw) -> None:
    first = opened(a_case(people={"p-4MZK": {"looks": "a hat", "name": "Gil"}}), at=SATURDAY, by="ines", draw=draw)
    second = changed(first, a_case(people={}, history=history_of(first)), at=LATER, by="ines", draw=draw)
    assert "Gil" in str(second.to_tree())
    nobody = {"c-0001": {"person": "p-4MZK", "name_known_to": "nobody"}}
    again = a_case(people={"p-4MZK": {"looks": "a hat"}}, consent=nobody, history=history_of(second))
    third = changed(second, again, at=LATER, by="ines", draw=draw)
    assert "Gil" not in str(third.to_tree())
    assert {"looks": "a hat"} in [entry.former for entry in third.history.values()]


# The seal


def test_a_case_that_the_tool_saved_is_not_changed_by_hand(draw: Draw) -> None:
    case = opened(a_case(), at=SATURDAY, by="ines", draw=draw)
    assert not is_changed_by_hand(case)
    data = write(case.to_tree(), header="", comments={})
    assert not is_changed_by_hand(read_record(Case, data, file="cases/2031-7K3QX.yaml"))


def test_a_hand_edit_is_noticed_and_put_on_record_with_the_next_change(draw: Draw) -> None:
    edited = put(opened(a_case(), at=SATURDAY, by="ines", draw=draw), PLACE, "table 6")
    assert is_changed_by_hand(edited)
    saved = changed(edited, put(edited, PLACE, "table 7"), at=LATER, by="ines", draw=draw)
    assert [entry.what for entry in saved.history.values()] == ["opened", "found changed by hand", "changed"]
    assert not is_changed_by_hand(saved)


def test_a_hand_edit_can_be_accepted_as_it_is_by_nobody_in_particular(draw: Draw) -> None:
    edited = put(opened(a_case(), at=SATURDAY, by="ines", draw=draw), PLACE, "table 6")
    kept = accepted(edited, at=LATER, draw=draw)
    assert list(kept.history.values())[-1] == Entry(at=LATER, what="found changed by hand")
    assert not is_changed_by_hand(kept)
    assert accepted(kept, at=LATER, draw=draw) == kept


def test_the_seal_vouches_for_the_content_and_not_for_the_history(draw: Draw) -> None:
    case = opened(a_case(), at=SATURDAY, by="ines", draw=draw)
    assert seal_of(case) == seal_of(a_case())
    assert len(seal_of(case)) == 32
    assert seal_of(put(case, PLACE, "table 6")) != seal_of(case)
