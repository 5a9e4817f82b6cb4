"""``coc new``: take a report, from the first question to the saved case."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.ui.opening import show_opening

if TYPE_CHECKING:
    pass


def command(
    context: typer.Context,
    answers: Annotated[
        Path | None, typer.Option(help="Take the answers from a file instead of asking (`coc questions`).")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the id and the file as JSON.")] = False,
) -> None:
    """Take a report and save it as a case."""
    desk: Desk = context.obj
    if answers is None:
        show_opening()
    from cocreport.cli import taking

    case = taking.from_file(desk, answers) if answers else taking.from_a_person(desk)
    taking.announce(desk, case, as_json=as_json)
