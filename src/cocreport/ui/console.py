"""Where output goes and how: colour, width, plain or not, and lines that outlive a closed stdout."""

import contextlib
import io
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final, TextIO

from cocreport.errors import CocError, ExitCode
from cocreport.ui import terminal
from cocreport.words import say

NARROWEST: Final = 40
_USUAL: Final = 80


class OutputError(CocError):
    """The output is closed, full or gone."""

    code: ClassVar[ExitCode] = ExitCode.UNEXPECTED

    def __init__(self) -> None:
        super().__init__(
            say("The output could not be written; what was saved stays saved."),
            say("Look whether the disk is full or the program that reads it has ended."),
        )


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether a stream leads to a terminal; a missing or closed one does not."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def can_ask(stdin: TextIO | None, out: TextIO | None) -> bool:
    """Say whether somebody can be asked: answers come from a terminal, and questions go to one."""
    return is_terminal(stdin) and is_terminal(out)


def is_plain(environment: Mapping[str, str], *, wished: bool = False) -> bool:
    """Say whether to ask line by line, without moving the cursor: ``--plain``, ACCESSIBLE=1, a dumb terminal."""
    return wished or environment.get("ACCESSIBLE", "0") not in {"", "0"} or environment.get("TERM") == "dumb"


def has_colour(stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """Say whether a stream takes colour; NO_COLOR with any text in it turns it off."""
    wanted = not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
    return wanted and is_terminal(stream)


def columns_of(stream: TextIO | None, environment: Mapping[str, str]) -> int:
    """Return how wide a line may be: COLUMNS, else the terminal, else 80; never less than 40."""
    told = environment.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and int(told):
        return max(int(told), NARROWEST)
    try:
        measured = os.get_terminal_size(stream.fileno()).columns if stream is not None else 0
    except (OSError, ValueError):
        measured = 0
    return max(measured or _USUAL, NARROWEST)


def _nothing() -> None:
    """Do nothing before something is written."""


@dataclass(frozen=True)
class Console:
    """The three streams of a command and what they can show.

    Results go to ``out``, so that they can be kept in a file; everything said to the person at the keyboard
    goes to ``err``, which is the terminal even then. ``before_writing`` is called before each of them: pages that
    stand on the terminal have to leave it first.
    """

    source: TextIO | None
    out: TextIO | None
    err: TextIO | None
    environment: Mapping[str, str]
    plain: bool = False
    before_writing: Callable[[], None] = _nothing

    @property
    def can_ask(self) -> bool:
        """Whether there is somebody at the keyboard."""
        return can_ask(self.source, self.err)

    @property
    def colour(self) -> bool:
        """Whether results may be coloured."""
        return has_colour(self.out, self.environment)

    @property
    def draws(self) -> bool:
        """Whether results go to somebody who sees them drawn, and not as lines for another program."""
        return is_terminal(self.out) and not self.plain

    @property
    def speaks_unicode(self) -> bool:
        """Whether results may hold signs beyond those of every keyboard."""
        return (getattr(self.out, "encoding", None) or "").lower().startswith("utf")

    @property
    def columns(self) -> int:
        """The width of results."""
        return columns_of(self.out, self.environment)

    @property
    def talk_columns(self) -> int:
        """The width of what is said to the person at the keyboard."""
        return columns_of(self.err, self.environment)

    def result(self, text: str) -> None:
        """Write a line of what was asked for.

        Raises:
            OutputError: it could not be written.
        """
        self.before_writing()
        _write(self.out, f"{text}\n")

    def draw(self, *views: object) -> None:
        """Write what rich can draw, text of it without any markup.

        Raises:
            OutputError: it could not be written.
        """
        self.before_writing()
        _write(self.out, _drawn(views, columns=self.columns, colour=self.colour))

    def progress(self) -> Callable[[int, int], None]:
        """Return what shows on the terminal how far long work has come, once it has taken half a second."""
        from cocreport.ui.progress import Progress

        return Progress(self.err if is_terminal(self.err) and not self.plain else None)

    def talk(self, text: str) -> None:
        """Write to the person at the keyboard, without ending the line.

        Raises:
            OutputError: it could not be written.
        """
        _write(self.err, text)

    def complain(self, text: str) -> None:
        """Write a line about a failure, if it can be written at all."""
        with contextlib.suppress(OutputError):
            self.before_writing()
            _write(self.err, f"{text}\n")

    def read_line(self) -> str:
        """Read one line from the keyboard, without its end.

        Raises:
            EOFError: nobody types any more.
        """
        return terminal.read_line(self.source)

    def more_waits(self) -> bool:
        """Say whether more was typed, or pasted, than has been read."""
        return terminal.more_waits(self.source)

    def forget_typed_ahead(self) -> None:
        """Drop what was typed before a question stood on the screen."""
        terminal.forget_typed_ahead(self.source)


def system_console(*, plain: bool = False, before_writing: Callable[[], None] = _nothing) -> Console:
    """Return the console that the program was started with."""
    environment = dict(os.environ)
    return Console(
        source=sys.stdin,
        out=sys.stdout,
        err=sys.stderr,
        environment=environment,
        plain=is_plain(environment, wished=plain),
        before_writing=before_writing,
    )


def _write(stream: TextIO | None, text: str) -> None:
    """Write and flush at once, so that a failure is met here and not when the program ends."""
    if stream is None:
        raise OutputError
    try:
        stream.write(_encodable(text, stream.encoding))
        stream.flush()
    except (OSError, ValueError):
        _give_up(stream)
        raise OutputError from None


def _encodable(text: str, encoding: str | None) -> str:
    """Replace what the terminal's encoding lacks by its number."""
    name = encoding or "utf-8"
    return text.encode(name, "backslashreplace").decode(name)


def _give_up(stream: TextIO) -> None:
    """Lead a broken stream to nowhere, else Python fails on it once more when it ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _drawn(views: tuple[object, ...], *, columns: int, colour: bool) -> str:
    from rich.console import Console as RichConsole

    page = io.StringIO()
    rich = RichConsole(
        file=page,
        width=columns,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for view in views:
        rich.print(view)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())
