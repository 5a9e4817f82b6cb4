"""One case as the index has it: where it stands, what is owed, what is in force; no name and no word of it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from cocreport.lookup.surroundings import Outline
from cocreport.procedure.duty import Duty, State, standing

_SHORT: Final[Mapping[str, State]] = {"d": "done", "w": "waiting", "l": "later", "n": "due", "o": "overdue"}
"""How a line writes the state of a duty, in one letter."""

LETTERS: Final[Mapping[State, str]] = {state: letter for letter, state in _SHORT.items()}


class Next(NamedTuple):
    """What comes next in a case: the place of a step in its procedure, and how it stands."""

    step: int
    state: State


class Entry(NamedTuple):
    """One line of the index, its cells as they stand there; what is rarely asked for is taken apart when it is.

    ``mark`` and ``digest`` say which state of the file it was made of. ``minute`` is when the first report came, in
    minutes of UTC since 1970, ``received`` the same as the case spells it. ``turns`` has what comes next from which
    minute on. ``duties``, ``sanctions`` and ``counts`` are JSON. ``flags`` may hold ``c`` (closed), ``r`` (somebody is
    kept out; not who), ``g`` (a glance at the bytes of the file tells who), ``w`` (to be acted on only if it repeats)
    and ``m`` (a measure holds that could not wait).
    """

    id: str
    mark: str
    digest: str
    edition: str
    procedure: str
    minute: str
    received: str
    reports: str
    people: str
    stage: str
    flags: str
    turns: str
    duties: str
    sanctions: str
    counts: str

    @property
    def is_closed(self) -> bool:
        """Tell whether the case was closed and has not been opened since."""
        return "c" in self.flags

    @property
    def is_recused(self) -> bool:
        """Tell whether somebody is kept out of the case."""
        return "r" in self.flags

    @property
    def is_told_at_a_glance(self) -> bool:
        """Tell whether who is kept out was found to stand in the file as coc writes it."""
        return "g" in self.flags

    @property
    def waits_for_another(self) -> bool:
        """Tell whether a report was to be acted on only if it happens again."""
        return "w" in self.flags

    @property
    def has_measure(self) -> bool:
        """Tell whether a measure holds in an open case that could not wait for a decision."""
        return "m" in self.flags

    def next_at(self, minute: int) -> Next | None:
        """Return what comes next at a moment (minutes of UTC since 1970), or None where nothing is owed."""
        found = ""
        for turn in self.turns.split(";") if self.turns else ():
            begins, _, what = turn.partition(":")
            if begins and int(begins) > minute:
                break
            found = what
        step, _, letter = found.partition(":")
        return Next(int(step), _SHORT[letter]) if found else None

    def owed(self, outline: Outline) -> tuple[Duty, ...]:
        """Return the duties that are not done, in the order of the procedure; ``who`` is whoever they were given to."""
        return tuple(_duty(cells, outline) for cells in json.loads(self.duties))

    def owed_json(self, outline: Outline, now: datetime) -> list[dict[str, str]]:
        """Return the duties that are not done as lists for programs have them."""
        stand = standing(self.owed(outline), now) if self.duties != "[]" else ()
        return [_told(duty, state, cells) for (duty, state), cells in zip(stand, json.loads(self.duties), strict=True)]

    def followed(self) -> list["Followed"]:
        """Return what follows for people in this case, whether it holds on a day or not."""
        return [Followed(*cells) for cells in json.loads(self.sanctions)] if self.sanctions != "[]" else []

    def counted(self) -> dict[str, Any]:
        """Return what is counted of the case."""
        counts: dict[str, Any] = json.loads(self.counts)
        return counts


class Followed(NamedTuple):
    """One sanction as the index has it: keys, a word of the procedure, and days as ``2031-05-10``; none is None.

    ``last`` is the last day on which it holds, ``look`` the next one on which somebody has to look at it, ``told``
    whether and when the person heard of it. ``holds`` is False where the decision was revised or overturned.
    """

    decision: str
    sanction: str
    person: str
    action: str | None
    first: str | None
    last: str | None
    lasts: str | None
    look: str | None
    is_looked_after: bool
    told: str | None
    told_at: str | None
    holds: bool

    def is_live(self, day: str, *, is_past: bool = False) -> bool:
        """Tell whether it holds on a day; the last one still counts.

        ``is_past`` says that another edition is at work by now: what was for ``this event`` is over then.
        """
        if not self.holds or (is_past and self.lasts == "this event" and self.last is None):
            return False
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def has_lapsed(self, day: str) -> bool:
        """Tell whether its last day is over and nobody has looked at it since: a task, and no welcome by itself."""
        return self.holds and self.last is not None and self.last < day and not self.is_looked_after


def line_of(entry: Entry) -> str:
    """Return an entry as a line of the index."""
    return "\t".join(entry)


def entry_in(line: str) -> Entry:
    """Return the entry in a line; raise ValueError where it has too few cells or too many."""
    cells = line.split("\t")
    if len(cells) != len(Entry._fields):
        raise ValueError(len(cells))
    return Entry._make(cells)


def _told(duty: Duty, state: State, cells: list[Any]) -> dict[str, str]:
    said = {"step": duty.step, "owner": duty.owner, "state": state, "about": duty.about, "due": cells[5]}
    return {name: value for name, value in said.items() if value}


def _duty(cells: list[Any], outline: Outline) -> Duty:
    place, about, keys, who, opens, due, blocked = cells
    step = outline.steps[place]
    return Duty(
        step=step.id,
        title=step.title,
        owner=step.owner,
        opens=datetime.fromisoformat(opens),
        due=datetime.fromisoformat(due) if due else None,
        is_done=False,
        blocked_by=("",) if blocked else (),
        about=about,
        keys=keys,
        who=who,
    )
