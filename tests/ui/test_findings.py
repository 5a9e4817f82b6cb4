"""Findings are shown by weight, safely, and within the width there is."""

from dataclasses import dataclass

import pytest

from cocreport.ui.findings import findings_text


@dataclass(frozen=True)
class Found:
    """A finding."""

    weight: str
    where: str
    sentence: str = "This is missing."
    fix: str = ""


def test_what_is_wrong_comes_first_and_what_is_only_worth_knowing_last() -> None:
    found = [Found("note", "drafts/x.yaml"), Found("missing", "coc.yaml, contact"), Found("wrong", "cases/a.yaml")]
    assert findings_text([*found, Found("wrong", "cases/b.yaml", fix="Add it.")], 80).splitlines() == [
        "To be mended:",
        "  cases/a.yaml: This is missing.",
        "  cases/b.yaml: This is missing. Add it.",
        "Missing in the set-up:",
        "  coc.yaml, contact: This is missing.",
        "Worth knowing:",
        "  drafts/x.yaml: This is missing.",
    ]


def test_nothing_found_is_nothing_shown() -> None:
    assert findings_text([], 80) == ""


@pytest.mark.parametrize("columns", [40, 72])
def test_no_line_is_wider_than_it_may_be(columns: int) -> None:
    text = findings_text([Found("wrong", "cases/2031-7K3QX.yaml, line 7, people", "word " * 40, "Mend it.")], columns)
    assert max(map(len, text.splitlines())) <= columns
    assert all(line.startswith("  ") for line in text.splitlines()[1:])


def test_a_name_of_a_file_steers_nothing() -> None:
    text = findings_text([Found("note", "cases/\x1b[31m\u202e.yaml")], 80)
    assert "cases/␛[31m⟦U+202E⟧.yaml" in text
