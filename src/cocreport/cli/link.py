"""``coc link``: say how two cases belong together."""

from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.words import say


def command(
    context: typer.Context,
    case: Annotated[str, typer.Argument(help="A beginning or an ending of a case's id.")],
    other: Annotated[str, typer.Argument(help="The other case.")],
    kind: Annotated[
        str | None,
        typer.Option(
            help="How CASE belongs to OTHER: same matter, related, same person, retaliation for, retaliation in, "
            "counter-report to, counter-report in."
        ),
    ] = None,
) -> None:
    """Say how two cases belong together that stay two; it is written into both.

    `coc join` makes one case of two reports of the same matter.
    """
    from cocreport.cli import linking

    desk: Desk = context.obj
    desk.folder.prepare()
    by = desk.who()
    one, two = desk.find(case), desk.find(other)
    linking.need_two(one, two)
    wanted = linking.kind_of(kind) if kind else linking.asked_kind(desk, one, two)
    if linking.link(desk, (one, two), wanted, by=by):
        desk.console.result(say("Saved in {one} and {two}", one=one, two=two))
    else:
        desk.console.complain(say("These cases are linked in this way already."))
