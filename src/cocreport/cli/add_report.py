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
    from cocreport.cli.handing_on import hand_on

    made = taking.another(desk, case)
    told = hand_on(desk, made, by=desk.who())
    taking.announce(desk, made, told, as_json=False)
