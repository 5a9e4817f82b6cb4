"""How a question stands on the screen: heading, what to say aloud, what to look over, question, hint, keys."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from cocreport.copies.visible import visible
from cocreport.interview.asker import Option, Prompt
from cocreport.words import N_, say

LineKind: TypeAlias = Literal["heading", "say", "field", "ask", "hint", "option", "keys"]

_SAY: Final = N_("Say:")
SOMETHING_ELSE: Final = N_("Something else")
_LEAVE: Final = N_("Ctrl-C stop")
_LEAVE_NOTHING: Final = N_("Ctrl-C stop, nothing is kept")
_ASIDES: Final = (N_("! contacts"), N_("* staff notes"))
_COVER: Final = N_(". cover")
_GAP: Final = "   "
_UNSEEN: Final = {"Mn", "Me", "Cf"}


@dataclass(frozen=True)
class Line:
    """One line of a screen, and what it is."""

    kind: LineKind
    text: str


def cells(text: str) -> int:
    """Count the columns that a text takes on a terminal: none for marks, two for wide signs."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(sign: str) -> int:
    if unicodedata.category(sign) in _UNSEEN:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def wrap(text: str, columns: int, *, first: str = "", later: str | None = None) -> list[str]:
    """Make a text safe and break it at spaces; ``first`` starts the first line, ``later`` (or blanks) the rest."""
    later = " " * cells(first) if later is None else later
    lines: list[str] = []
    for paragraph in visible(text).split("\n"):
        start = first if not lines else later
        lines.extend(_broken(paragraph, columns, start, later))
    return lines


def _broken(paragraph: str, columns: int, start: str, later: str) -> Iterator[str]:
    """Fill line after line with the words of one paragraph; the blanks between words stay as they are."""
    line, filled = start, False
    for word in re.findall(r"\S+\s*|\s+", paragraph):
        if filled and cells(line + word.rstrip()) > columns:
            yield line.rstrip()
            line = later
        for piece in _cut(word, columns - cells(later)):
            if cells(line + piece.rstrip()) > columns and line.strip():
                yield line.rstrip()
                line = later
            line += piece
        filled = True
    yield line.rstrip()


def _cut(word: str, columns: int) -> Iterator[str]:
    """Cut a word that is wider than a whole line, such as an address or a line of Chinese."""
    piece = ""
    for sign in word:
        if piece.strip() and not sign.isspace() and cells(piece + sign) > columns:
            yield piece
            piece = ""
        piece += sign
    yield piece


def shortened(text: str, columns: int) -> str:
    """Return a text on one line, with an ellipsis where it was too long."""
    line = visible(text, lines=False)
    if cells(line) <= columns:
        return line
    while cells(line) > columns - 1:
        line = line[:-1]
    return f"{line.rstrip()}…"


def question(prompt: Prompt, columns: int, hints: Iterable[str] = ()) -> list[Line]:
    """Lay out everything between the heading and the options: say, fields, question, hints.

    A page for the reporter has the heading and the question, and nothing that was meant for staff.
    """
    if prompt.is_handed_over:
        prompt = Prompt(slot=prompt.slot, title=prompt.title, ask=prompt.ask, form=prompt.form)
    lines: list[Line] = []
    for said in prompt.say:
        lines += _lines("say", wrap(say("“{line}”", line=said), columns, first=f"{say(_SAY)} "))
    for label, text in prompt.fields:
        lines += _lines("field", wrap(f"{_labelled(label)} {text}".lstrip(), columns, later="    "))
    if prompt.say or prompt.fields:
        lines.append(Line("hint", ""))
    lines += _lines("ask", wrap(prompt.ask, columns))
    for hint in (prompt.hint, *hints):
        lines += _lines("hint", wrap(hint, columns) if hint else [])
    return lines


def _labelled(label: str) -> str:
    return label if not label or label[-1] in "?:." else f"{label}:"


def options(offered: Iterable[tuple[str, Option]], columns: int) -> list[Line]:
    """Lay out options in full, each after its number, with its note below."""
    lines: list[Line] = []
    for number, option in offered:
        first = f"{number}) "
        lines += _lines("option", wrap(option.label, columns, first=first))
        blank = " " * len(first)
        lines += _lines("hint", wrap(option.note, columns, first=blank) if option.note else [])
    return lines


def keys(prompt: Prompt, columns: int) -> list[Line]:
    """Lay out the keys that work at this question; what cannot be done now is not offered."""
    if prompt.is_handed_over:
        return []
    offered = [
        N_("? why") if prompt.has_help else "",
        N_("< back") if prompt.can_go_back else "",
        N_("- no answer") if prompt.skips else "",
        *(_ASIDES if prompt.has_asides and not prompt.fades else ()),
        "" if prompt.fades else _COVER,
        _LEAVE if prompt.is_kept else _LEAVE_NOTHING,
    ]
    return _lines("keys", _packed([say(key) for key in offered if key], columns))


def _packed(chunks: Iterable[str], columns: int) -> list[str]:
    """Put as many chunks on a line as fit, without breaking one."""
    lines: list[str] = []
    for chunk in chunks:
        if lines and cells(lines[-1] + _GAP + chunk) <= columns:
            lines[-1] += _GAP + chunk
        else:
            lines.append(chunk)
    return lines


def _lines(kind: LineKind, texts: Iterable[str]) -> list[Line]:
    return [Line(kind, text) for text in texts]
