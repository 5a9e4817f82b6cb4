"""Every form shows the words of a case letter for letter, and none of them can become part of the form."""

import html
import re
import unicodedata
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cocreport.copies.document import (
    Blanks,
    Document,
    Fields,
    Heading,
    Listing,
    Moment,
    Node,
    Paragraph,
    Picture,
    Quote,
    Timeline,
    labels,
    sentences,
)
from cocreport.copies.html import to_html
from cocreport.copies.markdown import to_markdown
from cocreport.copies.text import to_text

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=cmd|' /C calc'!A0",
    "[click](http://evil.example) ![x](http://evil.example/x.png)",
    "http://evil.example www.evil.example somebody@evil.example",
    "# no heading\n- no list\n1. no list\n> no quote\n--- \n    no code\n| a | b |\n|---|---|",
    "*no* _emphasis_ `no code` ~~no~~ $x$ :skull: &amp; &#60; \\",
    '#import "x"; #eval("1") $sum$ @ref <label> = heading',
    "</blockquote></main><h1>x</h1>",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u4f60\u597d",
)
_TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1).map(
    lambda text: text.strip() or "x"
)


class _Page(HTMLParser):
    """Counts the elements of a page and keeps its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            assert not (value or "").startswith(("http", "javascript", "//"))

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def _document(*nodes: Node) -> Document:
    return Document("Case 2031-7K3QX", "2031-7K3QX", date(2031, 5, 10), nodes)


def _with(text: str) -> Document:
    return _document(
        Heading("Reports"),
        Fields((("Place", text),)),
        Quote("Account", text),
        Listing((text,)),
        Paragraph(text),
        Timeline("Times", (Moment("2031-05-10", "Sat", text), Moment("2031-05-11T10:00+02:00", "Sun", text))),
    )


def _page(text: str) -> _Page:
    page = _Page()
    page.feed(to_html(_with(text)))
    return page


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_nothing_about_a_page(text: str) -> None:
    page = _page(text)
    assert page.tags == _page("harmless").tags
    assert "".join(page.said).count(text) == 6


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text_in_markdown(text: str) -> None:
    rendered = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(
        to_markdown(_document(Quote("Account", text)))
    )
    assert set(re.findall(r"<(\w+)", rendered)) <= {"h1", "p", "strong", "blockquote", "br", "hr"}
    shown = html.unescape(re.sub(r"<[^>]*>", "", rendered)).replace("\u00a0", " ")
    assert "".join(text.split()) in "".join(shown.split())


@settings(max_examples=80, deadline=None)
@given(_TEXTS)
def test_any_text_is_shown_as_it_is_in_markdown(text: str) -> None:
    rendered = MarkdownIt("commonmark").render(to_markdown(_document(Quote("Account", text))))
    shown = html.unescape(re.sub(r"<[^>]*>", "", rendered))
    assert unicodedata.normalize("NFC", "".join(text.split())) in unicodedata.normalize("NFC", "".join(shown.split()))


def test_a_page_loads_nothing_and_runs_nothing() -> None:
    made = to_html(_with("x"))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', made)
    assert policy
    assert policy.group(1).startswith("default-src 'none'; style-src 'sha256-")
    assert "<script" not in made
    assert "http" not in made.replace("http-equiv", "")


def test_a_page_has_one_title_landmarks_and_no_level_left_out() -> None:
    made = to_html(_document(Heading("A"), Heading("B", 3), Heading("C", 4), Heading("D")))
    assert re.findall(r"<(h\d)", made) == ["h1", "h2", "h3", "h4", "h2"]
    assert made.count("<section") == made.count("</section>") == 4
    assert all(f"<{name}" in made for name in ("header", "main", "footer"))


def test_plain_text_has_every_line_of_a_text() -> None:
    assert "Account:\n    one\n\n      two\n" in to_text(_document(Quote("Account", "one\n\n  two\n")))


def test_blanks_have_room_to_write_or_boxes_in_every_form() -> None:
    made = _document(Blanks("1", "What happened?", lines=3), Blanks("2", "Where?", "A note", boxes=("Here", "There")))
    assert to_text(made).count("____") >= 3
    assert "[ ] Here" in to_text(made)
    assert "\u2610 There" in to_markdown(made)
    assert to_html(made).count('class="line"') == 3
    assert to_html(made).count('class="box"') == 2
    assert "A note" in to_html(made)


def test_everything_a_document_says_is_known_and_so_is_what_the_program_says_itself() -> None:
    made = _document(
        Heading("H"), Fields((("label", "text"),)), Quote("q", "quoted"), Picture("<svg/>", "For your telephone"),
        Blanks("1", "asked", "note", boxes=("box",)), Listing(("item",)), Paragraph("P", is_strong=True),
    )  # fmt: skip
    said = set(sentences(made))
    assert {"H", "label", "text", "quoted", "asked", "note", "box", "item", "P", "For your telephone"} <= said
    assert {"text", "quoted", "item"}.isdisjoint(labels(made))
    for render in (to_text, to_markdown, to_html):
        assert "For your telephone" in render(made)


def test_large_print_and_language_are_said_to_the_browser() -> None:
    made = to_html(Document("T", "r", date(2031, 5, 10), (), "de", is_large=True))
    assert '<html lang="de">' in made
    assert '<body class="large">' in made
