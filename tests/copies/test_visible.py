"""Text made safe for a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreport.copies.visible import masked, visible

HARMLESS = {
    "plain": "At table 6, about 21:40.",
    "accents": "Zoë café Zoe\u0308",
    "Hebrew": "היא אמרה די",
    "Arabic with a sign for numbers": "\u0600 رقم",
    "Persian with a non-joiner": "می\u200cخواهم",  # noqa: RUF001 - no Latin letters
    "Devanagari with a joiner": "क्\u200dष",
    "Chinese with a chosen form": "葛\U000e0100城",
    "emoji of several parts": "👩\u200d💻 👩🏽\u200d🚀 ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈",
    "keys": "1\ufe0f\u20e3 #\ufe0f\u20e3",
    "wide blank": "食堂\u3000で",
    "no-break space": "21\u00a0h",
}

SHOWN = {
    "escape": ("a\x1b[2Jb", "a␛[2Jb"),
    "bell and null": ("\x07\x00", "␇␀"),
    "delete": ("\x7f", "␡"),
    "C1": ("\x9b31m", "⟦U+009B⟧31m"),
    "next line": ("a\x85b", "a⟦U+0085⟧b"),
    "bidi override": ("\u202egnp.exe", "⟦U+202E⟧gnp.exe"),
    "bidi isolates": ("\u2066a\u2069", "⟦U+2066⟧a⟦U+2069⟧"),
    "zero width": ("a\u200bb\u2060c\ufeffd", "a⟦U+200B⟧b⟦U+2060⟧c⟦U+FEFF⟧d"),
    "soft hyphen": ("a\u00adb", "a⟦U+00AD⟧b"),
    "tags": ("🏴\U000e0067\U000e007f", "🏴⟦U+E0067⟧⟦U+E007F⟧"),
    "line and paragraph separators": ("a\u2028b\u2029c", "a⟦U+2028⟧b⟦U+2029⟧c"),
    "surrogates": ("\ud83d", "⟦U+D83D⟧"),
    "private use": ("\ue000\U000f0000", "⟦U+E000⟧⟦U+F0000⟧"),
    "noncharacters": ("\ufffe\ufdd0", "⟦U+FFFE⟧⟦U+FDD0⟧"),
    "Hangul filler": ("a\u3164b", "a⟦U+3164⟧b"),
    "joiner in a Latin name": ("Mi\u200dkkel", "Mi⟦U+200D⟧kkel"),
    "non-joiner at an end": ("\u200cمی\u200c", "⟦U+200C⟧می⟦U+200C⟧"),
    "joiner after a selector that selects nothing": ("a\ufe0f\u200d💻", "a⟦U+FE0F⟧⟦U+200D⟧💻"),
    "joiner before a selector": ("ᠠ\u200d\u180b", "ᠠ⟦U+200D⟧⟦U+180B⟧"),
    "selector after a letter": ("Zoe\ufe0f", "Zoe⟦U+FE0F⟧"),
    "selector after an umlaut": ("ü\ufe00", "ü⟦U+FE00⟧"),
    "selector after a digit alone": ("1\ufe0f17", "1⟦U+FE0F⟧17"),
    "selector at the beginning": ("\ufe0f", "⟦U+FE0F⟧"),
    "two selectors": ("葛\U000e0100\U000e0101", "葛\U000e0100⟦U+E0101⟧"),
    "selector after a filler": ("\u3164\ufe0f", "⟦U+3164⟧⟦U+FE0F⟧"),
    "carriage return": ("one\rtwo", "one␍two"),
    "tab": ("6\tx", "6    x"),
}


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_writing_is_left_alone(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(("text", "shown"), SHOWN.values(), ids=SHOWN)
def test_what_steers_or_hides_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_line_breaks_stay_where_lines_are_wanted() -> None:
    assert visible("one\ntwo\r\nthree") == "one\ntwo\nthree"
    assert visible("one\ntwo\r\nthree", lines=False) == "one␊two␍␊three"


def test_the_mask_is_as_long_as_the_text() -> None:
    assert masked("a\x1b\tb\u202ec\u200b") == "a\x1b\tb\ufffdc\ufffd"


@given(st.text())
def test_nothing_dangerous_is_ever_sent(text: str) -> None:
    shown = visible(text)
    left = {sign for sign in shown if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}}
    assert {sign for sign in left if sign not in "\n\u200c\u200d" and not 0x600 <= ord(sign) <= 0x110CD} == set()
    assert not any(0xE0000 <= ord(sign) <= 0xE00FF for sign in shown)


@given(st.text(alphabet=st.characters(categories=["Cf", "Mn", "So", "Lo", "Ll", "Nd"])))
def test_what_is_safe_stays_the_same(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_mask_changes_no_length(text: str) -> None:
    assert len(masked(text)) == len(text)
