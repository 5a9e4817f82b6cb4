"""What is said when a file is not written as the format allows: where, what and how to mend it, never a value."""

import re
from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from cocreport.errors import InvalidDataError
from cocreport.words import N_, say

Sentences: TypeAlias = tuple[str, str]
"""What is the matter, and how to mend it; translated where it is told."""

SHOWABLE: Final = re.compile(r"[A-Za-z0-9_.-]{1,40}")

TOO_LARGE: Final = (N_("The file is larger than 1 MB."), N_("Move long texts out of it, into files of their own."))
NOT_UTF8: Final = (N_("The file is not saved as UTF-8."), N_("Save it as UTF-8 in your editor."))
BYTE_ORDER_MARK: Final = (
    N_("The file begins with a byte order mark."),
    N_("Save it as UTF-8 without a byte order mark (BOM)."),
)
LINE_BREAK: Final = (
    N_("The line holds a line break of a rare kind, which not every program takes for one."),
    N_("Replace it by an ordinary line break."),
)
CONTROL: Final = (
    N_("The line holds a control character or another that cannot stand in a file."),
    N_("Take it out; in a text in double quotes it can be written as an escape."),
)
HALF: Final = (
    N_("A text holds half a character, written as an escape."),
    N_(r"Write the character itself, or one escape of the form \U and eight digits."),
)
TOO_MANY: Final = (
    N_("The file has too many parts (more than 20,000 beginnings and ends of texts, lists and mappings)."),
    N_("Split it, or write long lists as one text."),
)
TOO_DEEP: Final = (
    N_("The file is nested deeper than 16 levels."),
    N_("Bring the inner part further out, or write it as one text."),
)
NOT_A_MAPPING: Final = (
    N_("The file does not consist of keys and values."),
    N_("Write each entry as `key: value`, with a space behind the colon."),
)
SECOND_DOCUMENT: Final = (
    N_("A second document begins here."),
    N_("Keep one document in a file; if the dashes belong to a text, indent them with it."),
)
DIRECTIVE: Final = (
    N_("A line begins with %, which is a directive and not part of the format."),
    N_("Take the line out; if it belongs to a text, put the whole text in single quotes."),
)
ANCHOR: Final = (
    N_("An anchor (&) stands here, which is not part of the format."),
    N_("Take it out; if the sign belongs to a text, put the whole text in single quotes."),
)
ALIAS: Final = (
    N_("An alias (*) stands here, which is not part of the format."),
    N_("Write the value out; if the sign belongs to a text, put the whole text in single quotes."),
)
TAG: Final = (
    N_("A tag (an exclamation mark) stands here, which is not part of the format."),
    N_("Take it out; if the sign belongs to a text, put the whole text in single quotes."),
)
KEY_TWICE: Final = (N_("The same key stands twice."), N_("Keep one of the two, or give one another name."))
KEY_NOT_TEXT: Final = (N_("A key is not a text."), N_("Write the key as one text with a colon behind it."))
KEY_MISSING: Final = (
    N_("A key is missing in front of the colon."),
    N_("Write the key there; if the colon belongs to a text, put the whole text in single quotes."),
)
EMPTY_ITEM: Final = (N_("A list item is empty."), N_("Write its value behind the dash, or take the line out."))
TRAILING_COMMENT: Final = (
    N_("A comment stands at the end of a line."),
    N_("Put it on a line of its own above; if it belongs to a text, put the whole text in single quotes."),
)
TAB: Final = (N_("A tab stands where the line is indented."), N_("Use two spaces for each level instead."))


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
        where = ", ".join(filter(None, (self.file, say("line {line}", line=self.line), self.address)))
        return f"{where}: {self.problem} {self.fix}"


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
