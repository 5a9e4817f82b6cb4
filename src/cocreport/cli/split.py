"""``coc split``: make two cases again of one that another was joined to."""

from typing import Annotated

import typer

from cocreport.cli.desk import Desk


def command(
    context: typer.Context,
    case: Annotated[str, typer.Argument(help="The case that holds both.")],
    other: Annotated[str, typer.Argument(help="The id of the one that comes out of it.")],
) -> None:
    """Make a case that was joined to another one a case of its own again.

    It comes back with its entries as they are now. What was added to the case as a whole since then stays there.
    """
    from cocreport.cli import joining

    desk: Desk = context.obj
    desk.folder.prepare()
    by = desk.who()
    joining.split(desk, desk.read(case), other, by=by)
