"""JSON reads the same for programs, and holds no sign that could steer a terminal or hide."""

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreport.ui.json_text import to_json

TREES = st.recursive(
    st.text() | st.integers(), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
)


@given(TREES)
def test_what_comes_out_is_what_went_in_and_steers_nothing(data: Any) -> None:
    text = to_json(data)
    assert json.loads(text) == data
    assert not [
        one for one in text if one != "\n" and unicodedata.category(one) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl"}
    ]


@pytest.mark.parametrize("said", ["Grüße", "食堂で", "היא אמרה", "👩", "“so”"])
def test_what_people_read_stays_readable(said: str) -> None:
    assert to_json({"place": said}) == f'{{\n  "place": "{said}"\n}}'


@pytest.mark.parametrize(
    ("sign", "escaped"),
    [
        ("\x1b", "\\u001b"),
        ("\x7f", "\\u007f"),
        ("\x9b", "\\u009b"),
        ("\u202e", "\\u202e"),
        ("\u200b", "\\u200b"),
        ("\ufeff", "\\ufeff"),
        ("\u2028", "\\u2028"),
        ("\U000e0041", "\\udb40\\udc41"),
        ("\ud800", "\\ud800"),
        ("\U0010ffff", "\\udbff\\udfff"),
    ],
)
def test_what_steers_or_hides_is_written_as_an_escape(sign: str, escaped: str) -> None:
    assert to_json([sign]) == f'[\n  "{escaped}"\n]'
    assert json.loads(to_json({sign: sign})) == {sign: sign}
