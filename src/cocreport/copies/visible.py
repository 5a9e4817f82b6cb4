"""Text of a case on its way to a terminal: whatever could steer the terminal or hide is shown as a symbol.

Kept as they are: letters, marks, digits, emoji and spaces of every script. A zero-width joiner or non-joiner
is kept only where writing needs it: between two signs of one of the scripts that join (Hebrew and Arabic to
Myanmar, Khmer, Mongolian) and between the parts of an emoji. A variation selector is kept only right after
a sign that has several forms: a picture, a key such as 1 with its frame, a sign of Han. Beside Latin, Greek or
Cyrillic letters all of these would make two names that look the same, so there they are shown.
"""

import re
import unicodedata
from typing import Final

_TAB: Final = "    "

_NEVER_SENT: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Categories of characters that steer or hide: controls, formats, surrogates, private use, separators."""

_SEEN_FORMATS: Final = frozenset(map(chr, [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD]))
"""Signs of category Cf that have a shape of their own: Arabic, Syriac and Kaithi number signs."""

_BLANKS: Final = frozenset(
    map(chr, [0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0, *range(0xFFF0, 0xFFF9)])
)
"""Characters that count as letters or marks and show nothing: joiner of graphemes, Hangul fillers."""

_SUSPECT: Final = re.compile(r"[^ -~]")
"""Everything that needs a look. A finer pattern would pass more at once, and take 5 ms of each start to compile."""

_JOINING: Final = ((0x0590, 0x109F), (0x1780, 0x18AF), (0xA840, 0xA87F), (0x10A00, 0x11FFF))
_SELECTORS: Final = ((0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
_SKIN_TONES: Final = ((0x1F3FB, 0x1F3FF),)
_JOINERS: Final = "\u200c\u200d"
_EMOJI_FORM: Final = "\ufe0f"
_KEYCAP: Final = "\u20e3"


def visible(text: str, *, lines: bool = True) -> str:
    """Return the text as it may be sent to a terminal; with ``lines`` its line breaks stay line breaks."""
    if lines:
        text = text.replace("\r\n", "\n")
    return _SUSPECT.sub(lambda found: _shown(text, found.start(), lines=lines), text)


def masked(text: str) -> str:
    """Return the text for an editing line: as long as it was, a replacement sign for each hidden character.

    Control characters stay; whatever edits the line shows them in its own way.
    """
    return _SUSPECT.sub(lambda found: _mask(text, found.start()), text)


def _mask(text: str, at: int) -> str:
    sign = text[at]
    return sign if unicodedata.category(sign) == "Cc" or _may_be_sent(text, at) else "\ufffd"


def _shown(text: str, at: int, *, lines: bool) -> str:
    """Return what stands for one suspect character, which may be the character itself."""
    sign = text[at]
    if sign == "\t":
        return _TAB
    if (sign == "\n" and lines) or _may_be_sent(text, at):
        return sign
    return _symbol(sign)


def _may_be_sent(text: str, at: int) -> bool:
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if sign in _JOINERS:
        return _joins(before, after) and (before != _EMOJI_FORM or _may_be_sent(text, at - 1))
    if _is_in(sign, _SELECTORS):
        return before != "" and _selects(before, after)
    if sign in _BLANKS or _is_noncharacter(ord(sign)):
        return False
    return sign in _SEEN_FORMATS or unicodedata.category(sign) not in _NEVER_SENT


def _symbol(sign: str) -> str:
    """Return a picture for the old control characters, the number of the character for all others."""
    number = ord(sign)
    if number < 0x20:  # noqa: PLR2004 - the pictures stand in the order of the controls
        return chr(0x2400 + number)
    return "␡" if sign == "\x7f" else f"⟦U+{number:04X}⟧"


def _joins(before: str, after: str) -> bool:
    """Say whether a joiner between these two is part of the writing."""
    if not (before and after):
        return False
    if _is_in(before, _JOINING) and _is_in(after, _JOINING):
        return _is_of_a_word(before) and _is_of_a_word(after)
    return _ends_emoji(before) and unicodedata.category(after) == "So"


def _is_of_a_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LM" and sign not in _BLANKS and not _is_in(sign, _SELECTORS)


def _ends_emoji(sign: str) -> bool:
    """Say whether an emoji can end here: in a picture, a skin tone or the selector of its form."""
    return sign == _EMOJI_FORM or _is_in(sign, _SKIN_TONES) or unicodedata.category(sign) == "So"


def _selects(before: str, after: str) -> bool:
    """Say whether a selector between these two chooses among the forms of a sign: an emoji, a key, a Han sign."""
    if before.isascii():
        return after == _KEYCAP and before in "0123456789#*"
    return before not in _BLANKS and unicodedata.category(before) in {"Lo", "So", "Sm", "Po", "Pd"}


def _is_noncharacter(number: int) -> bool:
    return number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF or 0xE0000 <= number <= 0xE0FFF  # noqa: PLR2004


def _is_in(sign: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(sign) <= last for first, last in ranges)
