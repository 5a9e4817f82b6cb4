"""``coc questions``: every question with its id, as a file to fill in for ``--answers``."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.words import in_english

if TYPE_CHECKING:
    from cocreport.interview.catalogue import Asked


def command(
    context: typer.Context,
    setup: Annotated[bool, typer.Option("--setup", help="The questions of `coc init` instead.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the questions as JSON.")] = False,
) -> None:
    """Print every question as an answer file to fill in."""
    from cocreport.interview.catalogue import catalogue
    from cocreport.procedure.load import Setup, setup_questions
    from cocreport.ui.answer_file import answer_file

    desk: Desk = context.obj
    with in_english() if as_json else nullcontext():
        found = catalogue(setup_questions().steps, Setup) if setup else _of_a_case(desk)
    if as_json:
        desk.show_json([one.to_json() for one in found])
    else:
        desk.console.result(answer_file(found))


def _of_a_case(desk: Desk) -> "tuple[Asked, ...]":
    """Return what can be asked about a case here, with who and what is on offer in this edition."""
    from cocreport.cli.following import edition_here, procedure_here
    from cocreport.cli.surroundings import around
    from cocreport.interview.asides import NOTHING_AROUND
    from cocreport.interview.catalogue import catalogue
    from cocreport.interview.offers import offered_in
    from cocreport.model.case import Case

    procedure = procedure_here(desk)
    here = around(desk, procedure) if edition_here(desk) else NOTHING_AROUND
    return catalogue(procedure.steps, Case, offered_in({}, here))
