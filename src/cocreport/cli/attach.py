"""``coc attach``: keep a file with a case."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.words import say


def command(
    context: typer.Context,
    case: Annotated[str, typer.Argument(help="A beginning or an ending of the case's id.")],
    file: Annotated[Path, typer.Argument(help="The file; a copy of it is kept in the team's folder.")],
    report: Annotated[str | None, typer.Option(metavar="KEY", help="The report it belongs to, like r-7K3Q.")] = None,
    source_from: Annotated[
        str | None, typer.Option(metavar="FILE|-", help="Read from a file or stdin where it comes from.")
    ] = None,
) -> None:
    """Keep a file with a case: a photo, a message, a recording.

    Where it comes from is asked for, or read with --source-from; it is never given as an argument, where others could
    see it. A photo (JPEG) is kept without its place, time and device.
    """
    from cocreport.cli import attaching

    desk: Desk = context.obj
    desk.folder.prepare()
    by = desk.who()
    found = desk.read(case).record
    given = attaching.read_given(file)
    piped = attaching.read_source(source_from, sys.stdin) if source_from else None
    source = piped or attaching.asked_source(desk, found.id)
    key = attaching.report_of(desk, found, report)
    attachment = attaching.attach(desk, found.id, given, attaching.Origin(source, key), by=by)
    desk.console.complain(attaching.remark(attachment))
    desk.console.result(say("Saved in {case}", case=found.id))
