"""The course of a case as a picture: a line, with a mark for each moment where it lies in time."""

from datetime import datetime
from html import escape
from typing import Final

from cocreport.copies.document import Timeline
from cocreport.words import say

_WIDTH: Final = 720
_MARGIN: Final = 14
_HEIGHT: Final = 64
_LINE: Final = 30
_NEAR: Final = 9


def drawn(timeline: Timeline, name: str) -> str:
    """Return the picture as SVG for a page; the list below it says the same, so it is one picture to a reader."""
    places = _places([one.when for one in timeline.moments])
    first, last = timeline.moments[0].spoken, timeline.moments[-1].spoken
    told = say("{count} moments, from {first} to {last}.", count=len(places), first=first, last=last)
    marks = "".join(f'<circle cx="{x:.1f}" cy="{_LINE - up * 8}" r="5"/>' for x, up in places)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="{name}t {name}d" class="timeline">'
        f'<title id="{name}t">{escape(timeline.label)}</title><desc id="{name}d">{escape(told)}</desc>'
        f'<line x1="{_MARGIN}" x2="{_WIDTH - _MARGIN}" y1="{_LINE}" y2="{_LINE}"/>{marks}'
        f'<text x="{_MARGIN}" y="{_HEIGHT - 8}">{escape(first)}</text>'
        f'<text x="{_WIDTH - _MARGIN}" y="{_HEIGHT - 8}" text-anchor="end">{escape(last)}</text></svg>\n'
    )


def _places(moments: list[str]) -> list[tuple[float, int]]:
    """Return how far along the line each moment lies, and how far above it where others are at the same place."""
    times = [_instant(one) for one in moments]
    first, span = times[0], (times[-1] - times[0]) or 1.0
    found: list[tuple[float, int]] = []
    for time in times:
        x = _MARGIN + (time - first) / span * (_WIDTH - 2 * _MARGIN)
        above = found[-1][1] + 1 if found and x - found[-1][0] < _NEAR else 0
        found.append((x, above % 4))
    return found


def _instant(said: str) -> float:
    """Return a time as seconds; a day or a month as its beginning."""
    whole = said if len(said) > len("2031-05-10") else f"{said}-01"[: len("2031-05-10")] + "T00:00+00:00"
    return datetime.fromisoformat(whole).timestamp()
