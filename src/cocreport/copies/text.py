"""A document as plain text."""

import textwrap
from collections.abc import Iterator
from typing import Final

from cocreport.copies.days import day_of
from cocreport.copies.document import (
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


def to_text(document: Document) -> str:
    """Return a document as text of 78 columns; words of a case are not broken into other lines."""
    lines = [document.title, "=" * len(document.title), ""]
    for node in document.nodes:
        lines += [*_lines(node), ""]
    return "\n".join((*lines, f"{document.running} · {day_of(document.made)}", ""))


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
