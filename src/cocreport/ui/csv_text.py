"""CSV as spreadsheets take it: no cell of it begins like a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows under their columns; a cell that a spreadsheet would work out is given as text."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_tame(cell) for cell in row] for row in rows)
    return page.getvalue().rstrip("\n")


def _tame(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
