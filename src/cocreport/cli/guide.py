"""``coc guide``: the procedure, to be read offline."""

from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.words import say


def command(
    context: typer.Context,
    step: Annotated[str | None, typer.Argument(help="One step; without it, all of them are listed.")] = None,
    staff: Annotated[
        bool, typer.Option("--staff", help="The staff briefing too; not for a screen that a reporter sees.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the procedure as JSON.")] = False,
) -> None:
    """Show the procedure: its steps, and what is said at each."""
    from cocreport.cli.following import edition_here, procedure_here
    from cocreport.errors import NotFoundError
    from cocreport.ui.guide import guide_overview, guide_step

    desk: Desk = context.obj
    procedure = procedure_here(desk)
    if as_json:
        desk.show_json(procedure.to_tree())
        return
    if step is None:
        desk.console.draw(*guide_overview(procedure, edition_here(desk), staff=staff))
        return
    found = [one for one in procedure.steps if one.id == step]
    if not found:
        raise NotFoundError(say("The procedure has no such step."), say("`coc guide` lists them."))
    desk.console.draw(*guide_step(found[0], procedure, staff=staff))
