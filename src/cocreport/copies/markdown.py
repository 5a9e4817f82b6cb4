"""A document as Markdown: whatever could be read as a sign of Markdown or HTML is escaped."""

import re
from collections.abc import Iterator
from typing import Final

from cocreport.copies.days import day_of
from cocreport.copies.document import (
    NONE,
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

_SIGNS: Final = re.compile(r"([\\`*_\[\]<>|~$&@]|:(?=//|\w+:)|(?<=\bwww)\.)", re.IGNORECASE)
"""What means something anywhere in a line, links and small pictures among it."""
_AT_THE_BEGINNING: Final = re.compile(r"(?m)^([ \t]*)([#=+:-])")
_NUMBERED: Final = re.compile(r"(?m)^([ \t]*\d+)([.)])")
_LEADING: Final = re.compile(r"(?m)^[ \t]+")
_PARAGRAPH: Final = "\n\n"


def to_markdown(document: Document) -> str:
    """Return a document as CommonMark; every line of a case stays a line of its own."""
    parts = [f"# {escaped(document.title)}"]
    parts += ["\n".join(_lines(node)) for node in document.nodes]
    return (
        _PARAGRAPH.join((*parts, f"---{_PARAGRAPH}{escaped(document.running)} · {escaped(day_of(document.made))}"))
        + "\n"
    )


def escaped(text: str) -> str:
    """Return a text that is shown letter for letter, on one line or several."""
    safe = _AT_THE_BEGINNING.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", text))
    safe = _NUMBERED.sub(r"\1\\\2", safe)
    return _LEADING.sub(lambda found: "&nbsp;" * len(found.group().expandtabs(4)), safe)


def _lines(node: Node) -> Iterator[str]:
    match node:
        case Heading(text, level):
            yield f"{'#' * level} {_flat(text)}"
        case Paragraph(text, is_strong):
            yield f"**{_flat(text)}**" if is_strong else _flat(text)
        case Fields(rows):
            yield from (f"- **{_flat(label)}:** {_broken(text, '  ')}" for label, text in rows)
        case Quote(label, text):
            yield f"**{_flat(label)}:**\n"
            yield from (f"> {line}" if line else ">" for line in _quoted(text))
        case Listing(items):
            yield from (f"- {_flat(item)}" for item in items)
        case Timeline(_, moments):
            yield from (f"- {_flat(one.spoken)}: {_flat(one.what)}" for one in moments)
        case Blanks():
            yield f"**{_flat(node.number)} {_flat(node.label)}**"
            yield from (f"\n{_flat(node.note)}" for _ in filter(None, (node.note,)))
            yield from (f"- \u2610 {_flat(box)}" for box in node.boxes)
            yield from ("\n" + r"\_" * 40 for _ in range(0 if node.boxes else node.lines))
        case Picture(_, label):
            yield _flat(label)
        case Bars():
            yield from _table(node)


def _table(node: Bars) -> Iterator[str]:
    yield f"**{_flat(node.label)}**\n"
    yield f"| {_flat(node.kind)} | {' | '.join(map(_flat, node.series))} |"
    yield f"| --- |{' ---: |' * len(node.series)}"
    for row in node.rows:
        counts = (NONE if count is None else str(count) for count in row.counts)
        yield f"| {_flat(row.label)} | {' | '.join(counts)} |"


def _flat(text: str) -> str:
    return escaped(" ".join(text.split()))


def _broken(text: str, indent: str) -> str:
    """Return a text inside an item of a list: its lines broken, none of them leaving the item."""
    return f"\\\n{indent}".join(line or "&nbsp;" for line in escaped(text.rstrip("\n")).split("\n"))


def _quoted(text: str) -> list[str]:
    """Return the lines of a quotation, each broken where it was broken."""
    lines = escaped(text.rstrip("\n")).split("\n")
    return [f"{line}\\" if line and after else line for line, after in zip(lines, [*lines[1:], ""], strict=True)]
