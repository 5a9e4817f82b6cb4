"""``coc find``: words in the cases that this viewer may read."""

from typing import Annotated

import typer

from cocreport.cli.desk import Desk


def command(
    context: typer.Context,
    source: Annotated[
        str | None, typer.Argument(metavar="[-]", help="A dash reads the words from standard input.")
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="Show names in the lines that are found.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what is found as JSON.")] = False,
) -> None:
    """Find words in all cases that you may read; they are asked for, and never stand on the command line."""
    from cocreport.cli.looking_up import look_up

    desk: Desk = context.obj
    look_up(desk, source, with_names=names, as_json=as_json)
