"""A document in each of its forms; what is slow to load waits until its form is asked for."""

from dataclasses import dataclass
from typing import Final

from cocreport.copies.document import Document
from cocreport.model.copies import CopyFormat

ENDINGS: Final[dict[CopyFormat, str]] = {
    "markdown": "md",
    "html": "html",
    "pdf": "pdf",
    "json": "json",
    "text": "txt",
}


@dataclass(frozen=True)
class Rendered:
    """The bytes of a file, the text to search for names, and a warning about how it came out (else nothing)."""

    data: bytes
    searched: str
    warning: str = ""


def render(document: Document, form: CopyFormat, *, paper: str = "a4") -> Rendered:
    """Return a document in a form other than JSON; raise NotFoundError where that form needs a package."""
    if form == "pdf":
        from cocreport.copies.pdf import to_pdf

        data, warning = to_pdf(document, paper=paper)
        return Rendered(data, "", warning)  # its text is compressed; the document itself is searched
    text = _text(document, form)
    return Rendered(text.encode(), text)


def _text(document: Document, form: CopyFormat) -> str:
    if form == "html":
        from cocreport.copies.html import to_html

        return to_html(document)
    if form == "markdown":
        from cocreport.copies.markdown import to_markdown

        return to_markdown(document)
    from cocreport.copies.text import to_text

    return to_text(document)


def form_of(name: str) -> CopyFormat | None:
    """Return the form that the ending of a file's name stands for."""
    ending = name.rpartition(".")[2].lower()
    return next((form for form, one in ENDINGS.items() if one == ending), None)
