"""Somebody at a terminal held in memory, who presses the next keys once they see what they wait for."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pyte
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from cocreport.ui.console import Console
from cocreport.ui.prompts import PromptAsker
from cocreport.ui.stopping import Stops

ESC = "\x1b"
DOWN, UP, SHIFT_TAB, PAGE_UP, PAGE_DOWN = f"{ESC}[B", f"{ESC}[A", f"{ESC}[Z", f"{ESC}[5~", f"{ESC}[6~"
F1, F2, F3, F4, F5 = f"{ESC}OP", f"{ESC}OQ", f"{ESC}OR", f"{ESC}OS", f"{ESC}[15~"
CTRL_C, CTRL_D, CTRL_L, CTRL_Z, ENTER = "\x03", "\x04", "\x0c", "\x1a", "\r"


@dataclass(frozen=True)
class Step:
    """What is done once something stands on the screen, and something else does not."""

    seen: str
    act: Callable[[], object]
    gone: str


@contextmanager
def watching(columns: int = 80, rows: int = 24) -> Iterator["Watcher"]:
    """Sit somebody down, who sees everything that they wait for."""
    with create_pipe_input() as keys:
        watcher = Watcher(keys, columns, rows)
        yield watcher
    assert watcher.is_done(), f"something was never seen; the screen shows:\n{watcher.screen}"


@dataclass
class Watcher:
    """Says beforehand what they do at each sight; ``looks`` keeps the screen as it was each time."""

    keys: PipeInput
    columns: int = 80
    rows: int = 24
    raw: str = ""
    looks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._steps: list[Step] = []
        self._screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.Stream(self._screen)
        self.output = Vt100_Output(_Glass(self), self._size, term="xterm-256color", enable_cpr=False)

    def at(self, seen: str, *keys: str, gone: str = "") -> "Watcher":
        """Press keys once this is seen, and once what is ``gone`` is not."""
        return self.then(seen, lambda: self.keys.send_text("".join(keys)), gone=gone)

    def then(self, seen: str, act: Callable[[], object], *, gone: str = "") -> "Watcher":
        """Do something else once this is seen."""
        self._steps.append(Step(seen, act, gone))
        return self

    def resizes(self, columns: int, rows: int) -> None:
        """Make the terminal wider or narrower; it says nothing of it by itself."""
        self.columns, self.rows = columns, rows
        self._screen.resize(rows, columns)

    def asker(self, stops: Stops | None = None, **times: float) -> PromptAsker:
        """Return who asks at this terminal."""
        nowhere = Console(source=None, out=None, err=io.StringIO(), environment={})
        return PromptAsker(nowhere, stops, source=self.keys, output=self.output, **times)

    def is_done(self) -> bool:
        """Say whether everything that was waited for was seen."""
        return not self._steps

    @property
    def screen(self) -> str:
        """What the terminal shows, without blanks at the ends of lines."""
        return "\n".join(line.rstrip() for line in self._screen.display).strip("\n")

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the cursor stands: row and column, from 0."""
        return self._screen.cursor.y, self._screen.cursor.x

    def look(self) -> None:
        """Take the next step, should its time have come."""
        if self._steps and self._steps[0].seen in self.screen:
            step = self._steps[0]
            if not step.gone or step.gone not in self.screen:
                self._steps.pop(0)
                self.looks.append(self.screen)
                step.act()

    def shows(self, data: str) -> None:
        """Draw what the program writes."""
        self.raw += data
        self._stream.feed(data)

    def _size(self) -> Size:
        return Size(rows=self.rows, columns=self.columns)


class _Glass(io.StringIO):
    def __init__(self, watcher: Watcher) -> None:
        super().__init__()
        self._watcher = watcher

    def write(self, data: str) -> int:
        self._watcher.shows(data)
        return len(data)

    def flush(self) -> None:
        self._watcher.look()
