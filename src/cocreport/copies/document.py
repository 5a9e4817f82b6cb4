"""What a copy, a letter or a sheet of paper says, whatever it is drawn on: headings, fields, quotations, blanks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias


@dataclass(frozen=True)
class Heading:
    """The beginning of a section; level 2 stands right below the title."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """Some sentences; with ``is_strong`` they are not to be missed."""

    text: str
    is_strong: bool = False


@dataclass(frozen=True)
class Fields:
    """Labels with what stands behind them."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Quote:
    """Words that somebody wrote or said, letter for letter."""

    label: str
    text: str


@dataclass(frozen=True)
class Listing:
    """Short lines, one below the other."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Moment:
    """What happened at a time, and in which section; ``when`` sorts, ``spoken`` is read."""

    when: str
    spoken: str
    what: str


@dataclass(frozen=True)
class Timeline:
    """What happened when, the earliest first."""

    label: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Blanks:
    """Room to write by hand: a number, what is asked, and so many lines, or boxes to tick."""

    number: str
    label: str
    note: str = ""
    lines: int = 1
    boxes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A picture that says the same as a text beside it: a QR code as SVG."""

    svg: str
    label: str


NONE: Final = "\u2013"
"""What stands in a chart or a table where no number is given."""


@dataclass(frozen=True)
class Bar:
    """One line of a chart: what was counted, and a number for each series; None where none is given."""

    label: str
    counts: tuple[int | None, ...]


@dataclass(frozen=True)
class Bars:
    """A chart of bars that lie on their sides, and the same as a table; ``series`` are the headings of its columns."""

    label: str
    kind: str
    series: tuple[str, ...]
    rows: tuple[Bar, ...]


Node: TypeAlias = Heading | Paragraph | Fields | Quote | Listing | Timeline | Blanks | Picture | Bars


@dataclass(frozen=True)
class Document:
    """One document: its title, the line that stands on each page, the day it was made, and what it says.

    ``is_large`` sets it in large print.
    """

    title: str
    running: str
    made: date
    nodes: tuple[Node, ...]
    language: str = "en"
    is_large: bool = False


def sentences(document: Document) -> Iterator[str]:
    """Give everything a document says, title and page line included."""
    yield document.title
    yield document.running
    for node in document.nodes:
        yield from _said(node)


def _said(node: Node) -> Iterator[str]:  # noqa: C901 - a line for each kind of node
    match node:
        case Heading(text) | Paragraph(text):
            yield text
        case Fields(rows):
            for row in rows:
                yield from row
        case Quote(label, text):
            yield from (label, text)
        case Listing(items):
            yield from items
        case Timeline(label, moments):
            yield label
            for one in moments:
                yield from (one.spoken, one.what)
        case Blanks():
            yield from (node.label, node.note, *node.boxes)
        case Picture(label=label):
            yield label
        case Bars(label, kind, series, rows):
            yield from (label, kind, *series, *(row.label for row in rows))


def labels(document: Document) -> Iterator[str]:
    """Give what the program itself says in a document: headings, and the labels of fields and quotations."""
    for node in document.nodes:
        match node:
            case Heading(text) | Paragraph(text):
                yield text
            case Fields(rows):
                yield from (label for label, _ in rows)
            case Quote(label, _) | Timeline(label, _) | Blanks(_, label) | Picture(label=label):
                yield label
            case Bars(label, kind, series, rows):
                yield from (label, kind, *series, *(row.label for row in rows))
            case Listing():
                pass
