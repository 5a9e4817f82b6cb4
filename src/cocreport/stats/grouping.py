"""Numbers that may be published: none of them small, and none from which a small one could be worked out."""

from collections.abc import Mapping
from typing import Final, NamedTuple

SMALL: Final = 5
"""Numbers from 1 up to this one, which is not among them, are small. Of 0 nobody can be recognised."""
FEWEST: Final = 10
"""With fewer cases no number is published at all."""


class Group(NamedTuple):
    """One row of a published table: a word, or several that were put together, with their number."""

    words: tuple[str, ...]
    total: int


def grouped(counts: Mapping[str, int]) -> tuple[Group, ...]:
    """Return the rows of a table in which every case is counted once; none where they would tell too much.

    Words with small numbers stand together in one row. Where the sum of that row would tell something about one of
    them, the table is left out: to say only what there was most of is too much already, as the total is known.
    Whoever knows this rule, the rows and the total cannot tell a small number from at least two others
    (``tests/stats/test_attacks.py`` tries all tables of a size).

    Args:
        counts: Every word that could have been counted, those with 0 as well.
    """
    large = sorted((one for one in counts.items() if one[1] >= SMALL), key=lambda one: (-one[1], one[0]))
    rest = {word: count for word, count in counts.items() if count < SMALL}
    total = sum(rest.values())
    rows = tuple(Group((word,), count) for word, count in large)
    if not total:
        return rows if len(rows) > 1 else ()
    if rows and SMALL <= total <= (SMALL - 1) * (len(rest) - 1):
        return (*rows, Group(tuple(sorted(rest)), total))
    return ()


def standing_out(counts: Mapping[str, int], *, within: int) -> tuple[Group, ...]:
    """Return the rows of a table in which a case can be counted under several words, out of so many cases.

    A word stands there only if it was neither few of them nor nearly all; nothing is said about the others.
    """
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Group((word,), count) for word, count in ordered if may_be_said(count, within))


def may_be_said(count: int, total: int) -> bool:
    """Tell whether it may be published that something happened in some of all cases: neither few nor nearly all."""
    return count >= SMALL and total - count >= SMALL
