"""``coc list`` with a filter, in another order, and for programs."""

import csv
import io

import pytest
from tests.cli.seat import Coc

from cocreport.errors import ExitCode

ALL = ["2030-BNQHX", "2031-N258A", "2031-9KJJK", "2031-6XMJ7", "2031-V1KZC", "2031-DJDKF"]


def _ids(coc: Coc, *words: str, handle: str | None = "dana") -> list[str]:
    return [line.partition("\t")[0] for line in coc("list", *words, handle=handle).out.splitlines()]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--all"], ALL),
        ([], ["2030-BNQHX", "2031-DJDKF"]),
        (["--stage", "closed"], ALL),
        (["--stage", "meeting"], []),
        (["--event", "2030"], ALL[:1]),
        (["--since", "2031-01-01"], ALL[1:]),
        (["--until", "2030-05-10"], ALL[:1]),
        (["--since", "2030-05-11", "--until", "2031-05-09"], []),
        (["--finding", "violation", "--event", "2031"], ALL[1:]),
        (["--finding", "no-violation"], []),
        (["--sanction", "ban"], ["2030-BNQHX", "2031-DJDKF"]),
        (["--due"], []),
        (["--all", "--sort", "id"], sorted(ALL)),
        (["--all", "--sort", "id", "--reverse"], sorted(ALL, reverse=True)),
        (["--all", "--reverse"], ALL[::-1]),
        (["--all", "--sort", "due"], ["2030-BNQHX", "2031-DJDKF", *sorted(set(ALL) - {"2030-BNQHX", "2031-DJDKF"})]),
        (["--sort", "stage"], ["2030-BNQHX", "2031-DJDKF"]),
    ],
)
def test_a_filter_finds_closed_cases_too_and_without_one_they_are_left_out(
    pyriver: Coc, words: list[str], found: list[str]
) -> None:
    assert _ids(pyriver, *words) == found


def test_how_many_are_left_out_is_said(pyriver: Coc) -> None:
    assert pyriver("list", handle="dana").err == "4 closed cases are not listed; `coc list --all` lists them.\n"
    assert pyriver("list", "--all", handle="dana").err == ""
    assert pyriver("list", "--stage", "meeting", handle="dana").err == "No case is like that.\n"


def test_mine_is_what_i_owe_and_nobody_else_does(pyriver: Coc) -> None:
    assert _ids(pyriver, "--mine", handle="mikkel") == ["2030-BNQHX", "2031-DJDKF"]
    assert _ids(pyriver, "--mine", handle="tomasz") == []
    ended = pyriver("list", "--mine", handle=None)
    assert ended.code == ExitCode.INPUT_NEEDED


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--stage", "x"], "There is: "),
        (["--event", "1999"], "There is: 2030, 2031."),
        (["--finding", "x"], "violation"),
        (["--sanction", "x"], "warning"),
        (["--since", "yesterday"], "--since takes a day like 2031-05-10."),
        (["--until", "2031-13-01"], "--until takes a day like 2031-05-10."),
    ],
)
def test_a_word_that_stands_nowhere_is_refused_with_those_that_do(pyriver: Coc, words: list[str], said: str) -> None:
    ended = pyriver("list", *words, handle="dana")
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")
    assert said in ended.err


def test_whoever_is_kept_out_finds_it_with_no_filter(pyriver: Coc) -> None:
    for words in (
        ["--all"],
        ["--sanction", "end-duties"],
        ["--all", "--json"],
        ["--all", "--csv"],
        ["--stage", "closed"],
    ):
        assert "6XMJ7" not in pyriver("list", *words, handle="mikkel").said
        assert "6XMJ7" in pyriver("list", *words, handle="dana").said


def test_csv_is_a_table_without_formulas(pyriver: Coc) -> None:
    rows = list(csv.DictReader(io.StringIO(pyriver("list", "--all", "--csv", handle="dana").out)))
    assert [row["id"] for row in rows] == ALL
    assert rows[0] == {
        "id": "2030-BNQHX",
        "edition": "2030",
        "received": "2030-05-10T19:35+02:00",
        "stage": "closed",
        "reports": "1",
        "people": "2",
        "next": "Look at what was decided again",
        "state": "later",
    }
