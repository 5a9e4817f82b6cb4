"""``coc add-report``: take one more report of a matter that has a case."""

from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.ui.opening import show_opening


def command(context: typer.Context, case: Annotated[str, typer.Argument(help="The case, or part of its id.")]) -> None:
    """Take another report of the same matter into a case."""
    desk: Desk = context.obj
    show_opening()
    from cocreport.cli import taking
    from cocreport.cli.saved import tell_and_go_on

    tell_and_go_on(desk, taking.another(desk, case))
