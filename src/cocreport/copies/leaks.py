"""A finished copy is searched once more for everybody who must not be named in it, the name of its file included."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cocreport.copies.copied import Copied
from cocreport.copies.document import Document, labels, sentences
from cocreport.copies.folding import plain
from cocreport.copies.ordinary import ORDINARY
from cocreport.copies.redact import Redaction
from cocreport.errors import CocError, ExitCode
from cocreport.words import say

_TAG: Final = re.compile(r"<[^>]*>")
_WORD: Final = re.compile(r"[^\W_]+")
_SHORTEST: Final = 4


class LeakError(CocError):
    """A copy would name somebody who must not stand in it; nothing was written."""

    code = ExitCode.INTEGRITY


@dataclass(frozen=True)
class Finished:
    """What is about to be written: its text (escapes of a format may stand in it), and the name of its file.

    ``written`` are texts that a person wrote for it; ``stay`` are words that somebody decided are nobody's name,
    as they are compared.
    """

    document: Document
    rendered: str
    file: str = ""
    written: tuple[str, ...] = ()
    stay: frozenset[str] = frozenset()


def need_no_leak(copied: Copied, finished: Finished) -> None:
    """Raise LeakError where a copy names somebody it must not; the sentence says where, never whom."""
    if any(one.sure for one in copied.redaction.names.find(finished.file)):
        raise LeakError(say("The name of the file names somebody."), say("Take another one with -o."))
    for text in finished.written:
        lines = sorted({text.count("\n", 0, at) + 1 for at in _places(copied.redaction, text, finished.stay)})
        if lines:
            where = ", ".join(map(str, lines))
            named = say("The text written for this copy names somebody, in line {lines}.", lines=where)
            raise LeakError(named, say("Say it without the name."))
    called = frozenset(copied.people.values())
    for one in copied.kept:
        text = " ".join(map(str, one.said)) if isinstance(one.said, list) else str(one.said)
        if not one.leaf.choices and text not in called and any(_places(copied.redaction, text, finished.stay)):
            raise LeakError(say("{where} would name somebody; nothing was written.", where="/".join(one.parts)))
    own = {word for text in labels(finished.document) for word in _WORD.findall(plain(text))}
    for text in (*sentences(finished.document), _without_signs(finished.rendered)):
        if _stands_out(copied.redaction, text, own | finished.stay):
            raise LeakError(say("The finished copy would name somebody; nothing was written."))


def _places(redaction: Redaction, text: str, stays: frozenset[str]) -> Iterator[int]:
    for one in redaction.named(text):
        if one.takes and plain(text[one.start : one.end]) not in stays and one.kind != "near":
            yield one.start


def _stands_out(redaction: Redaction, text: str, own: set[str] | frozenset[str]) -> bool:
    """Tell whether a text has a name that is no word of the program and no ordinary one."""
    for one in redaction.named(text):
        said = plain(text[one.start : one.end])
        words = _WORD.findall(said)
        usual = all(word in own or word in ORDINARY or len(word) < _SHORTEST for word in words)
        if one.sure and not usual and said not in own:
            return True
    return False


def _without_signs(rendered: str) -> str:
    """Return a text as it is read, without the signs of a format."""
    return html.unescape(_TAG.sub("", rendered)).replace("\\", "")
