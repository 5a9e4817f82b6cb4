"""``coc door``: whether the coordinator has to be called before somebody comes in."""

from typing import Annotated

import typer

from cocreport.cli.desk import Desk


def command(
    context: typer.Context,
    source: Annotated[
        str | None, typer.Argument(metavar="[-]", help="A dash reads names or badges from standard input, one a line.")
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="On this day instead of today.")] = None,
) -> None:
    """Ask about a name or a badge at the door: the answer is to call the coordinator, or that there is nothing."""
    from cocreport.cli.at_the_door import answer

    desk: Desk = context.obj
    answer(desk, source, on)
