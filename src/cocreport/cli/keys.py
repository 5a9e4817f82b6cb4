"""``coc keys``: whose key opens an encrypted folder, and who is taken in or out."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from cocreport.cli.desk import Desk
from cocreport.errors import UsageError
from cocreport.words import say


def command(  # noqa: PLR0913, PLR0917 - typer reads the options off the parameters
    context: typer.Context,
    action: Annotated[
        Literal["show", "new", "add", "remove", "trust", "rotate", "recover"],
        typer.Argument(help="show, new, add HANDLE KEY, remove HANDLE, trust, rotate or recover."),
    ] = "show",
    name: Annotated[str | None, typer.Argument(metavar="[HANDLE]", help="Whose key it is.")] = None,
    key: Annotated[str | None, typer.Argument(metavar="[KEY]", help="A public key: age1..., or one of SSH.")] = None,
    outside: Annotated[bool, typer.Option("--outside", help="The key belongs to the body outside the team.")] = False,
    recovery: Annotated[
        Path | None, typer.Option("--recovery", help="With new: a second key, written to this file to be printed.")
    ] = None,
) -> None:
    """Show and change who can read an encrypted folder.

    Public keys can be sent to anybody. The other half of a key never leaves the laptop on which it was made.
    """
    from cocreport.cli import readers, recovery_sheet

    desk: Desk = context.obj
    match action, name, key:
        case "add", str(), str():
            readers.add(desk, name, key, outside=outside)
        case "remove", str(), None:
            readers.remove(desk, name)
        case "new", None, None:
            readers.new(desk, recovery)
        case "trust", None, None:
            readers.trust(desk)
        case "rotate", None, None:
            readers.rotate(desk)
        case "recover", None, None:
            recovery_sheet.recover(desk)
        case "show", None, None:
            readers.show(desk)
        case _:
            raise UsageError(
                say("That does not go together."),
                say("coc keys add HANDLE KEY, coc keys remove HANDLE, coc keys new|show|trust|rotate|recover."),
            )
