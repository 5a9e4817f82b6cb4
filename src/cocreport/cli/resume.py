"""``coc resume``: go on with a report that was not finished, at the very question."""

from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.ui.opening import show_opening


def command(
    context: typer.Context,
    draft: Annotated[str | None, typer.Argument(help="The id that was shown when it was put aside.")] = None,
) -> None:
    """Go on where a report or a change was put aside."""
    desk: Desk = context.obj
    show_opening()
    from cocreport.cli import changing, taking
    from cocreport.cli.saved import tell_and_go_on

    session = taking.put_aside(desk, draft)
    if not taking.takes_a_report(desk, session):
        changing.go_on(desk, session)
        return
    tell_and_go_on(desk, taking.gone_on_with(desk, session))
