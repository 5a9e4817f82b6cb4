"""The tour in the README: its commands are run, and what they print is written below them."""

import os
import random
import re
import shlex
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final
from unittest import mock

from typer.testing import CliRunner

from cocreport.cli import app as command_line
from cocreport.cli.desk import Desk

TOP: Final = Path(__file__).resolve().parent.parent
MORNING: Final = datetime(2031, 5, 10, 6, 24, tzinfo=UTC)
_BLOCK: Final = re.compile(r"(<!-- tour -->\n```console\n)(.*?)(```\n)", re.DOTALL)
_FILE: Final = re.compile(r"(<!-- file -->\n```yaml\n)(.*?)(```\n)", re.DOTALL)


def files() -> Mapping[str, str]:
    """Return the README with what its commands print today."""
    text = (TOP / "README.md").read_text("utf-8")
    with tempfile.TemporaryDirectory() as scratch, _at_the_desk(Path(scratch)):
        text = _BLOCK.sub(lambda found: found[1] + "".join(_run(found[2])) + found[3], text)
        case = next(Path("pyriver/cases").glob("*.yaml")).read_text("utf-8")
    return {"README.md": _FILE.sub(lambda found: found[1] + case + found[3], text)}


@contextmanager
def _at_the_desk(scratch: Path) -> Iterator[None]:
    """Stand in a scratch folder with the examples, on that Saturday, with chance that repeats."""
    (scratch / "examples").symlink_to(TOP / "examples")
    environment = {**os.environ, "COC_HOME": str(scratch / "laptop"), "NO_COLOR": "1", "COLUMNS": "100"}
    desk = partial(Desk, clock=lambda: MORNING, draw=random.Random(1).choice, environ=environment)  # noqa: S311
    with (
        chdir(scratch),
        mock.patch.dict(os.environ, environment),
        mock.patch.object(command_line, "Desk", desk),
        mock.patch("cocreport.ui.console.is_terminal", return_value=True),
    ):
        yield


def _run(block: str) -> Iterator[str]:
    """Give each command of a block again, with what it prints."""
    for line in block.splitlines():
        if line.startswith("$ coc "):
            shown = CliRunner().invoke(
                command_line.application(), shlex.split(line)[2:], prog_name="coc", catch_exceptions=False
            )
            yield f"{line}\n{shown.output}"
