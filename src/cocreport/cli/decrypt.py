"""``coc decrypt``: back to a folder whose files can be read with any editor."""

import typer

from cocreport.cli.desk import Desk


def command(context: typer.Context) -> None:
    """Write every case, draft and attachment as it is, for everybody who has the folder."""
    from cocreport.cli import reclosing

    desk: Desk = context.obj
    reclosing.decrypt(desk)
