"""``coc receive``: takes over the cases that somebody carried here."""

from pathlib import Path
from typing import Annotated

import typer

from cocreport.cli.desk import Desk


def command(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="FROM", help="The folder on the stick, or one bundle in it.")],
) -> None:
    """Take over the cases that `coc carry` put on a stick; nothing that is here already is replaced."""
    from cocreport.cli import carrying

    desk: Desk = context.obj
    carrying.receive(desk, source)
