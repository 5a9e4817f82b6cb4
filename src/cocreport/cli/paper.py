"""``coc print``: sheets to have at the desk before anybody comes."""

from typing import Annotated, Literal

import typer

from cocreport.cli.desk import Desk


def command(  # noqa: PLR0913, PLR0917 - typer reads the options off the parameters
    context: typer.Context,
    sheet: Annotated[
        Literal["form", "card", "guide"],
        typer.Argument(help="form: to report by hand; card: whom to call, to hand over; guide: for staff."),
    ],
    form: Annotated[
        Literal["html", "pdf", "markdown", "text"] | None,
        typer.Option("--format", help="Else what the name of the file says, else HTML."),
    ] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE|-", help="Else a file here.")] = None,
    large: Annotated[bool, typer.Option("--large", help="In large print.")] = False,
    paper: Annotated[Literal["a4", "letter"], typer.Option(help="For PDF; a browser has a setting of its own.")] = "a4",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Make a sheet to print: the form for reporters, the card of contacts, the guide for staff."""
    from cocreport.cli import sheets

    desk: Desk = context.obj
    sheets.print_sheet(desk, sheets.Wish(sheet, form, output, paper, large=large, force=force))
