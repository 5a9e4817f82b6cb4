"""``coc show``: one case, laid out to be read."""

from typing import Annotated

import typer

from cocreport.cli.desk import Desk


def command(
    context: typer.Context,
    case: Annotated[str, typer.Argument(help="A beginning or an ending of the case's id.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the case as it is stored, as JSON.")] = False,
) -> None:
    """Show one case, laid out to be read."""
    from cocreport.cli.linking import without_hidden_links

    desk: Desk = context.obj
    found = without_hidden_links(desk, desk.read(case).record)
    if as_json:
        desk.show_json(found.to_tree())
        return
    from cocreport.cli.survey import known_of
    from cocreport.ui.views import case_view

    procedure, event = desk.folder.procedure(found.procedure), desk.edition(found.edition)
    owed = known_of(found, procedure, event, desk).owed
    desk.console.draw(*case_view(found, procedure, owed, today=desk.now().date(), event=event))
