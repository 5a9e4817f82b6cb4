"""``coc review``: what is owed, most urgent first, and one case led through the next steps of the procedure."""

from pathlib import Path
from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.errors import UsageError
from cocreport.words import say


def command(
    context: typer.Context,
    case: Annotated[str | None, typer.Argument(help="A beginning or an ending of the case's id.")] = None,
    answers: Annotated[Path | None, typer.Option(help="Take the steps out of a file instead of asking.")] = None,
) -> None:
    """Follow a case up: see what is owed and take the next steps of the procedure.

    Without CASE it begins with the queue. Each step is saved before the next one.
    """
    desk: Desk = context.obj
    if answers and case is None:
        raise UsageError(say("Say which case the file is about."), "coc review CASE --answers FILE")
    desk.folder.prepare()
    by = desk.who()
    if answers and case:
        from cocreport.cli import sitting

        stored = sitting.from_file(desk, desk.read(case), answers, by=by)
        desk.console.result(say("Saved {case}", case=stored.record.id))
        return
    from cocreport.cli import reviewing

    reviewing.review(desk, case, by=by)
