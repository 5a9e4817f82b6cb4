"""``coc handover``: one page for the next shift."""

from typing import Annotated

import typer

from cocreport.cli.desk import Desk


def command(
    context: typer.Context,
    to: Annotated[str | None, typer.Option(metavar="HANDLE", help="Who takes over.")] = None,
    format_: Annotated[str | None, typer.Option("--format", metavar="FORMAT", help="text, markdown or html.")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE|-", help="Where it goes.")] = None,
    force: Annotated[bool, typer.Option("--force", help="With -o: replace a file that is there.")] = False,
) -> None:
    """Make one page for the next shift: what runs, what is owed and was agreed, who has to be kept apart."""
    from cocreport.cli.handing_over import Wish, hand_over

    desk: Desk = context.obj
    hand_over(desk, Wish(to, format_, output, force=force))
