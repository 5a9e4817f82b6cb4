"""``coc note``: add a remark to a case."""

import sys
from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.words import say


def command(
    context: typer.Context,
    case: Annotated[str, typer.Argument(help="A beginning or an ending of the case's id.")],
    source: Annotated[str | None, typer.Argument(metavar="[-]", help="`-` reads the remark from stdin.")] = None,
) -> None:
    """Add a remark to a case.

    It is typed at a prompt or read from stdin, never given as an argument, where others could see it.
    """
    from cocreport.cli.remarks import add_note, forget_half_typed, read_piped, typed_note
    from cocreport.errors import UsageError

    desk: Desk = context.obj
    if source not in (None, "-"):
        seen = say("A remark is not given on the command line, where others can see it.")
        raise UsageError(seen, say("Use `-` or a prompt."))
    desk.folder.prepare()
    by = desk.who()
    case_id = desk.read(case).record.id
    if source:
        add_note(desk, case_id, read_piped(sys.stdin), by=by)
    else:
        add_note(desk, case_id, typed_note(desk, case_id), by=by)
        forget_half_typed(desk, case_id)
    desk.console.result(say("Saved in {case}", case=case_id))
