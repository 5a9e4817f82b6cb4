"""The numbers of a transparency report: counted in cases, so that no two tables can be taken from each other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from cocreport.lookup.counted import SPANS, Counted
from cocreport.lookup.entry import Entry
from cocreport.lookup.seen import Seen
from cocreport.model.publication import Publication
from cocreport.stats.count import median
from cocreport.stats.grouping import FEWEST, Group, grouped, may_be_said, standing_out

TABLES: Final = ("came", "stands", "found", "followed")
"""By which way the first report came; closed or not; whether a report stood; what followed."""
_WITHIN: Final = (
    (60, "1 hour"),
    (24 * 60, "1 day"),
    (2 * 24 * 60, "2 days"),
    (7 * 24 * 60, "1 week"),
    (14 * 24 * 60, "2 weeks"),
    (31 * 24 * 60, "1 month"),
)
"""The spans that are told; a median is told as the first of them that it fits into."""
LONGER: Final = "longer"
_TIMED: Final = ("acknowledged", "met", "decided", "closed")
_PLUS: Final = " + "


def published(edition: str, seen: Seen, entries: Sequence[Entry]) -> Publication:
    """Return the numbers of one edition that may be published; none of them where there are fewer than ten cases."""
    if len(entries) < FEWEST:
        return Publication(schema_=1, edition=edition)
    counted = [(one, seen.counted(one)) for one in entries]
    police = sum(counts.police for _, counts in counted)
    return Publication(
        schema_=1,
        edition=edition,
        cases=len(entries),
        numbers={_key(name, one): one.total for name, rows in _tables(seen, counted) for one in rows},
        times=dict(_times([counts.spans for _, counts in counted])),
        police="yes" if may_be_said(police, len(entries)) else None,
    )


def table(publication: Publication, name: str) -> tuple[Group, ...]:
    """Return the rows of a table as they were published."""
    split = ((key.partition(": "), total) for key, total in publication.numbers.items())
    return tuple(Group(tuple(words.split(_PLUS)), total) for (one, _, words), total in split if one == name)


def in_both(publication: Publication, other: Publication, name: str) -> list[tuple[str, int, int]]:
    """Return the words that stand alone in both reports, with both numbers: nothing that was not published already."""
    ours, theirs = ({one.words: one.total for one in table(each, name)} for each in (publication, other))
    both = [words for words in ours if len(words) == 1 and words in theirs]
    return [(words[0], ours[words], theirs[words]) for words in both]


def _tables(seen: Seen, counted: Sequence[tuple[Entry, Counted]]) -> Iterator[tuple[str, tuple[Group, ...]]]:
    """Give the rows of each table; what could have been counted and was not is among the words."""
    outlines = [seen.surroundings.procedures[name] for name in sorted({entry.procedure for entry, _ in counted})]
    channels = dict.fromkeys((word for one in outlines for word in one.channels), 0)
    came = Counter(min(counts.reports, key=lambda one: one[0])[1] for _, counts in counted)
    yield "came", grouped({**channels, **came})
    closed = sum(entry.is_closed for entry, _ in counted)
    yield "stands", grouped({"closed": closed, "open": len(counted) - closed})
    found = Counter(_found(counts) for _, counts in counted)
    yield "found", grouped({"stands": 0, "does not stand": 0, "not decided": 0, **found})
    followed = Counter(word for _, counts in counted for word in {one or "other" for one in counts.actions})
    yield "followed", standing_out(followed, within=found["stands"])


def _found(counts: Counted) -> str:
    """Return whether a report of a case stood for anybody; what an appeal did away with does not."""
    holding = [stands for _, stands, is_overturned in counts.findings if not is_overturned]
    if "yes" in holding:
        return "stands"
    return "does not stand" if counts.findings else "not decided"


def _times(spans: Sequence[Sequence[Sequence[int]]]) -> Iterator[tuple[str, str]]:
    """Give within what time half of the cases came that far; of few cases nothing."""
    for name in _TIMED:
        timed = [one for found in spans for one in found[SPANS.index(name)]]
        if len(timed) >= FEWEST:
            middle = median(timed)
            yield name, next((said for most, said in _WITHIN if middle <= most), LONGER)


def _key(name: str, group: Group) -> str:
    return f"{name}: {_PLUS.join(group.words)}"
