"""``coc export``: a copy of a case for those who may read it, without what they may not."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from cocreport.cli.desk import Desk
from cocreport.errors import UsageError
from cocreport.words import say


def command(  # noqa: PLR0913, PLR0917 - typer reads the options off the parameters
    context: typer.Context,
    cases: Annotated[
        list[str] | None, typer.Argument(metavar="CASE...", help="One case; several only for the records.")
    ] = None,
    audience: Annotated[
        Literal["records", "team", "board", "reporter", "reported", "venue", "police", "public"] | None,
        typer.Option("--for", help="Who is going to read it."),
    ] = None,
    form: Annotated[
        Literal["markdown", "html", "pdf", "json", "text"] | None,
        typer.Option("--format", help="Else what the name of the file says, else Markdown."),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE|DIR|-", help="Else a file in exports/.")
    ] = None,
    person: Annotated[str | None, typer.Option(metavar="KEY", help="For whom, where there are several.")] = None,
    answers: Annotated[
        Path | None, typer.Option(help="Take what is asked (`statement`, `asked-by` ...) from a file.")
    ] = None,
    review: Annotated[bool, typer.Option("--review", help="Look through every name that is replaced.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Several cases in one document are meant.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say what this audience gets, and make nothing.")] = False,
) -> None:
    """Make a copy of a case for somebody: redacted where they may not read everything, and put on record.

    Redacted does not mean that nobody can be recognised: what happened can show who it was. Read a copy before you
    hand it on.
    """
    from cocreport.cli import explaining, exporting

    desk: Desk = context.obj
    if explain:
        explaining.explain(desk, audience)
        return
    if not cases or audience is None:
        raise UsageError(say("Say which case, and for whom."), say("coc export CASE --for team"))
    wish = exporting.Wish(audience, form, output, person, answers, review=review, force=force, yes=yes)
    exporting.export(desk, cases, wish)
