"""A terminal window in which somebody types: starts a command, waits for what it shows, presses keys, ends it."""

import os
import signal
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

import pexpect
import pyte

PATIENCE: Final = 10.0
"""Seconds within which anything has to happen; nothing here waits longer."""
_GLANCE: Final = 0.02

KEYS: Final = {
    "Enter": "\r",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "Shift-Tab": "\x1b[Z",
    "F1": "\x1bOP",
    "F2": "\x1bOQ",
    "F3": "\x1bOR",
    "F4": "\x1bOS",
    "F5": "\x1b[15~",
    "Backspace": "\x7f",
    "Ctrl-A": "\x01",
    "Ctrl-C": "\x03",
    "Ctrl-D": "\x04",
    "Ctrl-L": "\x0c",
    "Ctrl-Z": "\x1a",
    "Ctrl-U": "\x15",
}
_FORGOTTEN: Final = {"NO_COLOR", "COLUMNS", "LINES", "ACCESSIBLE", "COC_AS", "COC_FOLDER", "TERM"}


class Terminal:
    """One window with one command in it; ``sent`` holds all that ever came to the screen."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
        before: Callable[[], None] | None = None,
    ) -> None:
        """Open the window and start the command; ``before`` is done in its process first."""
        self.sent = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        inherited = {name: value for name, value in os.environ.items() if name not in _FORGOTTEN}
        spawn: Any = pexpect.spawn  # its types know less than it has
        self._child = spawn(
            command[0],
            list(command[1:]),
            env={**inherited, "TERM": "xterm-256color", **(environment or {})},
            dimensions=(rows, columns),
            preexec_fn=before,
            timeout=PATIENCE,
        )
        self._child.delaybeforesend = None
        self._terminal = self._child.ptyproc

    # Looking

    @property
    def lines(self) -> list[str]:
        """The lines on the screen, without blanks at their ends."""
        self._look(0)
        return [line.rstrip() for line in self._screen.display]

    @property
    def cells(self) -> list[list[pyte.screens.Char]]:
        """The signs on the screen with their looks, row by row."""
        self._look(0)
        screen = self._screen
        return [[screen.buffer[row][column] for column in range(screen.columns)] for row in range(screen.lines)]

    @property
    def text(self) -> str:
        """All that the screen shows, its line breaks and indents read as blanks."""
        return " ".join(" ".join(self.lines).split())

    @property
    def echoes(self) -> bool:
        """Whether the terminal shows what is typed by itself, as it does in a shell."""
        return bool(termios.tcgetattr(self._child.child_fd)[3] & termios.ECHO)

    def sees(self, text: str) -> None:
        """Wait until the screen shows a text, however it is broken into lines."""
        wanted = "".join(text.split())
        self.waits(lambda: wanted in "".join(self.text.split()), f"the screen never showed {text!r}")

    def waits(self, until: Callable[[], bool], otherwise: str) -> None:
        """Wait until something is so, reading what comes meanwhile."""
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end:
                raise AssertionError(f"{otherwise}; the screen shows:\n" + "\n".join(self.lines).strip("\n"))
            self._look(_GLANCE)

    # Typing

    def types(self, text: str) -> None:
        """Type a text, quickly."""
        self._child.send(text.encode())

    def presses(self, *keys: str) -> None:
        """Press keys by their names."""
        self.types("".join(KEYS[key] for key in keys))

    def resizes(self, columns: int, rows: int = 24) -> None:
        """Make the window wider or narrower."""
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    # Ending

    def signals(self, number: int) -> None:
        """Have the system send a signal to the command."""
        self._child.kill(number)

    def closes(self) -> None:
        """Close the window while the command still runs."""
        self._look(0)
        self._terminal.fileobj.close()

    def ends(self) -> int:
        """Wait until the command ended; return its exit code, or the number of the signal that killed it, negative."""
        self.waits(lambda: not self._is_running(), "the command never ended")
        code: int | None = self._terminal.exitstatus
        return code if code is not None else -self._terminal.signalstatus

    def is_put_away(self) -> None:
        """End whatever still runs, however it takes that."""
        if self._is_running():
            self._terminal.kill(signal.SIGKILL)
            self._terminal.wait()
        with suppress(OSError):
            self._terminal.fileobj.close()

    def _is_running(self) -> bool:
        is_alive = bool(self._terminal.isalive())
        if not is_alive:
            while self._look(0):
                pass
        return is_alive

    def _look(self, seconds: float) -> bool:
        """Read what came within so many seconds; tell whether anything did."""
        try:
            seen = self._child.read_nonblocking(65536, seconds)
        except (pexpect.TIMEOUT, pexpect.EOF, ValueError, OSError):
            return False
        self.sent += seen
        self._stream.feed(seen)
        return True


def coc(*arguments: str) -> tuple[str, ...]:
    """Return the command line that starts ``coc`` with some arguments."""
    return (sys.executable, "-m", "cocreport", *arguments)


def through_a_shell(line: str, *arguments: str) -> tuple[str, ...]:
    """Return a command line that hands ``coc`` with some arguments to a line of shell as ``"$@"``."""
    return ("/bin/sh", "-c", line, "sh", *coc(*arguments))
