"""``coc resume``: go on with a report that was not finished, at the very question."""

from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.ui.opening import show_opening


def command(
    context: typer.Context,
    draft: Annotated[str | None, typer.Argument(help="The id that was shown when it was put aside.")] = None,
) -> None:
    """Go on where a report was put aside, at that very question."""
    desk: Desk = context.obj
    show_opening()
    from cocreport.cli import taking

    taking.announce(desk, taking.resumed(desk, draft), as_json=False)
