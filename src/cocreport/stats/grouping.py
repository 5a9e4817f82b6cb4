"""Numbers that may be published: none of them small, and none from which a small one could be worked out."""

from collections.abc import Mapping
from typing import Final, NamedTuple

SMALL: Final = 5
"""Numbers below it are not published; 0 is one of them."""
FEWEST: Final = 10
"""With fewer cases no number is published at all."""


class Group(NamedTuple):
    """One row of a published table: a word, or several that were put together, with their number."""

    words: tuple[str, ...]
    total: int


def grouped(counts: Mapping[str, int], *, within: int | None = None) -> tuple[Group, ...]:
    """Return the rows of a table that may be published; none where nothing but the total would be left.

    Words with small numbers are put together in one row. Where that row would still tell something about one of
    them, the smallest of the others joins it, and so on. Whoever knows this rule, the table and its total cannot tell
    a small number from others (``tests/stats/test_attacks.py`` tries all tables of a size).

    Args:
        counts: Every word that could have been counted, those with 0 as well.
        within: A published number that these are part of; a row that differs from it by little would give that away.
    """
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    shown = [one for one in ordered if _stands_alone(one[1], within)]
    rest = [one for one in ordered if not _stands_alone(one[1], within)]
    while rest and shown and not _is_safe(rest):
        rest.append(shown.pop())
    if rest and not _is_safe(rest):
        return ()
    rows = [Group((word,), count) for word, count in shown]
    if rest:
        rows.append(Group(tuple(sorted(word for word, _ in rest)), sum(count for _, count in rest)))
    return tuple(rows) if len(rows) > 1 else ()


def may_be_said(count: int, total: int) -> bool:
    """Tell whether it may be published that something happened in some of all cases: neither few nor nearly all."""
    return count >= SMALL and total - count >= SMALL


def _stands_alone(count: int, within: int | None) -> bool:
    return count >= SMALL and (within is None or abs(within - count) >= SMALL)


def _is_safe(rest: list[tuple[str, int]]) -> bool:
    """Tell whether the sum of a row leaves each of its words anything from nothing on.

    Of small numbers alone each could be 0 as long as the others can make up the sum. With a larger one among them,
    which one that is stays open, and twice the smallest of those leaves room for every small number beside it.
    """
    total = sum(count for _, count in rest)
    if any(count >= SMALL for _, count in rest):
        return len(rest) > 1 and total >= 2 * SMALL
    return SMALL <= total <= (SMALL - 1) * (len(rest) - 1)
