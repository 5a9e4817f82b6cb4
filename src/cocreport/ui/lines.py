"""The lists of cases and of what is due as plain lines, for other programs and plain terminals.

Nothing slow is loaded for them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Final, Protocol

from cocreport.copies.days import time_of
from cocreport.procedure.duty import Duty, State
from cocreport.words import N_, say

STATES: Final[Mapping[State, str]] = {
    "done": N_("done"),
    "due": N_("now"),
    "waiting": N_("not yet"),
    "later": N_("later"),
    "overdue": N_("overdue"),
}
_STAGES: Final = {
    N_("acknowledged"),
    N_("actions"),
    N_("announcements"),
    N_("appeal"),
    N_("appeal-answered"),
    N_("appeal-decided"),
    N_("attempts"),
    N_("back-to-them"),
    N_("check-in-last-day"),
    N_("check-in-later"),
    N_("check-in-today"),
    N_("closed"),
    N_("closing"),
    N_("debrief"),
    N_("decided-again"),
    N_("first-response"),
    N_("follow-up"),
    N_("gaps"),
    N_("hearing"),
    N_("help-now"),
    N_("how-it-came"),
    N_("measure-review"),
    N_("meeting"),
    N_("own-words"),
    N_("provisional"),
    N_("reported-informed"),
    N_("reported-told"),
    N_("reporter-result"),
    N_("reporter-told"),
    N_("safety"),
    N_("sanction-review"),
    N_("standing"),
    N_("target-asked"),
    N_("task-done"),
    N_("tasks"),
    N_("those-who-knew"),
}
"""The stages of the bundled procedure, after its steps; those of a team's own are shown as the team wrote them."""


_ABOUT: Final = {
    "reported": N_("reported person"),
    "target": N_("target"),
    "report": N_("report"),
    "task": N_("task"),
}
"""What the entry that a duty is about is called, by the name that its key has; the person goes before all."""


class CaseRow(Protocol):
    """What a line of the list needs to know of a case."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def received(self) -> str: ...  # noqa: D102
    @property
    def stage(self) -> str: ...  # noqa: D102
    @property
    def reports(self) -> str: ...  # noqa: D102
    @property
    def people(self) -> str: ...  # noqa: D102
    @property
    def next(self) -> tuple[str, State] | None: ...  # noqa: D102


class DueRow(Protocol):
    """What a line about something that is owed needs to know."""

    @property
    def case(self) -> str: ...  # noqa: D102
    @property
    def duty(self) -> Duty: ...  # noqa: D102
    @property
    def state(self) -> State: ...  # noqa: D102
    @property
    def name(self) -> str | None: ...  # noqa: D102
    @property
    def opens(self) -> datetime: ...  # noqa: D102
    @property
    def due(self) -> datetime | None: ...  # noqa: D102


def list_text(rows: Iterable[CaseRow]) -> str:
    """Lay the cases out as lines for other programs, a tab between the cells."""
    return "\n".join("\t".join(one) for one in all_cells(rows))


def all_cells(rows: Iterable[CaseRow]) -> Iterator[tuple[str, ...]]:
    """Give the cells of each case's line, as text; what many cases have in common is said once."""
    stage_of, next_of = cache(stage_name), cache(_next)
    for row in rows:
        received = f"{row.received[:10]} {row.received[11:16]}"
        yield row.id, received, stage_of(row.stage), row.reports, row.people, next_of(row.next)


def owed_next(row: CaseRow) -> str:
    """Return the first thing that can be done now in a case, or else the first that waits, with how it stands."""
    return _next(row.next)


def stage_name(stage: str) -> str:
    """Return what the stage of a case is called."""
    return say(stage) if stage in _STAGES else stage


def _next(found: tuple[str, State] | None) -> str:
    return f"{say(found[0])} ({say(STATES[found[1]])})" if found else ""


def due_text(rows: Iterable[DueRow], *, has_list: bool) -> str:
    """Lay what is owed out as lines for other programs, a tab between the cells."""
    said = cache(say)
    return "\n".join("\t".join(due_cells(row, said, has_list=has_list)) for row in rows)


def due_cells(row: DueRow, said: Callable[[str], str] = say, *, has_list: bool) -> tuple[str, str, str, str]:
    """Return the cells of a line about something that is owed: when, in which case, what, who.

    ``has_list`` says that there is a list of the team; without one nobody can be named for a role. ``said`` looks
    texts up; over many lines one that remembers them.
    """
    about = about_whom(row.duty, said)
    title = said(row.duty.title)
    what = said(N_("{step}: {person}")).format(step=title, person=about) if about else title
    return _when(row, said), row.case, what, row.name or (said(N_("outside the team")) if has_list else _role(row))


def _role(row: DueRow) -> str:
    from cocreport.copies.terms import term

    return term(row.duty.owner)


def about_whom(duty: Duty, said: Callable[[str], str] = say) -> str:
    """Return whom or what a duty is about, by code; nothing where it is about the case as a whole."""
    if not duty.about:
        return ""
    name = next((name for name in _ABOUT if name in duty.keys), None)
    return f"{said(_ABOUT[name])} {duty.keys[name]}" if name else duty.about


def _when(row: DueRow, said: Callable[[str], str]) -> str:
    if row.state == "waiting":
        return said(STATES["waiting"])
    if row.state == "later":
        return said(N_("from {time}")).format(time=time_of(row.opens, said))
    if row.due is None:
        return said(N_("no time"))
    told = N_("overdue since {time}") if row.state == "overdue" else N_("due {time}")
    return said(told).format(time=time_of(row.due, said))
