"""What is counted over all cases that somebody may read: reports, cases and people each for themselves."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from cocreport.lookup.entry import Entry

SPANS: Final = ("acknowledged", "met", "decided", "told", "result", "closed")
"""What is timed from the report on, in the order in which it happens."""


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


def statistics(entries: Sequence[Entry], *, since: str | None = None, until: str | None = None) -> Statistics:
    """Count cases; with days, written ``2031-05-10``, only what was received between them, both included.

    A case is counted where its first report is; ``by_day`` and ``by_channel`` count reports.
    """
    counted = [(one, one.counted()) for one in entries if _is_between(one.received, since, until)]
    reports = [report for _, counts in counted for report in counts["reports"]]
    return Statistics(
        cases=len(counted),
        closed=sum(one.is_closed for one, _ in counted),
        reports=len(reports),
        withdrawn=sum(report[2] for report in reports),
        people=sum(int(one.people) for one, _ in counted),
        appeals=sum(counts["appeals"] for _, counts in counted),
        with_police=sum(counts["police"] for _, counts in counted),
        by_part=_summed(counts["people"] for _, counts in counted),
        by_edition=_counted(one.edition for one, _ in counted),
        by_channel=_ranked(report[1] or "" for report in reports),
        by_stage=_ranked(one.stage for one, _ in counted),
        by_finding=_ranked(_finding(one) for _, counts in counted for one in counts["findings"]),
        by_sanction=_ranked(one.action or "" for entry, _ in counted for one in entry.followed() if one.holds),
        by_day=_counted(report[0][:10] for report in reports),
        spans=_spans([counts["spans"] for _, counts in counted]),
    )


def median(values: Sequence[int]) -> int:
    """Return the value in the middle; of two in the middle the mean, rounded down."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) // 2


def _spans(found: Sequence[dict[str, list[int]]]) -> dict[str, Span]:
    timed = {name: [one for spans in found for one in spans.get(name, ())] for name in SPANS}
    return {name: Span(len(one), median(one), max(one)) for name, one in timed.items() if one}


def _finding(cells: Sequence[Any]) -> str:
    finding, _, is_overturned = cells
    return "overturned" if is_overturned else finding or ""


def _is_between(received: str, since: str | None, until: str | None) -> bool:
    return (since is None or since <= received[:10]) and (until is None or received[:10] <= until)


def _summed(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    summed: Counter[str] = Counter()
    for one in counts:
        summed.update(one)
    return dict(summed.most_common())


def _counted(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))


def _ranked(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items(), key=lambda one: (-one[1], one[0])))
