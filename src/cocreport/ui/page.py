"""The page of one question: it fills the screen, wraps at its present width, and scrolls where it does not fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from cocreport.interview.asker import Prompt
from cocreport.ui import keys, layout
from cocreport.ui.layout import Line
from cocreport.words import N_, say

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.layout import AnyContainer, HSplit, Window
    from prompt_toolkit.output import Output

    from cocreport.ui.layout import LineKind

NARROWEST: Final = 20
_LEAST_ANSWER: Final = 5
"""Rows that the answer keeps, however much there is to read above it."""

_MORE: Final = N_("PageUp and PageDown show the rest.")
_BLANK: Final = Line("hint", "")
_STYLES: Final[dict["LineKind", str]] = {"heading": "bold ansicyan", "ask": "bold", "keys": "italic"}


@dataclass(frozen=True)
class Parts:
    """The lines of a page: what is read first, the question, and the keys at the bottom."""

    above: list[Line]
    ask: list[Line]
    below: list[Line]


@dataclass(frozen=True)
class Shares:
    """How many rows of the screen each part of a page gets."""

    above: int
    ask: int
    answer: int
    below: int


def parts(prompt: Prompt, columns: int, *, notices: Sequence[str] = (), hints: Sequence[str] = ()) -> Parts:
    """Lay a question out at a width; what was told before stands at the top."""
    lines = layout.question(prompt, columns, hints)
    ask = next(place for place, line in enumerate(lines) if line.kind == "ask")
    above = [Line("hint", line) for notice in notices for line in (*layout.wrap(notice, columns), "")]
    above += [*(Line("heading", line) for line in layout.wrap(prompt.title, columns)), _BLANK, *lines[:ask]]
    offered = layout.keys(prompt, columns)
    return Parts(above, lines[ask:], [_BLANK, *offered] if offered else [])


def shares(rows: int, parts: Parts, wanted: int) -> Shares:
    """Share out the rows: the question and the keys first, then the place for the answer, which wants so many."""
    ask = min(len(parts.ask), max(rows - 1, 0))
    below = min(len(parts.below), max(rows - ask - 1, 0))
    free = rows - ask - below
    above = min(len(parts.above), max(free - min(wanted, _LEAST_ANSWER), 0))
    return Shares(above, ask, free - above, below)


class Page:
    """A question on the screen of an application, around a container in which it is answered."""

    def __init__(
        self,
        prompt: Prompt,
        output: "Output",
        *,
        wanted: Callable[[int], int],
        notices: Sequence[str] = (),
        hints: Sequence[str] = (),
    ) -> None:
        """Take the question, and how many rows its answer wants at a width."""
        self._remark = ""
        self._prompt = prompt
        self._output = output
        self._wanted = wanted
        self._notices = notices
        self._hints = hints
        self._offset = 0
        self._laid_out: tuple[tuple[int, str], Parts] | None = None

    def around(self, answer: "AnyContainer") -> "HSplit":
        """Return the container of the whole page."""
        from prompt_toolkit.layout import HSplit

        return HSplit(
            [
                self._window(self._above, lambda: self._shares.above),
                self._window(lambda: self._parts.ask[: self._shares.ask], lambda: self._shares.ask),
                HSplit([answer], height=_exactly(self.answer_rows)),
                self._window(lambda: self._parts.below[: self._shares.below], lambda: self._shares.below),
            ]
        )

    def scroll(self, by: int) -> bool:
        """Show what is further up or down of what is read first; say whether there is more than fits."""
        lines, rows = len(self._parts.above), self._shares.above
        if lines <= rows:
            return False
        step = max(rows - 2, 1)
        self._offset = min(max(self._offset + by * step, 0), lines - max(rows - 1, 0))
        return True

    def answer_rows(self) -> int:
        """Return how many rows there are for the answer now."""
        return self._shares.answer

    def note(self, remark: str) -> None:
        """Say something below the question, in the place of what was said there before."""
        self._remark = remark

    def keys(self, leap: Callable[[int], None] = lambda _: None) -> "KeyBindings":
        """Return the keys for what does not fit; where everything does, they ``leap`` in the answer."""
        bindings = keys.bindings()
        for key, by in (("pageup", -1), ("pagedown", 1)):
            bindings.add(key, eager=True)(keys.doing(partial(self._page_on, leap, by)))
        return bindings

    def _page_on(self, leap: Callable[[int], None], by: int) -> None:
        if not self.scroll(by):
            leap(by * max(self.answer_rows() - 1, 1))

    @property
    def columns(self) -> int:
        """How wide the page is now."""
        return max(self._output.get_size().columns, NARROWEST)

    @property
    def _parts(self) -> Parts:
        wish = (self.columns, self._remark)
        if self._laid_out is None or self._laid_out[0] != wish:
            hints = [*self._hints, *([self._remark] if self._remark else [])]
            self._laid_out = (wish, parts(self._prompt, self.columns, notices=self._notices, hints=hints))
        return self._laid_out[1]

    @property
    def _shares(self) -> Shares:
        return shares(self._output.get_size().rows, self._parts, self._wanted(self.columns))

    def _above(self) -> list[Line]:
        lines, rows = self._parts.above, self._shares.above
        if len(lines) <= rows:
            self._offset = 0
            return lines
        return [*lines[self._offset :][: rows - 1], Line("keys", layout.shortened(say(_MORE), self.columns))][:rows]

    def _window(self, lines: Callable[[], list[Line]], rows: Callable[[], int]) -> "Window":
        from prompt_toolkit.layout import FormattedTextControl, Window

        return Window(FormattedTextControl(lambda: fragments(lines())), height=_exactly(rows), always_hide_cursor=True)


def fragments(lines: Sequence[Line]) -> "StyleAndTextTuples":
    """Return lines as prompt_toolkit draws them."""
    return [(_STYLES.get(line.kind, ""), f"{line.text}\n") for line in lines]


def _exactly(rows: Callable[[], int]) -> Callable[[], Any]:
    from prompt_toolkit.layout import Dimension

    return lambda: Dimension.exact(rows())
