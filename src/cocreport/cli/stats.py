"""``coc stats``: what is counted over all cases, for the team; with ``--public`` the transparency report."""

from pathlib import Path
from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.errors import UsageError
from cocreport.words import say


def command(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    event: Annotated[str | None, typer.Option(metavar="EDITION", help="Only this edition.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="Only what was received from this day on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Only what was received up to this day.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the numbers as JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the numbers as CSV.")] = False,
    public: Annotated[
        bool, typer.Option("--public", help="The transparency report of one edition, small numbers left out.")
    ] = False,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="With --public: markdown or html.")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE|-", help="With --public: where it goes.")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="With --public: take the answers from this file.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="With -o: replace a file that is there.")] = False,
) -> None:
    """Count reports, cases and people, and how long things took; --public makes the transparency report."""
    desk: Desk = context.obj
    if public:
        from cocreport.cli.publishing import Wish, publish

        if since or until or as_json or as_csv:
            raise UsageError(say("The transparency report is about one whole edition."), say("Name it with --event."))
        publish(desk, Wish(event, format_, output, answers, force=force))
        return
    if format_ or output or answers or force:
        raise UsageError(say("These options belong to --public."))
    from cocreport.cli.counting import show_statistics

    form = "json" if as_json else "csv" if as_csv else "text"
    show_statistics(desk, event, since, until, form=form)
