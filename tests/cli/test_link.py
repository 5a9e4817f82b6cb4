"""``coc link``: two cases say how they belong together, each from its side."""

from pathlib import Path

import pytest
from tests.building import a_saved_case
from tests.cli.around import A, B, two_cases
from tests.cli.seat import Coc

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Help, Leave
from cocreport.model.address import put
from cocreport.store.folder import CaseFolder


@pytest.fixture(autouse=True)
def two(folder: CaseFolder, clock: Clock) -> CaseFolder:
    """Save both cases."""
    return two_cases(folder, clock)


def _links(folder: CaseFolder, case_id: str) -> list[tuple[str, str]]:
    return [(link.kind, link.case) for link in folder.read(case_id).record.links.values()]


@pytest.mark.parametrize(
    ("said", "here", "there"),
    [
        ("same matter", "same matter", "same matter"),
        ("Same  Person", "same person", "same person"),
        ("retaliation", "retaliation for", "retaliation in"),
        ("counter-report", "counter-report to", "counter-report in"),
        ("retaliation in", "retaliation in", "retaliation for"),
    ],
)
def test_each_of_the_two_says_it_from_its_side(coc: Coc, two: CaseFolder, said: str, here: str, there: str) -> None:
    ended = coc("link", "aaa", "bbb", "--kind", said)
    assert (ended.code, ended.out) == (0, f"Saved in {A} and {B}\n")
    assert (_links(two, A), _links(two, B)) == ([(here, B)], [(there, A)])
    assert coc("check").code == 0


def test_how_they_belong_together_is_asked(coc: Coc, two: CaseFolder) -> None:
    assert coc("link", A, B, replies=[Help(), Answer("related")]).code == 0
    assert _links(two, B) == [("related", A)]


def test_linking_again_changes_nothing_and_another_kind_is_another_link(coc: Coc, two: CaseFolder) -> None:
    coc("link", A, B, "--kind", "related")
    before = two.read(A), two.read(B)
    again = coc("link", A, B, "--kind", "related")
    assert (again.code, again.out, "already" in again.err) == (0, "", True)
    assert (two.read(A), two.read(B)) == before
    coc("link", B, A, "--kind", "same person")
    assert _links(two, A) == [("related", B), ("same person", B)]


def test_a_link_that_one_side_lacks_is_noticed_and_completed(coc: Coc, two: CaseFolder, clock: Clock) -> None:
    coc("link", A, B, "--kind", "retaliation")
    two.amend(B, lambda case: put(case, "links", None), at=clock(), by="ines")
    (found,) = [one for one in coc("check", "--json").json if "links" in one["where"]]
    assert (found["weight"], found["fix"]) == ("note", f"Complete it: coc link {A} {B} --kind 'retaliation for'")
    assert coc("link", A, B, "--kind", "retaliation").code == 0
    assert _links(two, B) == [("retaliation in", A)]


def test_a_link_that_could_not_be_saved_in_both_says_so(coc: Coc, two: CaseFolder) -> None:
    other = two.root / "cases" / f"{B}.yaml"
    whole = other.read_bytes()
    other.write_bytes(whole + b"odd: 1\n")
    ended = coc("link", A, B, "--kind", "related")
    assert ended.code == ExitCode.INVALID_DATA
    assert f"saved in {A}, but not yet in {B}" in ended.err
    assert coc("check", A).code == 0
    other.write_bytes(whole)
    assert coc("link", A, B, "--kind", "related").out == f"Saved in {A} and {B}\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([A, A, "--kind", "related"], ExitCode.USAGE),
        ([A, B, "--kind", "Zebulon"], ExitCode.USAGE),
        ([A, "2031-ZZZZZ", "--kind", "related"], ExitCode.NOT_FOUND),
        ([A, B], ExitCode.INPUT_NEEDED),
    ],
)
def test_what_cannot_be_linked_is_refused(coc: Coc, two: CaseFolder, words: list[str], code: ExitCode) -> None:
    ended = coc("link", *words)
    assert (ended.code, "Zebulon" in ended.said, _links(two, A)) == (code, False, [])


def test_whoever_stops_has_linked_nothing(coc: Coc, two: CaseFolder) -> None:
    assert coc("link", A, B, replies=[Leave()]).code == ExitCode.INTERRUPTED
    assert _links(two, A) == []


def test_a_link_to_a_case_that_somebody_may_not_see_is_not_shown_to_them(
    coc: Coc, two: CaseFolder, clock: Clock
) -> None:
    a_saved_case(two, clock(), id="2031-CCCCC", excluded=["mikkel"])
    coc("link", A, B, "--kind", "related")
    coc("link", A, "2031-CCCCC", "--kind", "same person")
    assert "same person" in coc("show", A).out
    for words in ([], ["--json"]):
        shown = coc("show", A, *words, handle="mikkel").out
        assert "CCCCC" not in shown
        assert "same person" not in shown
        assert B in shown
    assert len(coc("show", A, "--json", handle="mikkel").json["history"]) == 2
    assert coc("link", A, "2031-CCCCC", "--kind", "related", handle="mikkel").code == ExitCode.NOT_FOUND
    assert not [one for one in coc("check", "--json", handle="mikkel").json if "links" in one["where"]]


def test_a_link_to_a_case_that_is_gone_is_noticed(coc: Coc, two: CaseFolder) -> None:
    coc("link", A, B, "--kind", "related")
    Path(two.root / "cases" / f"{B}.yaml").unlink()
    (found,) = [one for one in coc("check", "--json").json if "links" in one["where"]]
    assert "not in the folder" in found["sentence"]
