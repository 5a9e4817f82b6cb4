"""``coc due``: what is owed over all cases this viewer may see, and by whom."""

from typing import TYPE_CHECKING, Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.words import say

if TYPE_CHECKING:
    from cocreport.cli.owed import Dues


def command(
    context: typer.Context,
    only: Annotated[str | None, typer.Option("--for", metavar="HANDLE", help="Only what this person owes.")] = None,
    with_later: Annotated[
        bool, typer.Option("--all", help="Also what waits for something else, and what comes on a later day.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
) -> None:
    """List what is owed over all cases: what is late first, and by whom."""
    from cocreport.cli.left_out import say_what_is_left_out
    from cocreport.cli.owed import all_owed

    desk: Desk = context.obj
    dues = all_owed(desk, only=only, with_later=with_later)
    if as_json:
        desk.show_json([one.to_json() for one in dues.owed])
    elif dues.owed:
        _show(desk, dues)
    elif dues.sealed:  # what is owed in them cannot be known here
        pass
    elif with_later:
        desk.console.complain(say("Nothing is owed, now or later."))
    else:
        desk.console.complain(say("Nothing is due now. `coc due --all` shows what comes later."))
    say_what_is_left_out(desk, sealed=dues.sealed, broken=dues.broken, withheld=dues.withheld)


def _show(desk: Desk, dues: "Dues") -> None:
    if not desk.console.draws:
        from cocreport.ui.lines import due_text

        desk.console.result(due_text(dues.owed, has_list=dues.has_list))
    else:
        from cocreport.ui.tables import due_table

        desk.console.draw(due_table(dues.owed, has_list=dues.has_list))
