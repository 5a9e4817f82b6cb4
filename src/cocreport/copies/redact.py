"""Free text with codes in the place of names, each replacement on a list for somebody to look through."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from cocreport.copies.addresses import MAIL, TELEPHONE
from cocreport.copies.codes import together
from cocreport.copies.folding import plain
from cocreport.copies.names import Found, Kind, Names
from cocreport.model.keys import PersonKey
from cocreport.words import say

_SOME_MAIL: Final = "mail"
_SOME_PHONE: Final = "phone"
_UNKNOWN: Final = frozenset({_SOME_MAIL, _SOME_PHONE})
_CODE: Final = re.compile(r"\[[^\[\]\n]{1,80}\]")
_CLOCK: Final = re.compile(
    r"\b(?:[01]?\d|2[0-4])(?::|\.|h)[0-5]\d\b(?:\s?[ap]\.?m\b\.?)?|\b(?:[01]?\d|2[0-4])\s?(?:[ap]\.?m\b\.?|uhr\b|o'clock\b)",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.\s?\d{1,2}\.(?:\d{2,4})?|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th|\.)?\s(?:of\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]*\b(?:\s\d{4})?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Replacement:
    """A place of a text that speaks, or may speak, of somebody: whether it is taken out, and what stands there then.

    ``where`` and ``line`` say where it is; ``written`` is what stood there, for a person's eyes only.
    """

    where: str
    line: int
    written: str
    around: str
    code: str
    kind: Kind
    sure: bool
    taken: bool

    @property
    def word(self) -> str:
        """Return under what somebody decides about it, once for all places."""
        return plain(self.written)


@dataclass(frozen=True)
class Redaction:
    """What is replaced in texts: the people to find, their codes, how coarse times are, what was decided by hand."""

    names: Names
    codes: Mapping[PersonKey, str]
    times: str = "minute"
    decided: Mapping[str, bool] | None = None
    known_to_all: str = ""
    is_of_the_known: bool = False
    """Addresses and numbers of people whom the case does not know stay."""

    def redact(self, text: str, where: str) -> tuple[str, tuple[Replacement, ...]]:
        """Return a text without the names in it, and what was replaced or might have been.

        A text that went through it once stays as it is. The time it takes grows with the text alone.
        """
        listed: list[Replacement] = []
        pieces: list[str] = []
        done = 0
        for found in self.places(text):
            one = self._replacement(text, found, where)
            listed.append(one)
            if one.taken:
                pieces += (text[done : found.start], one.code)
                done = found.end
        return self._coarse("".join((*pieces, text[done:]))), tuple(listed)

    def places(self, text: str) -> Iterator[Found]:
        """Give what speaks of somebody in a text, but for the codes that stand there already."""
        own = {*self.codes.values(), say("another person"), *_of_others()}
        brackets = _CODE.finditer(text) if "[" in text else ()
        codes = [one.span() for one in brackets if own.issuperset(one.group()[1:-1].split(say(" or ")))]
        for found in self._found(text):
            if not any(start < found.end and found.start < end for start, end in codes):
                yield found

    def _found(self, text: str) -> list[Found]:
        known = list(self.names.find(text))
        if self.is_of_the_known:
            return known
        others = [
            Found(one.start(), one.end(), frozenset({kind}), "address" if kind == _SOME_MAIL else "number")
            for kind, pattern in ((_SOME_MAIL, MAIL), (_SOME_PHONE, TELEPHONE))
            for one in pattern.finditer(text)
            if one.group().strip(".,") not in self.known_to_all
        ]
        free = [one for one in others if not any(one.start < two.end and two.start < one.end for two in known)]
        return sorted((*known, *free), key=lambda one: one.start)

    def named(self, text: str) -> Iterator[Found]:
        """Give only what speaks of people who are known; an address of nobody known names nobody."""
        return (found for found in self.places(text) if not found.who <= _UNKNOWN)

    def _replacement(self, text: str, found: Found, where: str) -> Replacement:
        written = text[found.start : found.end]
        decided = (self.decided or {}).get(plain(written))
        return Replacement(
            where=where,
            line=text.count("\n", 0, found.start) + 1,
            written=written,
            around=" ".join(text[max(0, found.start - 40) : found.end + 40].split()),
            code=f"[{self._code(found)}]",
            kind=found.kind,
            sure=found.sure,
            taken=found.takes if decided is None else decided,
        )

    def _code(self, found: Found) -> str:
        if found.who == {_SOME_MAIL}:
            return _of_others()[0]
        if found.who == {_SOME_PHONE}:
            return _of_others()[1]
        return together(found.who, self.codes)

    def _coarse(self, text: str) -> str:
        """Take the time of day out of a text, and the day as well where only the month may be known."""
        if self.times == "minute":
            return text
        time, date = say("time"), say("date")
        without = _CLOCK.sub(f"[{time}]", text)
        return without if self.times == "day" else _DATE.sub(f"[{date}]", without)


def _of_others() -> tuple[str, str]:
    return say("e-mail address"), say("phone number")
