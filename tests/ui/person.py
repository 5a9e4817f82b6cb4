"""Somebody at a real pseudo-terminal: presses keys, sees the screen, reads what was replied."""

import json
import os
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pexpect
import pyte

_PATIENCE: Final = 8.0
_ROWS: Final = 24


class Person:
    """Runs the questions of ``tests.ui.questions`` in a terminal of a given size."""

    def __init__(self, replies: Path, *slots: str, columns: int = 80, no_color: str = "") -> None:
        self._replies = replies
        self._screen = pyte.Screen(columns, _ROWS)
        self._stream = pyte.Stream(self._screen)
        self.raw = ""
        kept = {name: os.environ[name] for name in os.environ if name not in {"COLUMNS", "LINES", "ACCESSIBLE"}}
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "tests.ui.questions", str(replies), *slots],
            env={**kept, "TERM": "xterm-256color", "PYTHONPATH": "src", "NO_COLOR": no_color},
            dimensions=(_ROWS, columns),
            encoding="utf-8",
            timeout=_PATIENCE,
        )
        self.child.delaybeforesend = None

    def sees(self, text: str) -> None:
        """Wait until the screen shows a text."""
        self._until(lambda: text in self.screen, f"the screen never showed {text!r}")

    def has_replied(self, count: int) -> None:
        """Wait until so many lines of the replies are there."""
        self._until(lambda: self._written().count("\n") >= count, f"there were never {count} replies")

    def presses(self, keys: str, *, between: float = 0.0) -> None:
        """Press keys, all at once or with so many seconds between them."""
        for part in keys if between else [keys]:
            self.child.send(part)
            time.sleep(between)

    def ends(self) -> int | None:
        """Wait until the program ended, and return its exit status."""
        self._until(lambda: not self._is_running(), "the program never ended")
        assert self.echoes, "the terminal was left without echo"
        self.child.close()
        status: int | None = self.child.exitstatus
        return status

    def hangs_up(self) -> None:
        """Close the terminal under the program."""
        self.child.ptyproc.fileobj.close()

    @property
    def screen(self) -> str:
        """What the terminal shows, without blanks at the ends of lines."""
        return "\n".join(line.rstrip() for line in self._screen.display).strip("\n")

    @property
    def echoes(self) -> bool:
        """Whether the terminal shows what is typed, as it does before and after a program like this."""
        return bool(termios.tcgetattr(self.child.child_fd)[3] & termios.ECHO)

    @property
    def replies(self) -> list[Any]:
        """What came back from the asker so far, as kind and content."""
        return [json.loads(line) for line in self._written().splitlines() if line.startswith("[")]

    def _written(self) -> str:
        return self._replies.read_text(encoding="utf-8") if self._replies.exists() else ""

    def _is_running(self) -> bool:
        self._look()
        return bool(self.child.ptyproc.isalive())

    def _look(self) -> None:
        try:
            seen = self.child.read_nonblocking(65536, 0.02)
        except (pexpect.TIMEOUT, pexpect.EOF, ValueError, OSError):
            return
        self.raw += seen
        self._stream.feed(seen)

    def _until(self, is_so: Callable[[], bool], otherwise: str) -> None:
        last = time.monotonic() + _PATIENCE
        while not is_so():
            assert time.monotonic() < last, f"{otherwise}; it shows:\n{self.screen}"
            self._look()
