"""``coc recall``: note that a copy was asked back, or came back."""

from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.words import say


def command(
    context: typer.Context,
    case: Annotated[str, typer.Argument(help="A beginning or an ending of the case's id.")],
    copy: Annotated[str, typer.Argument(metavar="COPY", help="The key of the copy: `coc log CASE --copies`.")],
    returned: Annotated[bool, typer.Option("--returned", help="It came back, or was destroyed.")] = False,
) -> None:
    """Note that a copy was asked back, or with --returned that it came back."""
    from cocreport.cli.logged import ask_back

    desk: Desk = context.obj
    desk.folder.prepare()
    case_id = ask_back(desk, case, copy, returned=returned, by=desk.who())
    desk.console.result(say("Saved in {case}", case=case_id))
