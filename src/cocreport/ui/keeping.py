"""Hands on a text while it is typed: beside the typing, never twice at once, and never an older one later."""

import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Final, Self

from cocreport.errors import CocError

PAUSE: Final = 0.3
"""Seconds between two calls, so that a slow disk has some rest."""


class Keeping:
    """Calls ``typing`` in a thread of its own with the latest text; the end of it waits for a call under way.

    The last text is always handed on, and nothing after it.
    """

    def __init__(self, typing: Callable[[str], None], *, pause: float = PAUSE) -> None:
        self._typing = typing
        self._pause = pause
        self._latest: str | None = None
        self._is_over = False
        self._news = threading.Condition()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._news:
            self._is_over = True
            self._news.notify()
        if self._thread is not None:
            self._thread.join()

    def changed(self, text: str) -> None:
        """Take in what the text is now; this never waits for a call."""
        with self._news:
            self._latest = text
            self._news.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._hand_on, daemon=True)
            self._thread.start()

    def _hand_on(self) -> None:
        """Hand on one text after another, with a pause after each that the end cuts short."""
        while (text := self._taken()) is not None:
            with suppress(CocError, OSError):  # the answer itself is kept, or its failure told, when it is given
                self._typing(text)
            self._rest()

    def _taken(self) -> str | None:
        """Wait for news; return it, or None when it is over."""
        with self._news:
            self._news.wait_for(lambda: self._is_over or self._latest is not None)
            text, self._latest = self._latest, None
            return text

    def _rest(self) -> None:
        with self._news:
            self._news.wait_for(lambda: self._is_over, self._pause)
