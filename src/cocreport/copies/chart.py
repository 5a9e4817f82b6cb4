"""Bars as a picture that can be read in black and white: full, or hatched; the table beside it says the same."""

from html import escape
from typing import Final

from cocreport.copies.document import NONE, Bars
from cocreport.words import say

_WIDTH: Final = 720
_LABEL: Final = 300
_MOST: Final = _WIDTH - _LABEL - 60
_THICK: Final = 18
_GAP: Final = 12
_SIGNS_A_LINE: Final = 38


def charted(bars: Bars, name: str) -> str:
    """Return the picture as SVG for a page; ``name`` keeps its ids apart from those of other charts."""
    most = max((count or 0 for row in bars.rows for count in row.counts), default=0) or 1
    drawn: list[str] = []
    y = _GAP
    for row in bars.rows:
        lines = _lines(row.label)
        for number, line in enumerate(lines):
            drawn.append(f'<text x="0" y="{y + 13 + number * 16}">{escape(line)}</text>')
        for place, count in enumerate(row.counts):
            top = y + place * (_THICK + 2)
            drawn.append(_bar(count, most, top, f"{name}h" if place else ""))
        y += max(len(lines) * 16 + 4, len(row.counts) * (_THICK + 2)) + _GAP
    told = "; ".join(
        f"{row.label}: {', '.join(NONE if one is None else str(one) for one in row.counts)}" for row in bars.rows
    )
    return (
        f'<svg viewBox="0 0 {_WIDTH} {y}" role="img" aria-labelledby="{name}t {name}d" class="bars">'
        f'<title id="{name}t">{escape(bars.label)}</title><desc id="{name}d">{escape(told)}</desc>'
        f"{_hatched(name) if len(bars.series) > 1 else ''}{''.join(drawn)}</svg>\n{_key(bars, name)}"
    )


def _bar(count: int | None, most: int, top: int, hatch: str) -> str:
    if count is None:
        return f'<text x="{_LABEL}" y="{top + 13}">{NONE}</text>'
    wide = max(1.0, _MOST * count / most) if count else 0.0
    fill = f' fill="url(#{hatch})"' if hatch else ""
    kind = "other" if hatch else "bar"
    bar = f'<rect class="{kind}" x="{_LABEL}" y="{top}" width="{wide:.1f}" height="{_THICK}"{fill}/>' if count else ""
    return f'{bar}<text x="{_LABEL + wide + 6:.1f}" y="{top + 13}">{count}</text>'


def _hatched(name: str) -> str:
    return (
        f'<defs><pattern id="{name}h" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/>'
        '<line x1="0" y1="0" x2="0" y2="6" stroke="#1b1b1b" stroke-width="2"/></pattern></defs>'
    )


def _key(bars: Bars, name: str) -> str:
    """Return what the two kinds of bars stand for, where there are two."""
    if len(bars.series) < 2:  # noqa: PLR2004 - one kind of bars needs no key
        return ""
    full, hatched = (escape(one) for one in bars.series[:2])
    label = escape(say("What the bars stand for"))
    return (
        f'<svg viewBox="0 0 {_WIDTH} 26" role="img" aria-label="{label}: {full}, {hatched}" class="bars">'
        f'<rect class="bar" x="0" y="4" width="28" height="{_THICK}"/><text x="36" y="17">{full}</text>'
        f'<rect class="other" x="200" y="4" width="28" height="{_THICK}" fill="url(#{name}h)"/>'
        f'<text x="236" y="17">{hatched}</text></svg>\n'
    )


def _lines(label: str) -> list[str]:
    import textwrap

    return textwrap.wrap(label, _SIGNS_A_LINE) or [""]
