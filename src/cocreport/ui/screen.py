"""The alternate screen, held from the first question to the last, so that nothing of them stays in the scrollback."""

import atexit
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from cocreport.ui import terminal
from cocreport.words import N_, say

if TYPE_CHECKING:
    from prompt_toolkit.output import Output

TITLE: Final = N_("Notes")
_KEEP_TITLE: Final = "\x1b[22;2t"
_GIVE_TITLE_BACK: Final = "\x1b[23;2t"

_WHILE_STILL: Final = {"get_size", "fileno", "encoding", "get_default_color_depth", "responds_to_cpr"}
"""What can be asked of a screen on which nothing is to change."""


class Screen:
    """The output of a terminal: on its alternate screen once opened, and standing still between two pages.

    prompt_toolkit enters and leaves the alternate screen for each of its applications; here both do nothing, and
    what an application writes when it ends is dropped, so that the next page takes the place of the last at once.
    ``close`` has to come before anything else is written to the terminal; should nobody call it, the end of the
    program does.
    """

    def __init__(self, output: "Output", keyboard: int | None) -> None:
        """Take the output, and the number of the keyboard whose echo is turned off."""
        self._output = output
        self._keyboard = keyboard
        self._usual: list[Any] | None = None
        self._is_open = self._is_still = False

    def __getattr__(self, name: str) -> Any:
        return _drop if self._is_still and name not in _WHILE_STILL else getattr(self._output, name)

    def enter_alternate_screen(self) -> None:
        """Stay where the first page went."""

    def quit_alternate_screen(self) -> None:
        """Stay there, because the next page comes at once."""

    def open(self) -> None:
        """Go to the alternate screen, under a title that says nothing; typed keys are not shown from here on."""
        self._is_still = False
        if self._is_open:
            self._output.cursor_goto(0, 0)  # where the next page believes to be
            return
        self._is_open = True
        atexit.register(self.close)
        self._usual = _silenced(self._keyboard)
        self._entitle(_KEEP_TITLE)
        self._output.set_title(say(TITLE))
        self._output.enter_alternate_screen()
        self._output.erase_screen()
        self._output.flush()

    def stand_still(self) -> None:
        """Show what is shown until the next page opens it again."""
        self._is_still = True

    def close(self) -> None:
        """Leave the alternate screen and give everything back, however often it is called."""
        if not self._is_open:
            return
        self._is_open = self._is_still = False
        atexit.unregister(self.close)
        with suppress(*terminal.errors(), ValueError):
            self._leave()
        _restored(self._keyboard, self._usual)

    def outside(self, act: Callable[[], None]) -> None:
        """Do something on the screen of the shell, and come back."""
        self.close()
        try:
            act()
        finally:
            self.open()

    def _leave(self) -> None:
        output = self._output
        output.disable_bracketed_paste()
        output.reset_attributes()
        output.enable_autowrap()
        output.show_cursor()
        output.erase_screen()
        output.quit_alternate_screen()
        self._entitle(_GIVE_TITLE_BACK)
        output.flush()

    def _entitle(self, code: str) -> None:
        from prompt_toolkit.output.vt100 import Vt100_Output

        if isinstance(self._output, Vt100_Output):
            self._output.write_raw(code)


def _drop(*_: object, **__: object) -> None:
    """Do nothing, in the place of whatever would change the screen."""


def _silenced(keyboard: int | None) -> list[Any] | None:
    """Turn the echo off, and return how the keyboard was; None where there is nothing to turn off."""
    with suppress(*terminal.errors(), ImportError, ValueError, TypeError):
        import termios

        usual = termios.tcgetattr(keyboard)  # type: ignore[arg-type]  # None is a TypeError
        silent = [*usual[:3], usual[3] & ~termios.ECHO, *usual[4:]]
        termios.tcsetattr(keyboard, termios.TCSANOW, silent)  # type: ignore[arg-type]
        return usual
    return None


def _restored(keyboard: int | None, usual: list[Any] | None) -> None:
    with suppress(*terminal.errors(), ImportError, ValueError, TypeError):
        import termios

        termios.tcsetattr(keyboard, termios.TCSANOW, usual)  # type: ignore[arg-type]
