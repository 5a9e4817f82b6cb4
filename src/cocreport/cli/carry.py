"""``coc carry``: reports go from the desk to somebody who can read them, on a stick."""

from pathlib import Path
from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.errors import UsageError
from cocreport.words import say


def command(
    context: typer.Context,
    *,
    cases: Annotated[
        list[str] | None, typer.Argument(metavar="[CASE...]", help="Which; the last signs of an id are enough.")
    ] = None,
    to: Annotated[Path, typer.Argument(metavar="TO", help="A folder on the stick.")],
    every: Annotated[bool, typer.Option("--all", help="Every case that is here.")] = False,
) -> None:
    """Move cases out of this folder into one encrypted file on a stick.

    What was written is read back from the stick and compared; only then the cases are removed here.
    `coc receive` takes them over on the other laptop.
    """
    from cocreport.cli import carrying

    desk: Desk = context.obj
    if bool(cases) == every:
        raise UsageError(say("Name the cases to be carried, or say --all."), say("`coc list` shows the ids."))
    carrying.carry(desk, cases or desk.folder.case_ids(), to)
