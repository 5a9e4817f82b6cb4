"""``coc schema``: the JSON Schema of a kind of file, for editors and other programs."""

from typing import Annotated, Literal

import typer

from cocreport.cli.desk import Desk


def command(
    context: typer.Context,
    kind: Annotated[
        Literal["case", "joined", "team", "event", "publication", "procedure", "answers", "session"],
        typer.Argument(help="The kind of file."),
    ] = "case",
) -> None:
    """Print the JSON Schema of a kind of file."""
    from cocreport.cli.schemas import json_schema

    desk: Desk = context.obj
    desk.show_json(json_schema(kind))
