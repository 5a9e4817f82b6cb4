"""The command line as a whole; a failure becomes a sentence and an exit code here and nowhere else."""

import os
import sys
from collections.abc import Collection, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer

from cocreport import __version__
from cocreport.cli.desk import Desk, Options
from cocreport.cli.helping import Command, Group
from cocreport.errors import CocError, ExitCode
from cocreport.words import say

COMMANDS: Final[Mapping[str, str]] = {
    "init": "init",
    "new": "new",
    "resume": "resume",
    "add-report": "add_report",
    "list": "list_cases",
    "due": "due",
    "find": "find",
    "sanctions": "sanctions",
    "door": "door",
    "handover": "handover",
    "stats": "stats",
    "review": "review",
    "show": "show",
    "edit": "edit",
    "note": "note",
    "attach": "attach",
    "link": "link",
    "join": "join",
    "split": "split",
    "export": "export",
    "letter": "letter",
    "print": "paper",
    "log": "log",
    "recall": "recall",
    "check": "check",
    "keys": "keys",
    "encrypt": "encrypt",
    "decrypt": "decrypt",
    "carry": "carry",
    "receive": "receive",
    "guide": "guide",
    "questions": "questions",
    "schema": "schema",
    "demo": "demo",
}
"""Every command with its file, in the order of the help."""


def application(words: Collection[str] = ()) -> typer.Typer:
    """Return the command line; of the commands only those that were typed, where some were: others need not load."""
    app = typer.Typer(
        name="coc",
        cls=Group,
        callback=options,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    typed = [name for name in COMMANDS if name in words]
    for name in typed or COMMANDS:
        module = import_module(f"cocreport.cli.{COMMANDS[name]}")
        app.command(name, cls=Command)(module.command)
    return app


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"coc {__version__}")
        raise typer.Exit


def options(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Option(help="The team's folder; else COC_FOLDER, or found upward.")] = None,
    as_: Annotated[str | None, typer.Option("--as", metavar="HANDLE", help="Who is at the desk.")] = None,
    plain: Annotated[bool, typer.Option("--plain", help="Numbered lines: no colour, no moving cursor.")] = False,
    passphrase_from: Annotated[
        str | None, typer.Option(metavar="FILE|-", help="Read the passphrase of your key from there.")
    ] = None,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Take a Code of Conduct report, keep the case in a local folder, and follow it up.

    At the desk: `coc new`. Later: `coc list`, `coc show CASE`. To begin: `coc init`.
    """
    context.obj = Desk(Options(folder=folder, handle=as_, plain=plain, passphrase_from=passphrase_from))
    context.call_on_close(context.obj.end)


def run() -> NoReturn:
    """Run one command and end with its exit code."""
    try:
        words = sys.argv[1:]
        application(() if {"-h", "--help"} & set(words) else words)(prog_name="coc")
    except CocError as error:
        _end(str(error), error.code)
    except OSError as error:
        name = type(error).__name__
        refused = say("The system refused something ({name}). What was saved stays saved.", name=name)
        _end(refused, ExitCode.UNEXPECTED)
    except Exception as error:
        if os.environ.get("COC_TRACEBACK"):
            raise
        wrong = say(
            "Something is wrong in coc itself ({name}). What was saved stays saved. "
            "COC_TRACEBACK=1 shows where; look through what it prints before you pass it on.",
            name=type(error).__name__,
        )
        _end(wrong, ExitCode.UNEXPECTED)
    sys.exit(0)


def _end(sentence: str, code: ExitCode) -> NoReturn:
    with suppress(OSError, ValueError, AttributeError):  # closed, full, or never there
        sys.stderr.write(f"coc: {sentence}\n")
        sys.stderr.flush()
    sys.exit(code)
