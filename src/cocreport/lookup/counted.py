"""What is counted of one case: words of the procedure, numbers and spans; nothing by which anybody could be known."""

import json
from collections.abc import Sequence
from typing import Final, NamedTuple

SPANS: Final = ("acknowledged", "met", "decided", "told", "result", "closed")
"""What is timed from the report on, in whole minutes, in the order in which it happens."""
PARTS: Final = ("reporter", "target", "witness", "reported", "guardian", "other")
"""What people of a case are counted as."""


class ReportCount(NamedTuple):
    """One report: the day it came, by which channel (``""`` if nobody wrote it down), whether it was taken back."""

    day: str
    channel: str
    is_withdrawn: int


class FindingCount(NamedTuple):
    """One decision that no later one took the place of; ``is_overturned`` says that an appeal did away with it."""

    finding: str
    stands: str
    is_overturned: int


class Counted(NamedTuple):
    """What is counted of a case; ``people`` are as many as there are PARTS, ``spans`` one list for each of SPANS.

    Somebody who stands in the case twice is one. ``actions`` are those of decisions that hold.
    """

    reports: Sequence[ReportCount]
    people: Sequence[int]
    findings: Sequence[FindingCount]
    actions: Sequence[str]
    appeals: int
    police: int
    spans: Sequence[Sequence[int]]


def counted_line(counted: Counted) -> str:
    """Return the counts as a line of the index."""
    return json.dumps(counted, separators=(",", ":"))


def counted_in(line: str) -> Counted:
    """Return the counts in a line; reports and findings as plain lists of their values."""
    return Counted._make(json.loads(line))
