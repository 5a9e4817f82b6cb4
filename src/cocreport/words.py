"""What a person reads, in their language: English as it stands in the code, or out of a catalog."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Final

LOCALE: Final = Path(__file__).parent / "locale"
"""Where the catalogs lie: ``de/LC_MESSAGES/cocreport.mo``."""

_ENGLISH: Final = "en"
_SAY_ENGLISH: Final = ("en", "C", "POSIX")
_VARIABLES: Final = ("COC_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_MADE_FOR_PROGRAMS: Final = ContextVar("_MADE_FOR_PROGRAMS", default=False)


def language() -> str:
    """Return the language of the screen: of those that the environment names first, the first that there is."""
    if _MADE_FOR_PROGRAMS.get():
        return _ENGLISH
    named = next(filter(None, map(os.environ.get, _VARIABLES)), "")
    codes = [re.split("[_.@]", one)[0] for one in named.split(":")]
    return next((code for code in codes if code in _SAY_ENGLISH or _is_there(code)), _ENGLISH)


def language_tag() -> str:
    """Return the language of what is said, as documents name it."""
    code = language()
    return _ENGLISH if code in _SAY_ENGLISH else code


@contextmanager
def in_english() -> Iterator[None]:
    """Say everything in English for a while: what programs read is the same in every language."""
    before = _MADE_FOR_PROGRAMS.set(True)
    try:
        yield
    finally:
        _MADE_FOR_PROGRAMS.reset(before)


def say(text: str | None, /, **values: object) -> str:
    """Return a text in the language of the screen, with values in the place of their names in braces.

    It is for texts of the program and of a procedure, never for words of a case: those could equal one of them.
    A text without values is taken as it is, braces included; no text stays empty.
    """
    code = language()
    said = text or ""
    if said and code not in _SAY_ENGLISH:
        said = _lookup(code)(said)
    return said.format_map(values) if values else said


def N_(text: str) -> str:  # noqa: N802 - the name under which gettext's tools know it
    """Mark a text that is translated where it is shown, and return it as it is."""
    return text


@cache
def _is_there(code: str) -> bool:
    return bool(re.fullmatch("[a-z]{2,3}", code)) and _catalog(code).is_file()


@cache
def _lookup(code: str) -> Callable[[str], str]:
    """Open a catalog; what it does not have comes back as it was."""
    from gettext import GNUTranslations

    with _catalog(code).open("rb") as file:
        return GNUTranslations(file).gettext


def _catalog(code: str) -> Path:
    return LOCALE / code / "LC_MESSAGES" / "cocreport.mo"
