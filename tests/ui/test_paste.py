"""Pasted text told from typed keys."""

import pytest

from cocreport.ui.paste import may_go_on, pasted

DOWN = "\x1b[B"


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        (["R", "o", "\r"], 0),
        (["R", "\r", "o"], 3),
        (["R", "\n", "\r", "o", "\r"], 5),
        (["R", "\r", "\x03"], 0),
        (["R", "\r", "o", "\x04"], 3),
        (["R", "\x7f", "\r"], 0),
        ([DOWN, "\r"], 0),
        (["\r"], 0),
        ([], 0),
        (["R", "\r", "\x1b", "o", "\r"], 5),
    ],
)
def test_in_a_text_a_paste_goes_on_after_a_line_end(keys: list[str], count: int) -> None:
    assert pasted(keys, choosing=False) == count


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        (["2", "\r"], 0),
        (["1", "2", "\r"], 0),
        ([DOWN, DOWN, "\r"], 0),
        (["?"], 0),
        (["-"], 0),
        (["j", "\r"], 0),
        (["2", ")", "\r"], 3),
        (["-", "-"], 2),
        (["2", "\r", "3", "\r"], 4),
        (["1", "2", "3", "4", "\r"], 5),
        (["n", "o", "\x03"], 2),
    ],
)
def test_among_options_only_a_number_or_a_sign_is_typed(keys: list[str], count: int) -> None:
    assert pasted(keys, choosing=True) == count


def test_a_moment_is_waited_where_a_key_would_act() -> None:
    assert may_go_on(["R", "\r"], choosing=False)
    assert may_go_on(["2"], choosing=True)
    assert may_go_on(list("a long paste"), choosing=False)
    assert not may_go_on(["R"], choosing=False)
    assert not may_go_on([DOWN], choosing=True)
    assert not may_go_on([], choosing=True)
