"""What is counted over all cases that somebody may read: reports, cases and people each for themselves."""

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import add
from typing import Any, NamedTuple

from cocreport.lookup.counted import PARTS, SPANS, Counted
from cocreport.lookup.entry import Entry
from cocreport.lookup.seen import Seen


class Span(NamedTuple):
    """How long something took, in minutes: how many were timed, the median, the longest."""

    timed: int
    median: int
    longest: int


class Statistics(NamedTuple):
    """The counts; each of the tables goes from a word of the procedure to a number.

    ``by_finding`` counts decisions that no later one took the place of; one that an appeal did away with stands under
    ``overturned``. ``by_sanction`` counts what followed from decisions that hold. A word that is missing is empty.
    """

    cases: int
    closed: int
    reports: int
    withdrawn: int
    people: int
    appeals: int
    with_police: int
    by_part: dict[str, int]
    by_edition: dict[str, int]
    by_channel: dict[str, int]
    by_stage: dict[str, int]
    by_finding: dict[str, int]
    by_sanction: dict[str, int]
    by_day: dict[str, int]
    spans: dict[str, Span]

    def to_json(self) -> dict[str, Any]:
        """Return the counts as ``coc stats --json`` prints them."""
        spans = {name: span._asdict() for name, span in self.spans.items()}
        return {"stats": 1, **self._asdict(), "spans": spans}


def statistics(
    seen: Seen, entries: Sequence[Entry], *, since: str | None = None, until: str | None = None
) -> Statistics:
    """Count cases; with days, written ``2031-05-10``, only what was received between them, both included.

    A case is counted where its first report is; ``by_day`` and ``by_channel`` count reports.
    """
    chosen = [one for one in entries if _is_between(one.received, since, until)]
    tally = _Tally()
    for entry in chosen:
        tally.add(seen.counted(entry))
    spans = {name: Span(len(one), median(one), max(one)) for name, one in zip(SPANS, tally.spans, strict=True) if one}
    return Statistics(
        cases=len(chosen),
        closed=sum(one.is_closed for one in chosen),
        reports=len(tally.days),
        withdrawn=tally.withdrawn,
        people=sum(int(one.people) for one in chosen),
        appeals=tally.appeals,
        with_police=tally.police,
        by_part={part: count for part, count in zip(PARTS, tally.people, strict=True) if count},
        by_edition=_in_order(one.edition for one in chosen),
        by_channel=_ranked(tally.channels),
        by_stage=_ranked(one.stage for one in chosen),
        by_finding=_ranked(tally.findings),
        by_sanction=_ranked(tally.actions),
        by_day=_in_order(tally.days),
        spans=spans,
    )


class _Tally:
    """Adds up case after case; ten thousand of them go through it while somebody waits."""

    def __init__(self) -> None:
        self.days: list[str] = []
        self.channels: list[str] = []
        self.findings: list[str] = []
        self.actions: list[str] = []
        self.people = [0] * len(PARTS)
        self.spans: list[list[int]] = [[] for _ in SPANS]
        self.withdrawn = self.appeals = self.police = 0

    def add(self, one: Counted) -> None:
        """Add what is counted of one case."""
        for day, channel, is_withdrawn in one.reports:
            self.days.append(day)
            self.channels.append(channel)
            self.withdrawn += is_withdrawn
        for finding, _, is_overturned in one.findings:
            self.findings.append("overturned" if is_overturned else finding)
        self.actions += one.actions
        self.appeals += one.appeals
        self.police += one.police
        self.people = list(map(add, self.people, one.people))
        for place, more in enumerate(one.spans):
            if more:
                self.spans[place] += more


def median(values: Sequence[int]) -> int:
    """Return the value in the middle; of two in the middle the mean, rounded down."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) // 2


def _is_between(received: str, since: str | None, until: str | None) -> bool:
    return (since is None or since <= received[:10]) and (until is None or received[:10] <= until)


def _in_order(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))


def _ranked(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items(), key=lambda one: (-one[1], one[0])))
