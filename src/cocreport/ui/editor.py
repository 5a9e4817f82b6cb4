"""$EDITOR, for those who would rather change a file as a whole."""

import os
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

from cocreport.errors import InputNeededError
from cocreport.words import say


def edit_file(path: Path, environment: Mapping[str, str]) -> None:
    """Open a file in $VISUAL or $EDITOR and wait until it is closed.

    Raises:
        InputNeededError: No editor is set, it cannot be started, or it ended with a failure.
    """
    said = environment.get("VISUAL") or environment.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    try:
        ended = subprocess.run([*shlex.split(said), str(path)], check=False).returncode
    except (OSError, ValueError):
        raise InputNeededError(
            say("The editor cannot be started."), say("Set EDITOR to a program that is there.")
        ) from None
    if ended:
        raise InputNeededError(say("The editor ended with a failure, so nothing was taken over."), say("Try again."))
