"""``coc questions``: every question with its id, as a file to fill in for ``--answers``."""

from contextlib import nullcontext
from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.words import in_english


def command(
    context: typer.Context,
    setup: Annotated[bool, typer.Option("--setup", help="The questions of `coc init` instead.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the questions as JSON.")] = False,
) -> None:
    """Print every question as an answer file to fill in."""
    from cocreport.cli.following import procedure_here
    from cocreport.interview.catalogue import catalogue
    from cocreport.model.case import Case
    from cocreport.procedure.load import Setup, setup_questions
    from cocreport.ui.answer_file import answer_file

    desk: Desk = context.obj
    with in_english() if as_json else nullcontext():
        found = catalogue(setup_questions().steps, Setup) if setup else catalogue(procedure_here(desk).steps, Case)
    if as_json:
        desk.show_json([one.to_json() for one in found])
    else:
        desk.console.result(answer_file(found))
