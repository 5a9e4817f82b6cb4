"""``coc log``: what was done to a case, and which copies of it went out."""

from typing import Annotated

import typer

from cocreport.cli.desk import Desk


def command(
    context: typer.Context,
    case: Annotated[str, typer.Argument(help="A beginning or an ending of the case's id.")],
    copies: Annotated[bool, typer.Option("--copies", help="Only the copies.")] = False,
    person: Annotated[
        str | None, typer.Option(metavar="KEY", help="Only the copies in which this person stands, to ask them back.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Show what was done to a case, and its record of copies."""
    from cocreport.cli import logged

    desk: Desk = context.obj
    found = logged.logged(desk, case, person=person, only_copies=copies or person is not None)
    if as_json:
        desk.show_json(found.to_json())
    else:
        logged.show(desk, found)
