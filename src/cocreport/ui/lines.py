"""The list of cases as plain lines, for other programs and plain terminals; nothing slow is loaded for it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final, Protocol

from cocreport.procedure.agenda import Duty, State

STATES: Final[Mapping[State, str]] = {"done": "done", "due": "now", "waiting": "not yet", "overdue": "overdue"}


class CaseRow(Protocol):
    """What a line of the list needs to know of a case."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def received(self) -> datetime: ...  # noqa: D102
    @property
    def stage(self) -> str: ...  # noqa: D102
    @property
    def reports(self) -> int: ...  # noqa: D102
    @property
    def people(self) -> int: ...  # noqa: D102
    @property
    def owed(self) -> Sequence[tuple[Duty, State]]: ...  # noqa: D102


def list_text(rows: Iterable[CaseRow]) -> str:
    """Lay the cases out as lines for other programs, a tab between the cells."""
    return "\n".join("\t".join(cells(row)) for row in rows)


def cells(row: CaseRow) -> tuple[str, ...]:
    """Return the cells of a case's line, as text."""
    owed = ", ".join(f"{duty.title} ({STATES[state]})" for duty, state in row.owed[:1])
    return row.id, f"{row.received:%Y-%m-%d %H:%M}", row.stage, str(row.reports), str(row.people), owed
