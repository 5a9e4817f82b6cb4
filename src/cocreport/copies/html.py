"""A document as one HTML file: no script, no address of another machine, ready for a printer and a screen reader."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from cocreport.copies.chart import charted
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
from cocreport.copies.timeline import drawn


@cache
def _style() -> str:
    return (Path(__file__).parent / "data" / "copy.css").read_text("utf-8")


def to_html(document: Document) -> str:
    """Return a document as one self-contained page; its policy lets a browser load nothing at all."""
    style, title = _style(), _said(document.title)
    size = ' class="large"' if document.is_large else ""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return "".join(
        (
            f'<!doctype html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n',
            f"<title>{title}</title>\n<style>{style}</style>\n</head>\n",
            f'<body{size}>\n<header>\n<h1 dir="auto">{title}</h1>',
            "\n</header>\n<main>\n",
            *_body(document),
            f'</main>\n<footer><p dir="auto">{_said(document.running)} · {_said(day_of(document.made))}</p></footer>\n',
            "</body>\n</html>\n",
        )
    )


def _body(document: Document) -> Iterator[str]:
    """Give what stands between head and foot, each heading opening a section that the next of its level closes.

    A section has no name of its own: it would be a landmark then, one among dozens, and some are called the same.
    """
    open_levels: list[int] = []
    for number, node in enumerate(document.nodes):
        if isinstance(node, Heading):
            while open_levels and open_levels[-1] >= node.level:
                open_levels.pop()
                yield "</section>\n"
            open_levels.append(node.level)
            yield "<section>\n"
        yield from _drawn(node, number)
    yield "</section>\n" * len(open_levels)


def _drawn(node: Node, number: int) -> Iterator[str]:
    match node:
        case Heading(text, level):
            yield f'<h{level} dir="auto">{_said(text)}</h{level}>\n'
        case Paragraph(text, is_strong):
            yield f'<p dir="auto"{" class=strong" if is_strong else ""}>{_said(text)}</p>\n'
        case Fields(rows):
            inner = "".join(
                f'<div><dt>{_said(label)}</dt><dd dir="auto">{_said(text)}</dd></div>\n' for label, text in rows
            )
            yield f"<dl>\n{inner}</dl>\n"
        case Quote(label, text):
            yield f"<figure><figcaption>{_said(label)}</figcaption>"
            yield f'<blockquote dir="auto">{_said(text)}</blockquote></figure>\n'
        case Listing(items):
            inner = "".join(f'<li dir="auto">{_said(item)}</li>\n' for item in items)
            yield f"<ul>\n{inner}</ul>\n"
        case Timeline():
            yield drawn(node, f"t{number}")
            inner = "".join(
                f'<li><span class="when">{_said(one.spoken)}</span> {_said(one.what)}</li>\n' for one in node.moments
            )
            yield f'<ol class="times">\n{inner}</ol>\n'
        case Blanks():
            yield from _blanks(node)
        case Picture(svg, label):
            yield f'<figure class="picture">{svg}<figcaption>{_said(label)}</figcaption></figure>\n'
        case Bars():
            yield charted(node, f"b{number}")
            yield from _table(node)


def _table(node: Bars) -> Iterator[str]:
    """Give the same numbers as the chart, for whoever reads them, or has them read."""
    heads = "".join(f'<th scope="col">{_said(one)}</th>' for one in (node.kind, *node.series))
    yield f"<table><caption>{_said(node.label)}</caption><thead><tr>{heads}</tr></thead><tbody>\n"
    for row in node.rows:
        cells = "".join(f"<td>{NONE if count is None else count}</td>" for count in row.counts)
        yield f'<tr><th scope="row">{_said(row.label)}</th>{cells}</tr>\n'
    yield "</tbody></table>\n"


def _blanks(node: Blanks) -> Iterator[str]:
    note = f"<p>{_said(node.note)}</p>" if node.note else ""
    boxes = "".join(f'<li><span class="box" aria-hidden="true"></span> {_said(box)}</li>' for box in node.boxes)
    lines = '<div class="line"></div>' * (0 if node.boxes else node.lines)
    inside = f'<ul class="boxes">{boxes}</ul>' if boxes else f'<div aria-hidden="true">{lines}</div>'
    asked = f'<p class="asked"><b>{_said(node.number)}</b> {_said(node.label)}</p>'
    yield f'<div class="blank">{asked}{note}{inside}</div>\n'


def _said(text: str) -> str:
    """Return a text that is shown letter for letter."""
    return escape(text)
