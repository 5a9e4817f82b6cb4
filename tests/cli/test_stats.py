"""``coc stats``: shown, for programs, and a failure where the numbers are not whole."""

import csv
import io

import pytest
from tests.cli.seat import Coc

from cocreport.errors import ExitCode


def test_the_numbers_are_shown_with_bars(pyriver: Coc) -> None:
    ended = pyriver("stats", handle="dana")
    assert (ended.code, ended.err) == (0, "")
    assert "Cases: 6, 6 of them closed" in ended.out
    assert "until it was acknowledged: median 25 min, longest 55 min (4 timed)" in ended.out
    assert "A note on paper" in ended.out
    assert "Cases that whoever counts may not read are not in these numbers." in ended.out
    bars = [line for line in ended.out.splitlines() if line.endswith("# 2")]
    assert next(line.split("  ")[1].strip() for line in bars) == "Ban from our future events"


def test_programs_get_json_and_csv(pyriver: Coc) -> None:
    found = pyriver("stats", "--json", handle="dana").json
    assert (found["stats"], found["cases"], found["by_edition"]) == (1, 6, {"2030": 1, "2031": 5})
    rows = list(csv.reader(io.StringIO(pyriver("stats", "--csv", handle="dana").out)))
    assert rows[0] == ["table", "what", "count"]
    assert ["by_sanction", "ban", "2"] in rows
    assert ["spans, minutes", "met, median", "25"] in rows


def test_one_edition_or_some_days_can_be_counted(pyriver: Coc) -> None:
    assert pyriver("stats", "--event", "2030", "--json", handle="dana").json["cases"] == 1
    assert pyriver("stats", "--since", "2031-01-01", "--json", handle="dana").json["cases"] == 5
    assert pyriver("stats", "--event", "1999", handle="dana").code == ExitCode.USAGE
    assert pyriver("stats", "--since", "x", handle="dana").code == ExitCode.USAGE


def test_an_edition_without_cases_is_nothing_to_count(coc: Coc, folder: object) -> None:
    ended = coc("stats", handle="dana")
    assert (ended.code, ended.out, ended.err) == (0, "", "There is no case to count.\n")
    assert folder


@pytest.mark.parametrize("form", ["--json", "--csv", None])
def test_numbers_that_are_not_whole_are_shown_and_fail(pyriver: Coc, form: str | None) -> None:
    path = pyriver.root / "cases" / "2031-N258A.yaml"
    path.write_text(path.read_text("utf-8").replace("reports:", "reportss:"), "utf-8")
    ended = pyriver("stats", *filter(None, [form]), handle="dana")
    assert ended.code == ExitCode.INVALID_DATA
    assert ended.out
    assert "cases/2031-N258A.yaml, line " in ended.err
    assert "1 cases are not in these numbers" in ended.err
    assert pyriver("stats", handle=None).code == ExitCode.INVALID_DATA


def test_whoever_is_kept_out_counts_without_it_and_is_told_the_same_as_everybody(pyriver: Coc) -> None:
    ended = pyriver("stats", "--json", handle="mikkel")
    assert (ended.code, ended.err, ended.json["cases"]) == (0, "", 5)
    assert "end-duties" not in ended.out


def test_what_belongs_to_the_public_report_needs_it(pyriver: Coc) -> None:
    for words in (["-o", "x"], ["--format", "html"], ["--force"]):
        assert pyriver("stats", *words, handle="dana").code == ExitCode.USAGE
    assert pyriver("stats", "--public", "--json", handle="dana").code == ExitCode.USAGE
