"""The keyboard, waiting a moment where a paste may go on, so that a pasted text comes as one."""

import os
import re
import time
from typing import TYPE_CHECKING, Any, Final

from cocreport.ui import paste, terminal

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyPress


_BY_HAND: Final = 0.02
"""Seconds between two keys within which no hand presses the second; a paste, or a slow line, does."""
_A_GLANCE: Final = 0.0


class PatientInput:
    """An input of prompt_toolkit that tells a pasted text from typed keys, whether or not the terminal says so."""

    def __init__(self, source: "Input", *, choosing: bool) -> None:
        self._source = source
        self._choosing = choosing
        self._began_on_a_terminal = os.isatty(source.fileno())
        self._is_gone = False
        self._last = time.monotonic()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._source, name)

    @property
    def closed(self) -> bool:
        """Whether nothing can come any more, because the input ended or its terminal is gone."""
        return self._source.closed or self._is_gone

    def read_keys(self) -> "list[KeyPress]":
        """Return what was typed, or one single key for a text that was pasted without saying so."""
        keys = more = self._source.read_keys()
        moment = self._moment(len(keys))
        self._is_gone = self._began_on_a_terminal and not keys and not os.isatty(self._source.fileno())
        while more and paste.may_go_on([key.data for key in keys], choosing=self._choosing):
            more = self._source.read_keys() if terminal.more_waits(self._source.fileno(), moment) else []
            keys, moment = keys + more, terminal.A_MOMENT
        return self._told_apart([_readable(key) for key in keys])

    def _moment(self, count: int) -> float:
        """Return how long to wait for more: only a glance after a single key that a hand can have pressed."""
        before, self._last = self._last, time.monotonic()
        is_by_hand = count == 1 and self._last - before > _BY_HAND
        return _A_GLANCE if is_by_hand else terminal.A_MOMENT

    def _told_apart(self, keys: "list[KeyPress]") -> "list[KeyPress]":
        from prompt_toolkit.key_binding import KeyPress
        from prompt_toolkit.keys import Keys

        data = [key.data for key in keys]
        end = paste.pasted(data, choosing=self._choosing)
        return [KeyPress(Keys.BracketedPaste, "".join(data[:end])), *keys[end:]] if end else keys


def _readable(key: "KeyPress") -> "KeyPress":
    """Replace bytes that are no text, which nothing could save."""
    from prompt_toolkit.key_binding import KeyPress

    data = re.sub("[\ud800-\udfff]", "\ufffd", key.data)
    return key if data == key.data else KeyPress(data if key.key == key.data else key.key, data)
