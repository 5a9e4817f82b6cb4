"""A passphrase: typed where nobody sees it, or read from a file; never an argument."""

import sys
from getpass import getpass
from pathlib import Path
from typing import Final

from cocreport.errors import ExitCode, InputNeededError, StoppedError
from cocreport.store.files import read_file
from cocreport.words import say

_LONGEST: Final = 10_000
_STDIN: Final = "-"


def typed(ask: str) -> str:
    """Ask for it at the terminal; what is typed is not shown."""
    try:
        said = getpass(ask)
    except (EOFError, KeyboardInterrupt):
        raise StoppedError(say("Nothing was opened."), ExitCode.INTERRUPTED) from None
    return _whole(said)


def from_file(said: str) -> str:
    """Return the first line of a file, or of what is piped in."""
    data = sys.stdin.buffer.read(_LONGEST) if said == _STDIN else read_file(Path(said), limit=_LONGEST, shown="FILE")
    return _whole(data.decode("utf-8", "replace").split("\n", 1)[0].rstrip("\r"))


def _whole(said: str) -> str:
    if not said:
        raise InputNeededError(say("A passphrase is needed, and there was none."))
    return said
