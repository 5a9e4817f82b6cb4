"""Two cases become one and two again; what belonged to which stays known, and nothing is lost on the way."""

from typing import Any, Final

import pytest
from hypothesis import given, settings
from tests.building import CASE, a_case, repeatable_draw
from tests.conftest import SATURDAY
from tests.model.records import records

from cocreport.model.address import put
from cocreport.model.case import Case
from cocreport.model.joining import Parted, join, origin, split
from cocreport.model.problems import RecordError
from cocreport.notation.tree import Tree

A: Final = "2031-AAAAA"
B: Final = "2031-BBBBB"
C: Final = "2031-CCCCC"
RECEIVED: Final = {"received": "2031-05-10T09:10+02:00", "taken_by": "ines"}
NOTE: Final[dict[str, Tree]] = {"at": "2031-05-10T10:10+02:00", "by": "ines", "text": "A remark"}
ATTACHED: Final[dict[str, Tree]] = {
    "file": f"{A}/f-0001.txt",
    "name": "a.txt",
    "size": 1,
    "sha256": "0" * 64,
    "added": "2031-05-10T10:10+02:00",
    "by": "ines",
}


def first(**more: Any) -> Case:
    return a_case(**{"id": A, **more})


def second(**more: Any) -> Case:
    """Return a case that shares no key with the first."""
    people = {"p-000B": {"parts": ["reported"], "name": "Gil Ferreira"}, "p-00RB": {"parts": ["reporter"]}}
    reports = {"r-000B": {**RECEIVED, "reporter": "p-00RB", "account": "He did it again."}}
    return a_case(**{"id": B, "people": people, "reports": reports, **more})


def joined(case: Case, other: Case, **same: str) -> Case:
    pairs = {theirs.replace("_", "-"): ours for theirs, ours in same.items()}
    return join(case, other, pairs, at=SATURDAY, by="dana", draw=repeatable_draw())


def plain(case: Case) -> dict[str, Tree]:
    return {name: value for name, value in case.to_tree().items() if name != "seal"}


def assert_undone(parted: Parted, case: Case, other: Case) -> None:
    assert (plain(parted.case), plain(parted.other)) == (plain(case), plain(other))


# Joining


def test_the_joined_case_has_the_entries_of_both_and_keeps_its_own_id() -> None:
    both = joined(first(), second())
    assert (both.id, list(both.reports), list(both.people)) == (A, ["r-7K3Q", "r-000B"], ["p-4MZK", "p-000B", "p-00RB"])
    assert (both.joined[B].by, both.joined[B].at) == ("dana", SATURDAY)


def test_it_stays_known_which_case_an_entry_came_with() -> None:
    both = joined(first(), second())
    assert [origin(both, key) for key in both.reports] == [A, B]
    assert origin(both, "n-0000") == A


def test_an_entry_whose_key_is_taken_gets_another_one_and_so_does_all_that_speaks_of_it() -> None:
    other = second(
        people={"p-4MZK": {"parts": ["reporter"]}},
        reports={"r-7K3Q": {**RECEIVED, "reporter": "p-4MZK", "account": "p-4MZK and r-7K3Q/x were seen"}},
        consent={"c-0001": {"person": "p-4MZK"}},
        unanswered={"people/p-4MZK/name": "unknown"},
        history={"h-0001": {"at": "2031-05-10T09:10+02:00", "what": "added", "address": "reports/r-7K3Q/place"}},
    )
    both = joined(first(), other)
    (renamed,) = [key for key, before in both.joined[B].renamed.items() if before == "p-4MZK"]
    (report,) = [key for key, before in both.joined[B].renamed.items() if before == "r-7K3Q"]
    assert both.reports[report].reporter == both.consent["c-0001"].person == renamed
    assert both.reports[report].account == "p-4MZK and r-7K3Q/x were seen"
    assert both.unanswered == {f"people/{renamed}/name": "unknown"}
    assert both.history["h-0001"].address == f"reports/{report}/place"
    assert both.people["p-4MZK"] == first().people["p-4MZK"]
    assert_undone(split(both, B), first(), other)


def test_whoever_should_not_read_one_of_them_should_not_read_both() -> None:
    assert joined(first(excluded=["ruth", "ines"]), second(excluded=["mikkel", "ines"])).excluded == (
        "ruth",
        "ines",
        "mikkel",
    )


def test_what_is_not_an_entry_is_kept_apart_so_that_neither_answer_is_lost() -> None:
    other = second(answers={"weather": "rain"}, unanswered={"answers/tide": "later"})
    both = joined(first(answers={"weather": "sun"}), other)
    assert both.answers == {"weather": "sun"}
    assert both.joined[B].rest == {"answers": {"weather": "rain"}, "unanswered": {"answers/tide": "later"}}
    assert_undone(split(both, B), first(answers={"weather": "sun"}), other)


def test_somebody_confirmed_to_be_the_same_refers_to_the_other_and_keeps_what_was_said_of_them() -> None:
    both = joined(first(), second(), p_000B="p-4MZK")
    assert (both.people["p-000B"].same_as, both.people["p-000B"].name) == ("p-4MZK", "Gil Ferreira")
    assert both.first_of("p-000B") == both.first_of("p-4MZK") == "p-4MZK"


# Splitting


@settings(max_examples=60, deadline=None)
@given(records(Case), records(Case))
def test_joining_and_splitting_gives_both_back(case: Case, other: Case) -> None:
    case, other = (
        one.model_copy(update={"id": id_, "joined": {}, "excluded": tuple(dict.fromkeys(one.excluded))})
        for one, id_ in ((case, A), (other, B))
    )
    assert_undone(split(joined(case, other), B), case, other)


def test_two_people_who_were_one_are_two_again() -> None:
    parted = split(joined(first(), second(), p_000B="p-4MZK"), B)
    assert parted.told_apart == 1
    assert_undone(parted, first(), second())


def test_what_was_changed_since_then_comes_back_changed() -> None:
    both = put(joined(first(), second()), "reports/r-000B/place", "Hall")
    parted = split(both, B)
    assert parted.other.reports["r-000B"].place == "Hall"
    assert plain(parted.case) == plain(first())


def test_what_was_added_to_the_case_stays_and_what_was_added_to_a_report_goes_with_it() -> None:
    both = put(joined(first(), second()), "notes/n-0001", NOTE)
    both = put(both, "response/r-000B", {"danger": "no"})
    both = put(both, "attachments/f-0001", {**ATTACHED, "report": "r-000B"})
    both = put(both, "attachments/f-0002", ATTACHED)
    entry: dict[str, Tree] = {
        "at": "2031-05-10T10:10+02:00",
        "what": "changed",
        "address": "response/r-000B/danger",
        "former": "yes",
    }
    both = put(both, "history/h-0001", entry)
    both = put(both, "unanswered/reports/r-000B/place", "later")
    parted = split(both, B)
    assert (list(parted.case.notes), list(parted.case.attachments)) == (["n-0001"], ["f-0002"])
    assert not parted.case.response
    assert not parted.case.history
    assert list(parted.other.response) == ["r-000B"]
    assert list(parted.other.attachments) == ["f-0001"]
    assert list(parted.other.history) == ["h-0001"]
    assert parted.other.unanswered == {"reports/r-000B/place": "later"}


def test_somebody_of_whom_both_speak_stands_in_both_with_whom_they_refer_to() -> None:
    people = {"p-000B": {"guardian": "p-000G"}, "p-000G": {"parts": ["guardian"]}, "p-00RB": {"same_as": "p-000B"}}
    both = put(joined(first(), second(people=people)), "consent/c-0001", {"person": "p-00RB"})
    parted = split(both, B)
    assert (parted.in_both, list(parted.case.people)) == (1, ["p-4MZK", "p-00RB"])
    assert parted.case.people["p-00RB"].same_as is None
    assert parted.other.people["p-00RB"].same_as == "p-000B"
    both = put(both, "consent/c-0001", {"person": "p-000B"})
    assert list(split(both, B).case.people) == ["p-4MZK", "p-000B", "p-000G"]


def test_an_entry_keeps_its_new_key_where_its_former_one_is_taken() -> None:
    other = second(people={"p-4MZK": {"parts": ["reporter"]}}, reports={"r-000B": {**RECEIVED, "reporter": "p-4MZK"}})
    both = joined(first(), other)
    (renamed,) = both.joined[B].renamed
    parted = split(put(both, "consent/c-0001", {"person": renamed}), B)
    assert parted.in_both == 1
    spoken_of = split(put(both, "reports/r-000B/reporter", "p-4MZK"), B).other
    assert sorted(spoken_of.people) == sorted(["p-4MZK", renamed])
    assert spoken_of.reports["r-000B"].reporter == "p-4MZK"


def test_whoever_is_kept_out_since_then_is_kept_out_of_both_and_whoever_came_with_one_goes_with_it() -> None:
    both = put(joined(first(excluded=["ruth"]), second(excluded=["ines"])), "excluded", ["ruth", "ines", "mikkel"])
    parted = split(both, B)
    assert (parted.case.excluded, parted.other.excluded) == (("ruth", "mikkel"), ("ines", "mikkel"))


def test_whoever_another_joined_case_keeps_out_stays_kept_out() -> None:
    reports = {"r-000C": RECEIVED}
    both = joined(first(), second(excluded=["ines"]))
    three = joined(both, a_case(id=C, people={}, reports=reports, excluded=["ines"]))
    parted = split(three, B)
    assert (parted.case.excluded, parted.other.excluded) == (("ines",), ("ines",))
    assert list(parted.case.joined) == [C]


def test_a_case_without_any_report_left_is_not_made() -> None:
    both = put(joined(first(), second()), "reports/r-000B", None)
    with pytest.raises(RecordError):
        split(both, B)


def test_cases_without_people_can_be_joined_and_split() -> None:
    case = Case.from_tree({name: value for name, value in {**CASE, "id": A}.items() if name != "people"})
    other = a_case(id=B, people={}, reports={"r-000B": RECEIVED})
    assert_undone(split(joined(case, other), B), case, other)
