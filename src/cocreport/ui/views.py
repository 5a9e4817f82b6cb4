"""What commands show, drawn with rich: the list of cases and one case; every text of a case made safe."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cocreport.model.case import Case
from cocreport.notation.tree import Tree
from cocreport.procedure.agenda import Duty, State
from cocreport.procedure.spec import Procedure
from cocreport.ui.lines import STATES, CaseRow, cells
from cocreport.ui.visible import visible

_HEADINGS: Final = {
    "people": "People",
    "reports": "Reports",
    "consent": "Who may know, and how to reach them",
    "excluded": "Not for",
    "response": "First response",
    "meetings": "Meetings",
    "notes": "Notes",
    "answers": "More answers",
}
_UNANSWERED: Final = {
    "unknown": "nobody here knows",
    "none": "there is none",
    "declined": "they did not want to say",
    "later": "to be asked later",
}


def list_table(rows: Iterable[CaseRow]) -> Table:
    """Lay the cases out as a table."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Case", "Received", "Stage", "Reports", "People", "Owed next"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in cells(row)))
    return table


def case_view(case: Case, procedure: Procedure, owed: Sequence[tuple[Duty, State]]) -> list[object]:
    """Lay one case out: what is owed, then section by section, what is missing, what was done."""
    tree, people = case.to_tree(), _people(case)
    views: list[object] = [Text(f"Case {case.id}", style="bold"), Text(f"Follows: {procedure.title}")]
    views += _section("Owed", [_grid((duty.title, _when_owed(duty, state)) for duty, state in owed)])
    for name, heading in _HEADINGS.items():
        if name in tree:
            views += _section(heading, _entries(tree[name], people))
    views += _section("Without an answer", [_grid(_gaps(case, people))])
    views += _section("What was done", [_grid(_history(case, people))])
    return views


def _when_owed(duty: Duty, state: State) -> str:
    due = f", due {duty.due:%Y-%m-%d %H:%M}" if duty.due else ""
    return f"{STATES[state]}: {duty.owner}{due}"


def _section(heading: str, parts: Sequence[object]) -> list[object]:
    """Put a heading above what there is; nothing above nothing."""
    there = [part for part in parts if not isinstance(part, Table) or part.row_count]
    return ["", Text(heading, style="bold"), *(Padding(part, (0, 0, 0, 2)) for part in there)] if there else []  # type: ignore[arg-type]


def _entries(tree: Tree, people: Mapping[str, str]) -> list[object]:
    """Lay out a section: its entries one after the other, each under its key."""
    if not isinstance(tree, dict):
        return [_grid([("", _said(tree, people))])]
    views: list[object] = []
    for key, entry in tree.items():
        if isinstance(entry, dict):
            views += [Text(people.get(key, key), style="italic"), Padding(_grid(_leaves(entry, people)), (0, 0, 1, 2))]
        else:
            views.append(_grid([(key, _said(entry, people))]))
    return views


def _leaves(tree: Mapping[str, Tree], people: Mapping[str, str], above: str = "") -> Iterator[tuple[str, str]]:
    for name, value in tree.items():
        label = f"{above} {name}".strip().replace("_", " ")
        if isinstance(value, dict):
            yield from _leaves(value, people, label)
        else:
            yield label, _said(value, people)


def _said(value: Tree, people: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(_said(one, people) for one in value)
    return people.get(str(value), str(value))


def _grid(rows: Iterable[tuple[str, str]]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", max_width=28)
    grid.add_column(overflow="fold")
    for label, value in rows:
        grid.add_row(Text(visible(label, lines=False)), Text(visible(value)))
    return grid


def _people(case: Case) -> dict[str, str]:
    """Return how each person is spoken of: their part and key, the name only where people are listed."""
    return {key: f"{', '.join(person.parts) or 'person'} ({key})" for key, person in case.people.items()}


def _gaps(case: Case, people: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for address, reason in case.unanswered.items():
        yield _spoken(address, people), _UNANSWERED[reason]


def _history(case: Case, people: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for entry in case.history.values():
        where = f": {_spoken(entry.address, people)}" if entry.address else ""
        yield f"{entry.at:%Y-%m-%d %H:%M}", f"{entry.what}{where}, by {entry.by or 'nobody knows whom'}"


def _spoken(address: str, people: Mapping[str, str]) -> str:
    return ", ".join(people.get(part, part.replace("_", " ")) for part in address.split("/")[1:])
