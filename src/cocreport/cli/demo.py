"""``coc demo``: the main job from end to end, with an invented report in a scratch folder."""

from pathlib import Path
from typing import Annotated

import typer

from cocreport.cli.desk import Desk


def command(
    context: typer.Context,
    directory: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Where the scratch folder goes.")] = None,
) -> None:
    """Take an invented report in a scratch folder, and show it.

    It shows the saved file, the list and the case; the last line is the command to type next.
    """
    from cocreport.cli.demonstration import demonstrate

    desk: Desk = context.obj
    demonstrate(desk, directory)
