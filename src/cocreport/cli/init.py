"""``coc init``: a folder for a team and its first edition; ``--event`` adds the next one."""

from pathlib import Path
from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.errors import UsageError
from cocreport.words import say


def command(  # noqa: PLR0913, PLR0917 - typer reads the options off the parameters
    context: typer.Context,
    directory: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="The new folder.")] = None,
    event: Annotated[
        bool, typer.Option("--event", help="Add the next edition to the team's folder, starting from the last.")
    ] = False,
    gaps: Annotated[bool, typer.Option("--gaps", help="Ask again for what the set-up still lacks.")] = False,
    answers: Annotated[
        Path | None, typer.Option(help="Take the answers from a file instead of asking (`coc questions --setup`).")
    ] = None,
    encrypt: Annotated[
        bool, typer.Option("--encrypt", help="Encrypt it from the start, to you and to each --reader.")
    ] = False,
    reader: Annotated[
        list[str] | None,
        typer.Option(metavar="HANDLE=KEY", help="With --encrypt: somebody else who can read."),
    ] = None,
) -> None:
    """Make a folder for a team and its first edition.

    Everything but the team's name can be skipped; `coc check` says later what is missing.
    """
    from cocreport.cli import readers, setting_up

    desk: Desk = context.obj
    if (event or gaps) and directory:
        raise UsageError(say("This goes with a folder that is there; name it with --folder DIR before the command."))
    if event and gaps:
        raise UsageError(say("One at a time: --event or --gaps."))
    if event:
        setting_up.add_edition(desk, answers)
    elif gaps:
        setting_up.fill_gaps(desk, answers)
    else:
        others = readers.named(reader or (), needed=encrypt)
        root = setting_up.make_folder(desk, directory or Path.cwd(), answers)
        if encrypt:
            readers.found(desk.at(root), others)
