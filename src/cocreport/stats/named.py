"""What is counted, in words that people read."""

from collections.abc import Iterable, Mapping
from typing import Final

from cocreport.copies.terms import term
from cocreport.lookup.surroundings import Outline
from cocreport.words import N_, say

SPANS: Final[Mapping[str, str]] = {
    "acknowledged": N_("until it was acknowledged"),
    "met": N_("until the team met"),
    "decided": N_("until it was decided"),
    "told": N_("until the reported person was told"),
    "result": N_("until the reporter heard the result"),
    "closed": N_("until the case was closed"),
}
_NOT_WRITTEN: Final = N_("not written down")
_OWN: Final = N_("in the team's own words")
_TELEPHONE: Final = N_("By telephone")
_OVERTURNED: Final = N_("overturned on appeal")

_MINUTES_A_DAY: Final = 24 * 60
_LONG: Final = 2 * _MINUTES_A_DAY


class Names:
    """What the words of the procedures are called, taken from all that are in use here."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        """Take the procedures in short."""
        self._outlines = tuple(outlines)

    def channel(self, word: str) -> str:
        """Return by which way a report came."""
        if word == "phone" and not any(word in one.channels for one in self._outlines):
            return say(_TELEPHONE)
        return self._of(word, [one.channels for one in self._outlines], _NOT_WRITTEN)

    def finding(self, word: str) -> str:
        """Return what was found."""
        if word == "overturned":
            return say(_OVERTURNED)
        return self._of(word, [one.findings for one in self._outlines], _NOT_WRITTEN)

    def sanction(self, word: str) -> str:
        """Return what followed."""
        return say(_OWN) if word in {"", "other"} else self._of(word, [one.actions for one in self._outlines], _OWN)

    @staticmethod
    def part(word: str) -> str:
        """Return which part somebody has."""
        return term(word)

    @staticmethod
    def _of(word: str, known: Iterable[Mapping[str, str]], missing: str) -> str:
        if not word:
            return say(missing)
        label = next((one[word] for one in known if word in one), None)
        return say(label) if label else term(word)


def span(minutes: int) -> str:
    """Return how long something took, as people say it: minutes, hours, or days."""
    if minutes < 2 * 60:
        return say("{count} min", count=minutes)
    if minutes < _LONG:
        return say("{count} h", count=round(minutes / 60))
    return say("{count} days", count=round(minutes / _MINUTES_A_DAY))
