"""Help in the language of the screen: the words of a command, and those that typer puts around them."""

import re
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from cocreport.words import N_, say

_AROUND: Final = (
    N_("Arguments"),
    N_("Options"),
    N_("Commands"),
    N_("Show this message and exit."),
    N_("[required]"),
)
"""What typer says of its own accord; each is looked up where it is shown."""


class _Page(typer.Context.formatter_class):  # type: ignore[misc,valid-type]  # it has no name outside of typer
    """A page of help; lines are wrapped after they are translated."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or say("Usage: "))

    def write_heading(self, heading: str) -> None:
        super().write_heading(say(heading))

    def write_dl(self, rows: list[tuple[str, str]], **widths: int) -> None:
        super().write_dl([(first, _around(second)) for first, second in rows], **widths)


class Command(TyperCommand):
    """A command whose help is translated when it is shown, because it is written before the language is known."""

    def get_help(self, ctx: Any) -> str:
        """Return the page of help."""
        _prepare(self, ctx)
        return super().get_help(ctx)


class Group(TyperGroup):
    """The whole of the commands; its help shows the first sentence of each."""

    def get_help(self, ctx: Any) -> str:
        """Return the page of help."""
        _prepare(self, ctx)
        for command in self.commands.values():
            command.help = say(command.help)
        return super().get_help(ctx)


def _prepare(command: Any, context: Any) -> None:
    context.formatter_class = _Page
    command.help = say(command.help)
    for one in command.get_params(context):
        one.help = say(one.help)


def _around(text: str) -> str:
    """Translate what typer adds to the help of an option: its default, and that it has to be there."""
    text = re.sub(r"\[required\]$", lambda found: say(found[0]), text)
    return re.sub(r"\[default: (\w+)\]$", lambda found: say("[default: {value}]", value=found[1]), text)
