"""A text as names are compared in it, with the way back: which letter of the text each compared one came from."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

_UNSEEN: Final = frozenset({"Cf", "Mn", "Me", "Cc"})
_ALIKE: Final = {
    "\u0131": "i", "\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u00f0": "d", "\u00e6": "ae", "\u0153": "oe",
    "\u00fe": "th", "\u0127": "h", "\u014b": "n",
    "\u2019": "'", "\u02bc": "'", "\u2018": "'", "`": "'", "\u00b4": "'",
}  # fmt: skip
"""Letters that have no simpler form by rule, and the signs that are typed for an apostrophe."""

_DRAWN_ALIKE: Final = str.maketrans("аеорсухіјѕһԁԛԝѵαοερτυνικ", "aeopcyxijshdqwvaoeptuvik")
"""Cyrillic and Greek letters that look like Latin ones; taken for them in a word that has Latin letters too."""


@dataclass(frozen=True)
class Folded:
    """The compared form of a text; ``places`` has for each of its signs the index in the text (and the end)."""

    text: str
    places: tuple[int, ...] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of the compared form stands in the text, unseen signs inside it included."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """Return the compared form of a text: no capitals, accents or unseen characters; every blank is a blank."""
    if text.isascii() and "`" not in text:
        return Folded(text.lower().translate(_BLANKS), range(len(text) + 1))
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for one in _folded(sign):
            signs.append(one)
            places.append(place)
    return Folded("".join(signs), (*places, len(text)))


def plain(text: str) -> str:
    """Return only the compared form."""
    return fold(text).text


def in_latin(word: str) -> str:
    """Return a word of mixed scripts as it looks; one of a single script is as it was."""
    if word.isascii() or not any("a" <= sign <= "z" for sign in word):
        return word
    return word.translate(_DRAWN_ALIKE)


_BLANKS: Final = str.maketrans(dict.fromkeys("\t\r\x0b\x0c", " ") | {"`": "'"})


@cache
def _folded(sign: str) -> str:
    if sign == "\n":
        return "\n"
    if sign.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    seen = "".join(one for one in plain if unicodedata.category(one) not in _UNSEEN)
    return "".join(_ALIKE.get(one, " " if one.isspace() else one) for one in seen)
