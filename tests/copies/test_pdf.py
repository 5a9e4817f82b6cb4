"""A PDF holds every word, in every script there is a typeface for; nothing of it is read as code."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from shutil import which

import pytest
from tests.copies.test_documents import HOSTILE

from cocreport.copies.document import Blanks, Document, Fields, Heading, Listing, Node, Paragraph, Picture, Quote
from cocreport.copies.pdf import to_pdf
from cocreport.errors import NotFoundError

pytest.importorskip("typst")
needs_poppler = pytest.mark.skipif(which("pdftotext") is None, reason="pdftotext is not installed")


def _document(*texts: str, running: str = "2031-7K3QX") -> Document:
    nodes: list[Node] = [Heading("Reports"), Heading("Report 1", 3), *(Quote("Account", text) for text in texts)]
    return Document("Case 2031-7K3QX", running, date(2031, 5, 10), tuple(nodes))


def text_of(data: bytes, tmp_path: Path) -> str:
    """Return the text of a PDF as a reader would copy it."""
    path = tmp_path / "copy.pdf"
    path.write_bytes(data)
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True).stdout


def test_the_same_document_gives_the_same_bytes() -> None:
    assert to_pdf(_document("He told jokes.")) == to_pdf(_document("He told jokes."))


def test_it_says_that_it_is_for_archives_and_for_screen_readers() -> None:
    data, warning = to_pdf(_document("He told jokes."))
    assert warning == ""
    assert b"pdfaid:part>2" in data
    assert b"pdfuaid:part>1" in data


@needs_poppler
@pytest.mark.parametrize("text", [*HOSTILE[:-1]])
def test_hostile_text_is_only_text(text: str, tmp_path: Path) -> None:
    shown = text_of(to_pdf(_document(text))[0], tmp_path)
    assert "".join(text.split()) in "".join(shown.replace("\u00ad", "").split())


SCRIPTS = {
    "Noto Sans": "Привет, γειά",
    "Noto Sans Hebrew": "שלום עולם",
    "Noto Sans Arabic": "مرحبا",
    "Noto Sans CJK SC": "你好",
    "Noto Sans CJK JP": "こんにちは、カタカナ",
}


@pytest.mark.parametrize("font", SCRIPTS)
def test_a_script_is_set_where_its_typeface_is_there(font: str) -> None:
    import typst

    if font not in typst.Fonts().families():
        pytest.skip(f"{font} is not installed")
    data, warning = to_pdf(_document(SCRIPTS[font]))
    assert warning == ""
    assert b"pdfaid:part>2" in data


@needs_poppler
def test_each_page_has_the_case_and_its_number(tmp_path: Path) -> None:
    data, _ = to_pdf(_document("A line.\n" * 120))
    pages = text_of(data, tmp_path).split("\f")[:-1]
    assert len(pages) >= 2
    for number, page in enumerate(pages, 1):
        assert "2031-7K3QX" in page
        assert f"{number} / {len(pages)}" in page or f"{number}/{len(pages)}" in page.replace(" ", "")


def test_a_sign_without_a_typeface_is_a_warning_and_not_a_failure() -> None:
    data, warning = to_pdf(_document("\U00012000 \U0001e900"))
    assert data.startswith(b"%PDF")
    assert warning == "" or "typeface" in warning


def test_every_kind_of_node_can_be_set_in_large_print_and_on_letter() -> None:
    nodes = (
        Fields((("Place", "Hall"),)), Listing(("one", "two")), Paragraph("Redacted", is_strong=True),
        Blanks("1", "What happened?", lines=3), Blanks("2", "Where?", "note", boxes=("Here",)),
        Picture('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>', "For your telephone"),
    )  # fmt: skip
    data, _ = to_pdf(Document("Form", "Form", date(2031, 5, 10), nodes, "de", is_large=True), paper="us-letter")
    assert data.startswith(b"%PDF")


def test_without_the_package_one_line_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NotFoundError, match=r"cocreport\[pdf\]"):
        to_pdf(_document("x"))
