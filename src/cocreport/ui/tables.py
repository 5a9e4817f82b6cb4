"""The lists of cases and of what is due as tables, drawn with rich; every text of a case made safe."""

from collections.abc import Iterable, Sequence
from typing import Final

from rich.table import Table
from rich.text import Text

from cocreport.copies.visible import visible
from cocreport.ui.lines import CaseRow, DueRow, all_cells, due_cells
from cocreport.words import N_, say

_CASE: Final = N_("Case")
"""The column of ids, which are never broken."""
_COLUMNS: Final = (_CASE, N_("Received"), N_("Stage"), N_("Reports"), N_("People"), N_("Owed next"))
_DUE_COLUMNS: Final = (N_("When"), _CASE, N_("What"), N_("Who"))


def list_table(rows: Iterable[CaseRow]) -> Table:
    """Lay the cases out as a table."""
    table = _headed(_COLUMNS)
    for cells in all_cells(rows):
        table.add_row(*(Text(cell) for cell in cells))
    return table


def due_table(rows: Iterable[DueRow], *, has_list: bool) -> Table:
    """Lay what is owed out as a table, person by person; whoever is latest stands first."""
    by_person: dict[str, list[tuple[str, str, str, str]]] = {}
    for row in rows:
        line = due_cells(row, has_list=has_list)
        by_person.setdefault(line[-1], []).append(line)
    table = _headed(_DUE_COLUMNS)
    for place, lines in enumerate(by_person.values()):
        if place:
            table.add_row()
        for line in lines:
            table.add_row(*(Text(visible(cell, lines=False)) for cell in line))
    return table


def _headed(columns: Iterable[str]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in columns:
        table.add_column(say(heading), overflow="fold", no_wrap=heading == _CASE)
    return table


def plain_table(rows: Iterable[Sequence[str]]) -> Table:
    """Lay rows out under no headings, the first three columns never broken."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(3):
        table.add_column(no_wrap=True)
    for row in rows:
        table.add_row(*(Text(visible(cell, lines=False)) for cell in row))
    return table
