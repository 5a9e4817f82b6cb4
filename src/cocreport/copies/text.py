"""A document as plain text."""

import textwrap
from collections.abc import Iterator
from typing import Final

from cocreport.copies.days import day_of
from cocreport.copies.document import (
    Bars,
    Blanks,
    Document,
    Fields,
    Heading,
    Listing,
    Node,
    Paragraph,
    Picture,
    Quote,
    Timeline,
)

_WIDTH: Final = 78
_LABEL: Final = 40
_BAR: Final = 24


def to_text(document: Document) -> str:
    """Return a document as text of 78 columns; words of a case are not broken into other lines."""
    head = (document.title, "=" * len(document.title), "")
    return "\n".join((*head, body(document), "", f"{document.running} · {day_of(document.made)}", ""))


def body(document: Document, *, bar: str = "#") -> str:
    """Return what a document says between its head and its foot; charts are drawn with the sign of ``bar``."""
    return "\n\n".join(
        "\n".join(_bars(node, bar) if isinstance(node, Bars) else _lines(node)) for node in document.nodes
    )


def _lines(node: Node) -> Iterator[str]:
    match node:
        case Heading(text, level):
            yield text
            yield ("-" if level == 2 else ".") * len(text)  # noqa: PLR2004 - the first level below the title
        case Paragraph(text):
            yield from textwrap.wrap(text, _WIDTH)
        case Fields(rows):
            yield from (f"{label}: {text}".replace("\n", "\n    ") for label, text in rows)
        case Quote(label, text):
            yield f"{label}:"
            yield from (f"    {line}".rstrip() for line in text.rstrip("\n").split("\n"))
        case Listing(items):
            yield from (f"- {item}" for item in items)
        case Timeline(_, moments):
            yield from (f"{one.spoken}  {one.what}" for one in moments)
        case Blanks():
            yield f"{node.number} {node.label}"
            yield from filter(None, (node.note,))
            yield from (f"    [ ] {box}" for box in node.boxes)
            yield from ("    " + "_" * 60 for _ in range(0 if node.boxes else node.lines))
        case Picture(_, label):
            yield label
        case Bars():
            yield from _bars(node, "#")


def _bars(node: Bars, sign: str) -> Iterator[str]:
    """Give a line for each bar; with several series a line for each, the numbers at the end."""
    most = max((count or 0 for row in node.rows for count in row.counts), default=0)
    wide = min(_LABEL, max((len(row.label) for row in node.rows), default=0))
    yield node.label
    for row in node.rows:
        for place, (name, count) in enumerate(zip(node.series, row.counts, strict=True)):
            label = row.label if place == 0 else ""
            *above, last = textwrap.wrap(label, wide) or [""]
            yield from (f"  {line}" for line in above)
            bar = sign * round(_BAR * count / most) if count and most else ""
            said = "-" if count is None else str(count)
            series = f"  {name}" if len(node.series) > 1 else ""
            yield f"  {last:{wide}}  {bar or ('.' if count else '')}{' ' if bar or count else ''}{said}{series}"
