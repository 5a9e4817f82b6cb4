"""One case as the index has it: where it stands, what is owed, what is in force; no name and no word of it."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final, NamedTuple

from cocreport.lookup.surroundings import Outline
from cocreport.procedure.duty import Duty, State

_STATES: Final[Mapping[str, State]] = {"d": "done", "w": "waiting", "l": "later", "n": "due", "o": "overdue"}
"""How a line writes the state of a duty, in one letter."""

LETTERS: Final[Mapping[State, str]] = {state: letter for letter, state in _STATES.items()}
BLOCKED: Final = "!"


class Next(NamedTuple):
    """What comes next in a case: the place of a step in its procedure, and how it stands."""

    step: int
    state: State


class Entry(NamedTuple):
    """One line of the index, its cells as they stand there; what is rarely asked for stands in lines of other blocks.

    ``minute`` is when the first report came, in minutes of UTC since 1970, ``received`` the same as the case spells
    it. ``turns`` has what comes next from which minute on. ``flags`` may hold ``c`` (closed), ``r`` (somebody is kept
    out; not who), ``g`` (a glance at the bytes of the file tells who), ``w`` (to be acted on only if it repeats) and
    ``m`` (a measure holds that could not wait). ``place`` is the number of the line.
    """

    id: str
    edition: str
    procedure: str
    minute: str
    received: str
    reports: str
    people: str
    stage: str
    flags: str
    turns: str
    place: int

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

    def turn_at(self, minute: int) -> str:
        """Return what comes next at a moment (minutes of UTC since 1970) as the line has it, or nothing."""
        found = ""
        for turn in self.turns.split(";"):
            begins, _, what = turn.partition(":")
            if begins and int(begins) > minute:
                break
            found = what
        return found

    def next_at(self, minute: int) -> Next | None:
        """Return what comes next at a moment (minutes of UTC since 1970), or None where nothing is owed."""
        return next_in(self.turn_at(minute))


def next_in(turn: str) -> Next | None:
    """Return what a turn says: a step, and how it stands."""
    return Next(int(turn[:-1]), _STATES[turn[-1]]) if turn else None


class Lines(NamedTuple):
    """What the index keeps of one case: its entry, the digest of its file, and a line for each of the other blocks."""

    entry: Entry
    digest: str
    duties: str
    sanctions: str
    counts: str


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


def minute_of(moment: datetime) -> int:
    """Return a moment in minutes of UTC since 1970."""
    return int(moment.timestamp() // 60)


def line_of(entry: Entry) -> str:
    """Return an entry as a line of the index."""
    return "\t".join(entry[:-1])


def entries_in(block: str) -> list[Entry]:
    """Return the entries in a block of lines; what was torn was found out before."""
    new = tuple.__new__  # the order of the cells is that of the fields
    lines = enumerate(block.split("\n") if block else ())
    return [new(Entry, (*line.split("\t"), place)) for place, line in lines]


def duty_line(duties: Iterable[tuple[int, Duty]]) -> str:
    """Return duties that are not done, each with the place of its step, as a line of the index.

    Every duty is seven words: step, what it is about, what that is called, who, from when, until when, blocked.
    """
    return ";".join(" ".join(_words(place, duty)) for place, duty in duties)


def duties_in(line: str, outline: Outline, *, only_open: bool = False) -> tuple[Duty, ...]:
    """Return the duties in a line; ``who`` is whoever each was given to, the times are of UTC.

    ``only_open`` passes over those that wait for something else.
    """
    found = line.split(";") if line else ()
    return tuple(_duty(one, outline) for one in found if not (only_open and one[-1] == BLOCKED))


def followed_line(followed: list[Followed]) -> str:
    """Return what follows for people as a line of the index, behind the last day on which any of it matters."""
    if not followed:
        return ""
    until = max(_matters_until(one) for one in followed)
    return f"{until} {json.dumps(followed, separators=(',', ':'))}"


def followed_in(line: str, on: str | None = None) -> list[Followed]:
    """Return what follows for people in a case; with a day only where anything of it still matters on that day."""
    until, _, cells = line.partition(" ")
    return [] if not cells or (on and until < on) else [Followed(*one) for one in json.loads(cells)]


def _matters_until(one: Followed) -> str:
    """Return the last day on which something holds; ``9`` where that has no end or somebody has yet to look at it."""
    if not one.holds:
        return ""
    return one.last if one.last and one.is_looked_after else "9"


def _words(place: int, duty: Duty) -> tuple[str, ...]:
    due = str(minute_of(duty.due)) if duty.due else "-"
    opens = str(minute_of(duty.opens))
    keys = ",".join(f"{name}={key}" for name, key in duty.keys.items())
    return str(place), duty.about or "-", keys or "-", duty.who or "-", opens, due, BLOCKED if duty.blocked_by else "."


def _duty(line: str, outline: Outline) -> Duty:
    place, about, keys, who, opens, due, blocked = line.split(" ")
    step = outline.steps[int(place)]
    return Duty(
        step=step.id,
        title=step.title,
        owner=step.owner,
        opens=datetime.fromtimestamp(int(opens) * 60, UTC),
        due=None if due == "-" else datetime.fromtimestamp(int(due) * 60, UTC),
        is_done=False,
        blocked_by=("",) if blocked == BLOCKED else (),
        about="" if about == "-" else about,
        keys={} if keys == "-" else dict(pair.split("=") for pair in keys.split(",")),
        who=None if who == "-" else who,
    )
