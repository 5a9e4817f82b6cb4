"""Strict YAML as text, lists and mappings; whatever the format does not have is refused with its place and a fix."""

import re
from collections import deque
from typing import Final

from yaml import MarkedYAMLError, ScalarEvent

from cocreport.notation.events import BROKEN, events
from cocreport.notation.gaps import LINE_WITH_TAB, Gaps
from cocreport.notation.outline import Outline, Parts
from cocreport.notation.parse import parse
from cocreport.notation.refusal import (
    BYTE_ORDER_MARK,
    CONTROL,
    DIRECTIVE,
    HALF,
    LINE_BREAK,
    NOT_UTF8,
    TAB,
    TOO_LARGE,
    TRAILING_COMMENT,
    NotationError,
    Refused,
    Sentences,
    shown,
)
from cocreport.notation.slips import UNREADABLE, explain
from cocreport.notation.tree import Tree
from cocreport.words import say

__all__ = ["NotationError", "comments", "lines", "read"]

MAX_BYTES: Final = 1_000_000
HEADER: Final = "# yaml-language-server:"

RARE_LINE_BREAK: Final = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
FIRST_DIRECTIVE: Final = re.compile(r"(?:[ \t]*(?:#.*)?\r?\n)*%")
LATE_HASH: Final = re.compile(r"""\s*(?:[^\s#].*(?<=[\s"'\[\]{},|>+0-9-])#|#.*["'].*#)""")
HALF_ESCAPED: Final = re.compile(r"\\(?:u|U0000)[dD]")
SURROGATE: Final = re.compile("[\ud800-\udfff]")


def read(data: bytes, *, file: str) -> dict[str, Tree]:
    """Return what a file holds, every value as the text that was typed; an empty value is left out.

    Raises:
        NotationError: for anything but one strict document, with the line and the address.
    """
    fault: Exception
    try:
        text = _text(data)
        tree = _tree(data, text)
    except (Refused, *BROKEN) as error:
        fault = error
    else:
        return tree
    raise _located(fault, data, file)  # out here, so that no error which quotes the file hangs on to it


def lines(data: bytes, *, file: str) -> dict[str, int]:
    """Return the line, counted from 1, of each key and list item by its address, for error messages."""
    read(data, file=file)
    found: dict[str, int] = {}
    for place in Outline(data).places:
        found.setdefault("/".join(place.parts), place.line)
    return found


def comments(data: bytes, *, file: str) -> dict[str, tuple[str, ...]]:
    """Return the comments by the address of the key or item below them; those at the end of the file under ""."""
    read(data, file=file)
    gaps = Gaps(data.decode())
    header = len(gaps.line_from(0)) if gaps.text.startswith(HEADER) else 0
    if "#" not in gaps.text[header:]:
        return {}
    outline = Outline(data)
    deque(gaps.passing(events(data)), maxlen=0)
    found: dict[str, list[str]] = {}
    for index in gaps.comments(header):
        comment = gaps.line_from(index).removesuffix("\r")
        found.setdefault("/".join(outline.below(index)), []).append(comment)
    return {address: tuple(notes) for address, notes in found.items()}


def _text(data: bytes) -> str:
    """Return the characters of a file, unless there are too many or one that the parsers would let pass."""
    if len(data) > MAX_BYTES:
        raise Refused(TOO_LARGE)
    text = _decoded(data)
    if "\r" in text or "\x85" in text or "\u2028" in text or "\u2029" in text:
        _refuse_first(RARE_LINE_BREAK, text, LINE_BREAK)
    if "\ufeff" in text:
        _refuse_first(FORBIDDEN, text, CONTROL)
    if found := FIRST_DIRECTIVE.match(text):
        raise Refused(DIRECTIVE, index=found.end() - 1)
    return text


def _decoded(data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise Refused(NOT_UTF8, index=len(data[: error.start].decode())) from None
    if text.startswith("\ufeff"):
        raise Refused(BYTE_ORDER_MARK)
    return text


def _refuse_first(pattern: re.Pattern[str], text: str, sentences: Sentences) -> None:
    if found := pattern.search(text):
        raise Refused(sentences, index=found.start())


def _tree(data: bytes, text: str) -> dict[str, Tree]:
    """Return what the events tell, and look between them only where the text could hold such a thing."""
    if "\\" in text and HALF_ESCAPED.search(text):
        _check_escapes(data)
    if not _may_end_in_comment(text) and not ("\t" in text and LINE_WITH_TAB.search(text)):
        return parse(events(data))
    gaps = Gaps(text)
    tree = parse(gaps.passing(events(data)))
    _check_gaps(gaps)
    return tree


def _may_end_in_comment(text: str) -> bool:
    """Tell whether a `#` stands behind something else on its line, be it in a text or not."""
    index = text.find("#")
    while index >= 0:
        if LATE_HASH.match(text, text.rfind("\n", 0, index) + 1):
            return True
        end = text.find("\n", index)
        index = text.find("#", end) if end >= 0 else -1
    return False


def _check_gaps(gaps: Gaps) -> None:
    for index in gaps.tabs():
        raise Refused(TAB, index=index)
    for index in gaps.comments():
        if not gaps.is_first_on_line(index):
            raise Refused(TRAILING_COMMENT, index=index)


def _check_escapes(data: bytes) -> None:
    """Refuse what the C parser would: an escape that stands for half of a pair."""
    for event in events(data):
        if isinstance(event, ScalarEvent) and SURROGATE.search(event.value):
            raise Refused(HALF, event=event)


def _located(fault: Exception, data: bytes, file: str) -> NotationError:
    """Turn what stopped the reader into what a person is told."""
    line, parts, sentences = _spot(fault, data) if isinstance(fault, Refused) else _slip(fault, data)
    return NotationError(*map(say, sentences), file=file, line=line, address=shown(parts))


def _spot(fault: Refused, data: bytes) -> tuple[int, Parts, Sentences]:
    if fault.event is not None:
        return fault.event.start_mark.line + 1, Outline(data).parts_of(fault.event), fault.sentences
    before = data[:MAX_BYTES].decode(errors="replace")[: fault.index]
    parts = Outline(before.encode()).near(fault.index)
    return before.count("\n") + 1, parts, fault.sentences


def _slip(fault: Exception, data: bytes) -> tuple[int, Parts, Sentences]:
    text = data.decode()
    if found := FORBIDDEN.search(text):
        return _spot(Refused(CONTROL, index=found.start()), data)
    outline = Outline(data)
    index, sentences = explain(fault, text) if isinstance(fault, MarkedYAMLError) else (outline.reach(), UNREADABLE)
    return text.count("\n", 0, index) + 1, outline.near(index), sentences
