"""``coc new``: take a report, from the first question to the saved case."""

from pathlib import Path
from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.ui.opening import show_opening


def command(
    context: typer.Context,
    answers: Annotated[
        Path | None, typer.Option(help="Take the answers from a file instead of asking (`coc questions`).")
    ] = None,
    practice: Annotated[bool, typer.Option("--practice", help="An exercise with an invented report.")] = False,
    paper: Annotated[
        bool, typer.Option("--from-paper", help="Enter a form that was filled in by hand (`coc print form`).")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the id and the file as JSON.")] = False,
) -> None:
    """Take a report and save it as a case."""
    desk: Desk = context.obj
    if answers is None:
        show_opening()
    if practice:
        from cocreport.cli.practising import practise

        practise(desk)
        return
    from cocreport.cli import taking
    from cocreport.cli.saved import tell_and_go_on

    if answers:
        taking.announce(desk, taking.from_file(desk, answers), as_json=as_json)
        return
    case = taking.from_a_person(desk, paper=paper)
    if as_json:
        taking.announce(desk, case, as_json=True)
    else:
        tell_and_go_on(desk, case)
