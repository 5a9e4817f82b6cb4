"""``coc encrypt``: from now on only those whose keys the folder has can read its cases."""

from typing import Annotated

import typer

from cocreport.cli.desk import Desk


def command(
    context: typer.Context,
    staff: Annotated[
        bool, typer.Option("--staff", help="Also the files of the editions: a desk without a key finds no names there.")
    ] = False,
) -> None:
    """Encrypt every case, draft and attachment to those who can read (`coc keys`).

    What was stopped half way is finished by the same command.
    """
    from cocreport.cli import reclosing

    desk: Desk = context.obj
    reclosing.encrypt(desk, with_staff=staff or desk.team.encrypted == "with-staff")
