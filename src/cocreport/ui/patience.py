"""The keyboard, waiting a moment where a paste may go on, so that a pasted text comes as one."""

import os
import re
from typing import TYPE_CHECKING, Any

from cocreport.ui import paste, terminal

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyPress


class PatientInput:
    """An input of prompt_toolkit that tells a pasted text from typed keys, whether or not the terminal says so."""

    def __init__(self, source: "Input", *, choosing: bool) -> None:
        self._source = source
        self._choosing = choosing
        self._began_on_a_terminal = os.isatty(source.fileno())
        self._is_gone = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._source, name)

    @property
    def closed(self) -> bool:
        """Whether nothing can come any more, because the input ended or its terminal is gone."""
        return self._source.closed or self._is_gone

    def read_keys(self) -> "list[KeyPress]":
        """Return what was typed, or one single key for a text that was pasted without saying so."""
        keys = more = self._source.read_keys()
        self._is_gone = self._began_on_a_terminal and not keys and not os.isatty(self._source.fileno())
        while more and paste.may_go_on([key.data for key in keys], choosing=self._choosing):
            more = self._source.read_keys() if terminal.more_waits(self._source.fileno()) else []
            keys = keys + more
        return self._told_apart([_readable(key) for key in keys])

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
