"""Published numbers, attacked by somebody who knows the rule: from one report, and from two years' together."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest

from cocreport.model.publication import Publication
from cocreport.stats import grouping
from cocreport.stats.grouping import Group, grouped, standing_out
from cocreport.stats.published import in_both, table


def _tables(words: str, total: int) -> Iterator[dict[str, int]]:
    """Give every way to count so many cases under these words."""
    for cuts in combinations(range(total + len(words) - 1), len(words) - 1):
        ends = (-1, *cuts, total + len(words) - 1)
        yield {word: after - before - 1 for word, (before, after) in zip(words, pairwise(ends), strict=True)}


@pytest.mark.parametrize(("words", "most"), [("ab", 60), ("abc", 30), ("abcd", 24), ("abcde", 20)])
def test_whoever_knows_the_rule_the_rows_and_the_total_cannot_tell_a_small_number(words: str, most: int) -> None:
    """Of every word with a small number, at least two others must be possible, by all tables that look the same."""
    tried = 0
    for total in range(grouping.FEWEST, most + 1):
        seen = defaultdict(list)
        for counts in _tables(words, total):
            seen[grouped(counts)].append(counts)
        for rows, tables in seen.items():
            assert all(row.total >= grouping.SMALL for row in rows)
            for word in words:
                possible = {one[word] for one in tables}
                if possible & set(range(1, grouping.SMALL)):
                    tried += 1
                    assert len(possible) > 2, (total, rows, word, possible)
    assert tried


@pytest.mark.parametrize("total", [10, 14, 25, 40])
def test_of_what_followed_nothing_small_can_be_told_by_what_is_said_and_what_is_not(total: int) -> None:
    """A case is counted under several words, so each word is attacked by itself, the number of cases being known."""
    seen = defaultdict(set)
    for count in range(total + 1):
        seen[standing_out({"a": count}, within=total)].add(count)
    for possible in seen.values():
        for count in possible:
            if 0 < count < grouping.SMALL or 0 < total - count < grouping.SMALL:
                assert len(possible) > 2


def test_the_attack_finds_a_rule_that_only_hides_small_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave a small number out and publish the rest, as many reports do: the attack works it out from the total."""

    def hiding(counts: dict[str, int]) -> tuple[Group, ...]:
        return tuple(Group((word,), count) for word, count in counts.items() if count >= grouping.SMALL)

    monkeypatch.setitem(globals(), "grouped", hiding)
    with pytest.raises(AssertionError):
        test_whoever_knows_the_rule_the_rows_and_the_total_cannot_tell_a_small_number("abc", 16)


def test_two_reports_together_say_no_more_than_each() -> None:
    """The comparison shows what stands alone in both; every number of it came out before, or comes out beside it."""
    ours = Publication(schema_=1, edition="2031", cases=20, numbers={"found: stands": 12, "found: a + b": 8})
    theirs = Publication(schema_=1, edition="2030", cases=15, numbers={"found: stands": 9, "found: a": 6})
    assert in_both(ours, theirs, "found") == [("stands", 12, 9)]
    assert table(ours, "found") == (Group(("stands",), 12), Group(("a", "b"), 8))
    for name, count, former in in_both(ours, theirs, "found"):
        assert ours.numbers[f"found: {name}"] == count
        assert theirs.numbers[f"found: {name}"] == former


@pytest.mark.parametrize(
    ("counts", "rows"),
    [
        ({"a": 12, "b": 8}, (("a", 12), ("b", 8))),
        ({"a": 12, "b": 8, "c": 0}, (("a", 12), ("b", 8))),
        ({"a": 12, "b": 8, "c": 1}, ()),
        ({"a": 9, "b": 1}, ()),
        ({"a": 10, "b": 0}, ()),
        ({"a": 3, "b": 4, "c": 3}, ()),
        ({"a": 20, "b": 7, "c": 2, "d": 2, "e": 1}, (("a", 20), ("b", 7), ("c, d, e", 5))),
        ({"a": 20, "b": 2, "c": 2, "d": 1}, (("a", 20), ("b, c, d", 5))),
        ({"a": 20, "b": 4, "c": 4}, ()),
    ],
)  # fmt: skip
def test_small_numbers_stand_together_or_the_table_is_left_out(
    counts: dict[str, int], rows: tuple[tuple[str, int], ...]
) -> None:
    assert tuple((", ".join(row.words), row.total) for row in grouped(counts)) == rows
