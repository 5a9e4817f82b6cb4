"""``coc letter``: draft a letter, and keep the one that was sent."""

from typing import Annotated, Literal

import typer

from cocreport.cli.desk import Desk


def command(  # noqa: PLR0913, PLR0917 - typer reads the options off the parameters
    context: typer.Context,
    case: Annotated[str, typer.Argument(help="A beginning or an ending of the case's id.")],
    to: Annotated[
        Literal["reporter", "reported", "aware", "venue"],
        typer.Option("--to", help="To whom; `aware` are those who knew of it."),
    ],
    kind: Annotated[
        str | None, typer.Option(help="Which letter, where several fit: acknowledgement, result ...")
    ] = None,
    person: Annotated[str | None, typer.Option(metavar="KEY", help="To whom, where there are several.")] = None,
    form: Annotated[
        Literal["markdown", "html", "pdf", "text"] | None,
        typer.Option("--format", help="Else what the name of the file says, else text."),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE|DIR|-", help="Else a file in exports/.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    sent: Annotated[
        str | None, typer.Option(metavar="FILE|-", help="Keep the letter as it was sent; it is read from there.")
    ] = None,
) -> None:
    """Draft a letter from what the case says; with --sent, keep in the case what was sent.

    A draft is not sent and not kept. Read it, change what has to be said otherwise, then send it yourself.
    """
    from cocreport.cli import letters

    desk: Desk = context.obj
    wish = letters.Wish(to, kind, person, form, output, force=force)
    if sent:
        letters.keep_sent(desk, case, wish, sent)
    else:
        letters.write_draft(desk, case, wish)
