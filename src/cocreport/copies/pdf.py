"""A document as PDF, set by typst: tagged, fit for an archive (PDF/A) and for screen readers (PDF/UA)."""

import json
from pathlib import Path
from typing import Any, Final

from cocreport.copies.days import day_of
from cocreport.copies.document import NONE, Bars, Document, Node, Timeline
from cocreport.errors import NotFoundError
from cocreport.words import N_, say

FONTS: Final = (
    "Noto Sans", "DejaVu Sans", "Noto Sans Hebrew", "Noto Sans Arabic", "Noto Sans CJK SC", "Noto Sans CJK JP",
)  # fmt: skip
"""The typefaces that are looked for, in this order (README); whatever else the machine has comes after them."""

_STANDARDS: Final = ("a-2a", "ua-1")
MISSING: Final = N_(
    "This machine has no typeface for some signs in it. They are shown as boxes; the README names some."
)


def to_pdf(document: Document, *, paper: str = "a4") -> tuple[bytes, str]:
    """Return a document as the bytes of a PDF, and a warning where a sign could not be set (else nothing).

    The same document gives the same bytes. Raise NotFoundError where typst is not installed.
    """
    try:
        import typst
    except ImportError:
        raise NotFoundError(
            say("A PDF needs one more package."), say("Install it with: pip install 'cocreport[pdf]'")
        ) from None
    inputs = {"document": json.dumps(_plain(document, paper))}
    try:
        return _compiled(typst, inputs, _STANDARDS), ""
    except typst.TypstError as error:
        if "glyph" not in str(error) and "displayed" not in str(error):
            raise
    # A sign that no typeface has: an archive would not take it, a reader still gets everything else.
    return _compiled(typst, inputs, ()), say(MISSING)


def _compiled(typst: Any, inputs: dict[str, str], standards: tuple[str, ...]) -> bytes:
    template = Path(__file__).parent / "data" / "copy.typ"
    made: bytes = typst.compile(
        str(template), sys_inputs=inputs, pdf_standards=list(standards), format="pdf", timestamp=0
    )
    return made


def _plain(document: Document, paper: str) -> dict[str, Any]:
    return {
        "title": document.title,
        "running": document.running,
        "made": day_of(document.made),
        "day": [document.made.year, document.made.month, document.made.day],
        "language": document.language,
        "large": document.is_large,
        "paper": paper,
        "fonts": list(FONTS),
        "nodes": [_node(one) for one in document.nodes],
    }


def _node(node: Node) -> dict[str, Any]:
    """Return a node as the template takes it: its kind and what it holds."""
    plain = {name: _listed(value) for name, value in vars(node).items()}
    if isinstance(node, Timeline):
        plain["rows"] = [[one.spoken, one.what] for one in node.moments]
        del plain["moments"]
    if isinstance(node, Bars):
        plain["rows"] = [[row.label, [NONE if one is None else str(one) for one in row.counts]] for row in node.rows]
        plain["kind_of"] = plain.pop("kind")
    return {"kind": type(node).__name__.lower(), **plain}


def _listed(value: Any) -> Any:
    return [_listed(one) for one in value] if isinstance(value, tuple) else value
