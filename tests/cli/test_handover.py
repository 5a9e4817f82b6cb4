"""``coc handover``: one page for the next shift, by code, and nothing for eyes that may not see it."""

from pathlib import Path

import pytest
from tests.building import ANSWERS, a_saved_case
from tests.cli.seat import Coc
from tests.copies.cases import TWO

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer
from cocreport.store.folder import CaseFolder

NAMES = ("Lakshmi", "Nair", "Sam Idowu", "Owen", "Marsh", "Priya", "Table 6", "grabbed")


@pytest.fixture
def shift(coc: Coc, folder: CaseFolder, clock: Clock) -> Coc:
    """Return a folder in the middle of an event: a report as it was taken, and a case with two kept apart."""
    coc("new", "--answers", ANSWERS / "s4-threat-and-police.yaml")
    a_saved_case(folder, clock(), id="2031-EEEEE", **TWO)
    return coc


def test_it_says_what_runs_what_is_owed_what_was_agreed_and_who_is_kept_apart(shift: Coc) -> None:
    ended = shift("handover", handle="dana")
    assert (ended.code, ended.err) == (0, "")
    parts = ended.out.split("\n\n")
    assert any("2031-EEEEE, received 2031-05-10 08:10: " in part for part in parts)
    assert "Meet about the report; overdue since " in ended.out or "Meet about the report; due " in ended.out
    assert (
        "- 2031-EEEEE: reported person p-000C; No dealings with the person who reported; "
        "reporter p-000A, p-000B; until Sun 2031-05-11" in ended.out
    )
    assert "somebody comes back to whoever told report r-" in ended.out
    assert "Who takes over, and when" in ended.out


def test_no_name_and_no_word_of_a_case_stands_on_it(shift: Coc) -> None:
    for words in ([], ["--format", "markdown"], ["--format", "html"], ["--to", "ruth"]):
        said = shift("handover", *words, handle="dana").said
        assert "2031-EEEEE" in said
        assert not [name for name in NAMES if name in said]


def test_a_page_that_lies_at_the_desk_has_no_case_that_somebody_is_kept_out_of(
    shift: Coc, folder: CaseFolder, clock: Clock
) -> None:
    a_saved_case(folder, clock(), id="2031-FFFFF", excluded=["mikkel"])
    assert "2031-FFFFF" not in shift("handover", handle="dana").said
    assert "do not stand on this page" in shift("handover", handle="dana").out
    assert "2031-FFFFF" in shift("handover", "--to", "ruth", handle="dana").out
    assert "2031-FFFFF" not in shift("handover", "--to", "mikkel", handle="dana").said
    assert "2031-FFFFF" not in shift("handover", "--to", "ruth", handle="mikkel").said


def test_whoever_takes_over_signs_and_a_file_is_written_once(shift: Coc, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    ended = shift("handover", "--to", "ruth", "-o", page, handle="dana")
    assert (ended.code, ended.out) == (0, "Written: page.html\n")
    text = page.read_text("utf-8")
    assert "Ruth (ruth)" in text
    assert "<!doctype html>" in text
    assert shift("handover", "--to", "ruth", "-o", page, handle="dana").code == ExitCode.LOCKED_OR_CHANGED
    assert shift("handover", "--to", "nobody", handle="dana").code == ExitCode.NOT_FOUND
    assert shift("handover", "--format", "pdf", handle="dana").code == ExitCode.USAGE


def test_who_takes_over_is_asked_where_a_page_is_written(shift: Coc, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    shift("handover", "-o", page, handle="dana", replies=[Answer("ines")], at_terminal=True)
    assert "Ines (ines)" in page.read_text("utf-8")
    shift("handover", "-o", tmp_path / "other.md", handle="dana", replies=[Answer("-")], at_terminal=True)
    assert "Who takes over, and when" in (tmp_path / "other.md").read_text("utf-8")


def test_an_empty_folder_has_a_page_too(coc: Coc, folder: CaseFolder) -> None:
    assert "Nothing runs." in coc("handover", handle="dana").out
    assert folder.case_ids() == []
