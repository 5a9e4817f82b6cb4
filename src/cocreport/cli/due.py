"""``coc due``: what is owed over all cases this viewer may see, and by whom."""

from typing import TYPE_CHECKING, Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.words import say

if TYPE_CHECKING:
    from cocreport.cli.owed import Owed


def command(
    context: typer.Context,
    only: Annotated[str | None, typer.Option("--for", metavar="HANDLE", help="Only what this person owes.")] = None,
    with_later: Annotated[
        bool, typer.Option("--all", help="Also what waits for something else, and what comes on a later day.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
) -> None:
    """List what is owed over all cases: what is late first, and by whom."""
    from cocreport.cli.owed import all_owed
    from cocreport.cli.survey import about_sealed

    desk: Desk = context.obj
    dues = all_owed(desk, only=only, with_later=with_later)
    if as_json:
        desk.show_json([one.to_json() for one in dues.owed])
    elif dues.owed:
        _show(desk, dues.owed)
    elif dues.sealed:  # what is owed in them cannot be known here
        pass
    elif with_later:
        desk.console.complain(say("Nothing is owed, now or later."))
    else:
        desk.console.complain(say("Nothing is due now. `coc due --all` shows what comes later."))
    if dues.sealed:
        desk.console.complain(about_sealed(dues.sealed))
    for sentence in dues.broken:
        desk.console.complain(sentence)
    if dues.withheld:
        withheld = say("{count} not listed, because nobody said who is asking: --as HANDLE.", count=dues.withheld)
        desk.console.complain(withheld)


def _show(desk: Desk, owed: "tuple[Owed, ...]") -> None:
    from cocreport.ui.console import is_terminal

    has_list = bool(desk.event.staff)
    if desk.console.plain or not is_terminal(desk.console.out):
        from cocreport.ui.lines import due_text

        desk.console.result(due_text(owed, has_list=has_list))
    else:
        from cocreport.ui.views import due_table

        desk.console.draw(due_table(owed, has_list=has_list))
