"""``coc sanctions``: what is in force on a day, what ends soon, what has lapsed and waits for somebody to look."""

from typing import Annotated

import typer

from cocreport.cli.desk import Desk


def command(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="On this day instead of today.")] = None,
    soon: Annotated[int, typer.Option(metavar="DAYS", min=0, max=3650, help="What counts as soon.")] = 14,
    names: Annotated[bool, typer.Option("--names", help="Show the names of the people.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the list as CSV.")] = False,
) -> None:
    """List the sanctions that hold, with who was told; first those that ended and that nobody has looked at since."""
    from cocreport.cli.in_force import show_sanctions

    desk: Desk = context.obj
    form = "json" if as_json else "csv" if as_csv else "text"
    show_sanctions(desk, on, soon=soon, with_names=names, form=form)
