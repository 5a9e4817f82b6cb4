"""``coc join``: make one case of two reports of the same matter."""

from typing import Annotated

import typer

from cocreport.cli.desk import Desk


def command(
    context: typer.Context,
    other: Annotated[str, typer.Argument(metavar="CASE", help="The case that becomes part of the other one.")],
    into: Annotated[str, typer.Argument(help="The case that holds both from then on.")],
) -> None:
    """Make one case of two that report the same matter; `coc split` undoes it.

    Both ids keep working. Whoever should not read one of them does not see the joined case. People who may be the same
    are offered one by one, and nobody is taken for somebody else without that.
    """
    from cocreport.cli import joining

    desk: Desk = context.obj
    desk.folder.prepare()
    by = desk.who()
    holding, coming = desk.read(into), desk.read(other)
    if holding.record.id == coming.record.id:
        joining.finish(desk, holding.record, other)
    else:
        joining.need_joinable(desk, holding.record, coming.record)
        same = joining.confirmed_same(desk, holding.record, coming.record)
        joining.join(desk, holding, coming, same, by=by)
