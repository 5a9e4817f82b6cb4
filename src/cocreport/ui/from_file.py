"""A text out of a file that somebody names while answering; what is wrong with it is said without its name."""

import stat
from pathlib import Path
from typing import Final

from cocreport.words import N_, say

LARGEST: Final = 64 * 1024

IS_NOT_THERE: Final = N_("There is no file with this name that can be read here.")
IS_NO_FILE: Final = N_("This is not a file with a text in it.")
IS_TOO_LARGE: Final = N_("This file is larger than 64 KB. It can be kept beside the case.")
IS_NO_TEXT: Final = N_("This file is not plain text in UTF-8, so nothing was put in.")


class NoText(Exception):
    """Nothing can be put in; the sentence says why."""


def text_from(named: str) -> str:
    """Return the text of a file, its line ends made one kind.

    Raises:
        NoText: it cannot be read, is no file, too large, or not UTF-8.
    """
    data = _bytes_of(_path(named))
    if len(data) > LARGEST:
        raise NoText(say(IS_TOO_LARGE))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoText(say(IS_NO_TEXT)) from None
    if "\0" in text:
        raise NoText(say(IS_NO_TEXT))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _path(named: str) -> Path:
    """Read a path as it is typed, or as a file manager puts it in: with quotes around it, or with blanks escaped."""
    name = named.strip()
    if len(name) > 1 and name[0] == name[-1] and name[0] in "'\"":
        return Path(name[1:-1])
    try:
        path = Path(name).expanduser()
        return path if path.exists() else Path(name.replace("\\ ", " ")).expanduser()
    except (OSError, RuntimeError, ValueError):  # no home is known, or it is no path at all
        raise NoText(say(IS_NOT_THERE)) from None


def _bytes_of(path: Path) -> bytes:
    """Return no more than is needed to see that a file is too large; nothing that could wait for ever is opened."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NoText(say(IS_NO_FILE))
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError):
        raise NoText(say(IS_NOT_THERE)) from None
