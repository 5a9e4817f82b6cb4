"""Whether a name or a badge may be somebody's: near is possible, nothing is ever sure."""

import re
from collections.abc import Container, Iterator
from difflib import SequenceMatcher
from typing import Final

from cocreport.copies.folding import in_latin, plain

_NEAR: Final = 0.8
"""How much of two words has to be the same (2 x matching letters / all letters)."""
_SHORTEST: Final = 3
"""Words of fewer letters are near to nothing but themselves."""
_WORDS: Final = re.compile(r"[^\W_]+")


def may_be(asked: str, *, names: tuple[str, ...], badge: str | None, ignored: Container[str] = ()) -> bool:
    """Tell whether what was asked at the door may be a person with these names, handles and this badge.

    A number is held against the badge. Of a name one word has to be near, and every other word of what was asked
    has to begin like another word of the name: ``H. Brandt`` may be Hollis Brand, ``Anna Brandt`` is not. Words that
    only say what is asked about, like ``badge``, are ``ignored``.
    """
    wanted = _words(asked)
    if set(_numbers(wanted)) & set(_numbers(_words(badge or ""))):
        return True
    words = [one for one in wanted if not one.isdigit() and one not in ignored]
    return bool(words) and any(_is_near(words, _words(name)) for name in names)


def _is_near(asked: list[str], name: list[str]) -> bool:
    if "".join(asked) == "".join(name):
        return True
    for place, word in enumerate(asked):
        for other_place, other in enumerate(name):
            if _alike(word, other):
                rest, others = _without(asked, place), _without(name, other_place)
                if all(any(_begins(one, two) for two in others) for one in rest) or not others:
                    return True
    return False


def _alike(word: str, other: str) -> bool:
    if word == other:
        return len(word) > 1
    if min(len(word), len(other)) < _SHORTEST:
        return False
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= _NEAR


def _begins(word: str, other: str) -> bool:
    return word[0] == other[0] or _alike(word, other)


def _without(words: list[str], place: int) -> list[str]:
    return [*words[:place], *words[place + 1 :]]


def _words(text: str) -> list[str]:
    return [in_latin(word) for word in _WORDS.findall(plain(text))]


def _numbers(words: list[str]) -> Iterator[str]:
    """Give what is one person's on a badge: whatever has a digit in it, without the zeros before it."""
    return (word.lstrip("0") or "0" for word in words if any(sign.isdigit() for sign in word))
