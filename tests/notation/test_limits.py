"""How large, how deep and how long a file may be; the quick parser alone, as the other takes its time."""

import pytest

from cocreport.notation.events import MAX_EVENTS, MAX_LEVELS
from cocreport.notation.read import MAX_BYTES, NotationError, comments, read


def refusal_of(data: bytes) -> NotationError:
    with pytest.raises(NotationError) as caught:
        read(data, file="a.yaml")
    return caught.value


def test_as_many_levels_as_allowed_are_read_and_one_more_is_refused() -> None:
    inner = MAX_LEVELS - 1
    assert read(b"a: " + b"[" * inner + b"]" * inner, file="a.yaml")
    error = refusal_of(b"x: 1\na: " + b"[" * MAX_LEVELS + b"]" * MAX_LEVELS)
    assert (error.line, error.address) == (2, "a" + "/0" * inner)
    assert "deeper than 16 levels" in error.problem


@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- ", b"? "])
def test_a_million_levels_are_refused_at_once(opening: bytes) -> None:
    assert refusal_of(b"a:\n  " + opening * (900_000 // len(opening))).line == 2


def test_as_many_bytes_as_allowed_are_read_and_one_more_is_refused() -> None:
    fits = b"a: " + b"x" * (MAX_BYTES - 3)
    assert read(fits, file="a.yaml") == {"a": "x" * (MAX_BYTES - 3)}
    error = refusal_of(fits + b"x")
    assert (error.line, error.address) == (1, "")
    assert "larger than 1 MB" in error.problem


FULL = b"a:\n" + b"- x\n" * (MAX_EVENTS - 9)
"""Beside the items there are a key, and the beginnings and ends of file, document, mapping and list."""


def test_as_many_parts_as_allowed_are_read() -> None:
    assert read(FULL, file="a.yaml") == {"a": ["x"] * (MAX_EVENTS - 9)}


@pytest.mark.parametrize("more", [b"- x\n", b"- [x]\n", b"- x: y\n", b"b: c\n"])
def test_parts_beyond_the_limit_are_refused(more: bytes) -> None:
    error = refusal_of(FULL + more)
    assert (error.line, error.address) == (1, "")
    assert "too many parts" in error.problem


@pytest.mark.parametrize("many", [b"a: [" + b"x," * 400_000 + b"]", b"a: {" + b"? " * 400_000 + b"}"])
def test_very_many_parts_are_refused_before_all_of_them_are_read(many: bytes) -> None:
    refusal_of(many)


def test_very_many_keys_are_refused() -> None:
    refusal_of(b"".join(b"k%d: x\n" % number for number in range(MAX_EVENTS)))


def test_very_many_comments_are_read_without_taking_longer_for_each() -> None:
    data = b"#\n" * 200_000 + b"a: b\n"
    assert comments(data, file="a.yaml") == {"a": ("#",) * 200_000}
