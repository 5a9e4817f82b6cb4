"""One grammar for where a value stands: getting, putting, and the marks of every leaf."""

from typing import Annotated

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue
from tests.building import CASE, a_case, a_team, an_event
from tests.model.records import records, texts

from cocreport.model.address import (
    AddressError,
    get,
    get_in,
    leaves,
    put,
    put_in,
    split,
    type_of,
)
from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.model.marks import PLAIN, Mark
from cocreport.model.problems import RecordError
from cocreport.model.record import Record, spelled
from cocreport.model.team import Team
from cocreport.model.terms import Text
from cocreport.notation.tree import Tree
from cocreport.procedure.load import Setup

PLACE = "reports/r-7K3Q/place"
BRANCHES = ("people", "reports", "reports/r-7K3Q", "people/p-4MZK", "excluded")


def values_in(tree: Tree, above: str = "") -> list[str]:
    """Return the address of every text, number and list, and of every item of a list."""
    if isinstance(tree, dict):
        return [address for name, inner in tree.items() for address in values_in(inner, f"{above}/{name}")]
    items = [f"{above[1:]}/{number}" for number in range(len(tree))] if isinstance(tree, list) else []
    return [above[1:], *items]


# Splitting


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("edition", ("edition",)),
        (PLACE, ("reports", "r-7K3Q", "place")),
        ("reports/{report}/place", ("reports", "{report}", "place")),
        ("answers/night desk", ("answers", "night desk")),
        ("excluded/0", ("excluded", "0")),
        ("unanswered/reports/r-7K3Q/place", ("unanswered", "reports/r-7K3Q/place")),
    ],
)
def test_an_address_splits_into_its_parts(address: str, parts: tuple[str, ...]) -> None:
    assert split(address) == parts


@pytest.mark.parametrize(
    "address", ["", "/", "reports/", "/reports", "reports//place", "a\n", "{Report}", "{}", "../x", "a" * 81, "ß/ö"]
)
def test_what_is_not_an_address_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(AddressError) as caught:
        split(address)
    assert str(caught.value) == "This is not an address. An address looks like reports/r-7K3Q/place."


# Getting and putting


def test_what_stands_at_an_address_is_got_in_its_plain_form() -> None:
    case = a_case(excluded=["mikkel", "dana"])
    assert get(case, "reports/r-7K3Q/received") == "2031-05-10T08:10+02:00"
    assert get(case, "people/p-4MZK/parts") == ["reported"]
    assert get(case, "excluded/1") == "dana"
    assert get(case, "people/p-4MZK") == {"parts": ["reported"], "looks": "A man with a hat"}


@pytest.mark.parametrize("address", [PLACE, "people/p-0000/name", "excluded/7", "excluded/first", "id/deeper"])
def test_where_nothing_stands_nothing_is_got(address: str) -> None:
    assert get(a_case(excluded=["dana"]), address) is None


@settings(max_examples=60, deadline=None)
@given(texts)
def test_what_was_put_is_what_is_got(text: str) -> None:
    case = put(a_case(), PLACE, text)
    assert get(case, PLACE) == text
    assert put(case, PLACE, None) == a_case()


@settings(max_examples=80, deadline=None)
@given(st.one_of(records(Case), records(Event), records(Team)))
def test_what_is_got_is_what_the_plain_form_has(record: Record) -> None:
    tree = record.to_tree()
    for address in (*values_in(tree), *tree, *map(spelled, type(record).model_fields), "people/p-9999/name"):
        assert get(record, address) == get_in(tree, address)


@settings(max_examples=80, deadline=None)
@given(st.one_of(records(Case), records(Event), records(Team)))
def test_putting_back_what_stands_there_changes_nothing(record: Record) -> None:
    for address in values_in(record.to_tree()):
        assert put(record, address, get(record, address)) == record


@settings(max_examples=80, deadline=None)
@given(st.one_of(records(Case), records(Event)), records(Case))
def test_a_value_that_can_be_put_somewhere_is_got_from_there(record: Record, other: Case) -> None:
    for address in values_in(other.to_tree()):
        value = get(other, address)
        try:
            changed = put(record, address, value)
        except (RecordError, AddressError):
            continue
        assert get(changed, address) == value


@settings(max_examples=80, deadline=None)
@given(records(Case), st.data())
def test_what_was_taken_out_can_be_put_back(case: Case, data: st.DataObject) -> None:
    address = data.draw(st.sampled_from([one for one in values_in(case.to_tree()) if not one[-1:].isdigit()]))
    try:
        without = put(case, address, None)
    except RecordError:
        return
    assert get(without, address) is None
    assert put(without, address, get(case, address)) == case


def test_an_item_of_a_list_is_replaced_added_or_taken_out_by_its_number() -> None:
    case = a_case(excluded=["mikkel", "dana"])
    assert put(case, "excluded/0", "ruth").excluded == ("ruth", "dana")
    assert put(case, "excluded/2", "ruth").excluded == ("mikkel", "dana", "ruth")
    assert put(case, "excluded/0", None).excluded == ("dana",)
    assert put(put(case, "excluded/0", None), "excluded/0", None) == a_case()


def test_an_item_of_a_list_in_a_list_is_reached_as_well() -> None:
    one: dict[str, Tree] = {"id": "one", "say": ["a", "b"]}
    two: dict[str, Tree] = {"id": "two"}
    assert put_in({"steps": [one]}, "steps/0/say/1", "c") == {"steps": [{"id": "one", "say": ["a", "c"]}]}
    assert put_in({"steps": [one]}, "steps/1/id", "two") == {"steps": [one, two]}


@pytest.mark.parametrize("address", ["excluded/2", "excluded/first"])
def test_an_item_that_a_list_cannot_have_is_refused(address: str) -> None:
    with pytest.raises(AddressError) as caught:
        put_in({"excluded": ["dana"]}, address, "ruth")
    assert "Items are counted from 0" in str(caught.value)


def test_the_last_value_of_an_entry_takes_the_entry_with_it() -> None:
    case = put(a_case(), "meetings/m-0001/happened", "We met.")
    assert put(case, "meetings/m-0001/happened", None) == a_case()


def test_putting_checks_the_whole_record_anew() -> None:
    with pytest.raises(RecordError) as caught:
        put(a_case(), "reports/r-7K3Q/reporter", "p-0000")
    assert "who is not under `people`" in str(caught.value)


@pytest.mark.parametrize(
    "address", ["reports/r-7K3Q/mood", "mood", "excluded/first", "id/deeper", "reports/r-7K3Q/account/0"]
)
def test_nothing_is_put_where_the_record_has_no_place(address: str) -> None:
    with pytest.raises(AddressError) as caught:
        put(a_case(), address, "text")
    assert "docs/format.md" in str(caught.value)


def test_a_plain_tree_is_never_changed_in_place() -> None:
    before: dict[str, Tree] = {"a": {"b": "c"}, "d": ["e"]}
    put_in(before, "a/b", "x")
    put_in(before, "d/0", "x")
    assert before == {"a": {"b": "c"}, "d": ["e"]}
    assert get_in(before, "d/0") == "e"


# Types and marks


@pytest.mark.parametrize(
    ("address", "mark", "many", "choices"),
    [
        (PLACE, Mark.DESCRIBES, False, ()),
        ("reports/{report}/ongoing", Mark.PLAIN, False, ("still going on", "over", "unclear")),
        ("people/{who}/handles", Mark.IDENTIFIES, True, ()),
        ("people/{who}/handles/3", Mark.IDENTIFIES, False, ()),
        ("reports/{report}/occurred/from", Mark.WHEN, False, ()),
        ("answers/anything", Mark.VERBATIM, False, ()),
        ("unanswered/reports/{report}/place", Mark.PLAIN, False, ("unknown", "declined", "later", "none")),
        ("joined/{case}/rest/public", Mark.VERBATIM, False, ()),
    ],
)
def test_an_address_knows_what_may_stand_there(
    address: str, mark: Mark, choices: tuple[str, ...], *, many: bool
) -> None:
    leaf = type_of(Case, address)
    assert (leaf.mark, leaf.many, leaf.choices) == (mark, many, choices)


@pytest.mark.parametrize("below", ["a", "0", "a/0/b", "{key}/first one"])
def test_below_plain_data_any_address_leads_to_plain_data(below: str) -> None:
    leaf = type_of(Case, f"joined/2031-00000/rest/{below}")
    assert (leaf.type, leaf.many, leaf.choices, leaf.is_branch) == (JsonValue, False, (), False)


def test_a_value_in_plain_data_is_put_and_got_at_any_depth() -> None:
    entry: dict[str, Tree] = {
        "at": "2031-05-10T08:10+02:00",
        "by": "ruth",
        "what": "changed",
        "former": {"a": [{"b": "one"}]},
    }
    case = put(a_case(), "history/h-0001", entry)
    changed = put(case, "history/h-0001/former/a/0/b", "two")
    assert get(changed, "history/h-0001/former") == {"a": [{"b": "two"}]}


@pytest.mark.parametrize("record", [Case, Team, Event])
def test_every_leaf_has_a_mark(record: type[Record]) -> None:
    assert [address for address, leaf in leaves(record) if leaf.mark is None] == []


def test_a_leaf_without_a_mark_is_noticed_at_any_depth() -> None:
    class Inner(Record):
        bare: Text | None = None
        marked: Annotated[Text, PLAIN] | None = None

    class Outer(Record):
        inner: Inner | None = None
        listed: tuple[Text, ...] = ()

    assert [address for address, leaf in leaves(Outer) if leaf.mark is None] == ["inner/bare", "listed"]


@pytest.mark.parametrize("record", [Case, Team, Event, Setup])
def test_every_leaf_can_be_asked_for_by_its_address(record: type[Record]) -> None:
    found = list(leaves(record))
    assert len({address for address, _ in found}) == len(found)
    for address, leaf in found:
        if not address.endswith("}") and f"{address}/{{key}}" not in {one.rpartition("/")[0] for one, _ in found}:
            assert type_of(record, address).many == leaf.many


def test_keys_of_a_mapping_and_their_values_are_leaves_of_their_own() -> None:
    marks = {address: leaf.mark for address, leaf in leaves(Case)}
    assert marks["answers"] is Mark.PLAIN
    assert marks["answers/{key}"] is Mark.VERBATIM
    assert marks["consent/{key}/channel"] is Mark.IDENTIFIES


def test_what_the_samples_hold_stands_at_leaves() -> None:
    for record, tree in ((Case, CASE), (Team, a_team().to_tree()), (Event, an_event().to_tree())):
        assert all(type_of(record, address).mark for address in values_in(tree) if address not in BRANCHES)
