"""CSV that a spreadsheet shows and does not work out."""

import csv
import io

import pytest

from cocreport.ui.csv_text import to_csv


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", '=HYPERLINK("x")'])
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    _, (read,) = csv.reader(io.StringIO(to_csv(["a"], [[cell]])))
    assert read == f"'{cell}"


@pytest.mark.parametrize("cell", ["a,b", 'a"b', "a\nb", "", "1", "é"])
def test_any_other_cell_comes_back_as_it_was(cell: str) -> None:
    _, row = csv.reader(io.StringIO(to_csv(["a", "b"], [[cell, "x"]])))
    assert row == [cell, "x"]
