"""The list of cases as plain lines, for other programs and plain terminals; nothing slow is loaded for it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final, Protocol

from cocreport.procedure.agenda import Duty, State
from cocreport.words import N_, say

STATES: Final[Mapping[State, str]] = {
    "done": N_("done"),
    "due": N_("now"),
    "waiting": N_("not yet"),
    "overdue": N_("overdue"),
}
_STAGES: Final = {
    N_("safety"),
    N_("help-now"),
    N_("first-response"),
    N_("own-words"),
    N_("meeting"),
    N_("gaps"),
    N_("follow-up"),
}
"""The stages of the bundled procedure, after its steps; those of a team's own are shown as the team wrote them."""


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
    owed = ", ".join(f"{say(duty.title)} ({say(STATES[state])})" for duty, state in row.owed[:1])
    stage = say(row.stage) if row.stage in _STAGES else row.stage
    return row.id, f"{row.received:%Y-%m-%d %H:%M}", stage, str(row.reports), str(row.people), owed
