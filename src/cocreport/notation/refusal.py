"""What is said when a file is not written as the format allows: where, what and how to mend it, never a value."""

import re
from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from cocreport.errors import InvalidDataError

Sentences: TypeAlias = tuple[str, str]
"""What is the matter, and how to mend it."""

SHOWABLE: Final = re.compile(r"[A-Za-z0-9_.-]{1,40}")
QUOTE_IT: Final = "put the whole text in single quotes"

TOO_LARGE: Final = ("The file is larger than 1 MB.", "Move long texts out of it, into files of their own.")
NOT_UTF8: Final = ("The file is not saved as UTF-8.", "Save it as UTF-8 in your editor.")
BYTE_ORDER_MARK: Final = (
    "The file begins with a byte order mark.",
    "Save it as UTF-8 without a byte order mark (BOM).",
)
LINE_BREAK: Final = (
    "The line holds a line break of a rare kind, which not every program takes for one.",
    "Replace it by an ordinary line break.",
)
CONTROL: Final = (
    "The line holds a control character or another that cannot stand in a file.",
    "Take it out; in a text in double quotes it can be written as an escape.",
)
HALF: Final = (
    "A text holds half a character, written as an escape.",
    r"Write the character itself, or one escape of the form \U and eight digits.",
)
TOO_MANY: Final = (
    "The file has too many parts (more than 20,000 beginnings and ends of texts, lists and mappings).",
    "Split it, or write long lists as one text.",
)
TOO_DEEP: Final = (
    "The file is nested deeper than 16 levels.",
    "Bring the inner part further out, or write it as one text.",
)
NOT_A_MAPPING: Final = (
    "The file does not consist of keys and values.",
    "Write each entry as `key: value`, with a space behind the colon.",
)
SECOND_DOCUMENT: Final = (
    "A second document begins here.",
    "Keep one document in a file; if the dashes belong to a text, indent them with it.",
)
DIRECTIVE: Final = (
    "A line begins with %, which is a directive and not part of the format.",
    f"Take the line out; if it belongs to a text, {QUOTE_IT}.",
)
ANCHOR: Final = (
    "An anchor (&) stands here, which is not part of the format.",
    f"Take it out; if the sign belongs to a text, {QUOTE_IT}.",
)
ALIAS: Final = (
    "An alias (*) stands here, which is not part of the format.",
    f"Write the value out; if the sign belongs to a text, {QUOTE_IT}.",
)
TAG: Final = (
    "A tag (an exclamation mark) stands here, which is not part of the format.",
    f"Take it out; if the sign belongs to a text, {QUOTE_IT}.",
)
KEY_TWICE: Final = ("The same key stands twice.", "Keep one of the two, or give one another name.")
KEY_NOT_TEXT: Final = ("A key is not a text.", "Write the key as one text with a colon behind it.")
KEY_MISSING: Final = (
    "A key is missing in front of the colon.",
    f"Write the key there; if the colon belongs to a text, {QUOTE_IT}.",
)
EMPTY_ITEM: Final = ("A list item is empty.", "Write its value behind the dash, or take the line out.")
TRAILING_COMMENT: Final = (
    "A comment stands at the end of a line.",
    f"Put it on a line of its own above; if it belongs to a text, {QUOTE_IT}.",
)
TAB: Final = ("A tab stands where the line is indented.", "Use two spaces for each level instead.")


class NotationError(InvalidDataError):
    """A file that cannot be read, with the line and the address at which reading stopped."""

    def __init__(self, problem: str, fix: str, *, file: str, line: int, address: str) -> None:
        """Say what stands at a line, counted from 1; the address is one that `shown` made."""
        super().__init__(problem, fix)
        self.fix = fix
        self.file = file
        self.line = line
        self.address = address

    def __str__(self) -> str:
        address = f", {self.address}" if self.address else ""
        return f"{self.file}, line {self.line}{address}: {self.problem} {self.fix}"


class Refused(Exception):
    """The reader's own stop sign: it knows the event or the character at fault, not yet line and address."""

    def __init__(self, sentences: Sentences, *, event: Any = None, index: int = 0) -> None:
        """Keep what to say, with the event at fault or the index of the character."""
        super().__init__(*sentences)
        self.sentences = sentences
        self.event = event
        self.index = index


def shown(parts: Sequence[str]) -> str:
    """Return an address that is safe to show: a part that could be somebody's sentence becomes an ellipsis."""
    return "/".join(part if SHOWABLE.fullmatch(part) else "…" for part in parts)
