"""``coc edit``: change one answer through its question, several from a file, or the whole file."""

from pathlib import Path
from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.errors import UsageError
from cocreport.words import say


def command(
    context: typer.Context,
    case: Annotated[str, typer.Argument(help="A beginning or an ending of the case's id.")],
    question: Annotated[str | None, typer.Argument(help="The question to ask again (`coc questions`).")] = None,
    whole: Annotated[bool, typer.Option("--whole", help="Open the whole file in $EDITOR.")] = False,
    answers: Annotated[Path | None, typer.Option(help="Take changed answers from a file.")] = None,
) -> None:
    """Change an answer of a case; the former one stays on record.

    It is asked with the same question as before. --whole opens the file in $EDITOR instead, and validates it before
    it replaces the old one.
    """
    desk: Desk = context.obj
    if sum((whole, answers is not None, question is not None)) > 1:
        raise UsageError(say("One way at a time: a question, --answers or --whole."))
    from cocreport.cli import changing

    desk.folder.prepare()
    by = desk.who()
    stored = desk.read(case)
    if whole:
        changing.in_editor(desk, stored, by=by)
    elif answers:
        changing.save(desk, stored, changing.from_file(desk, stored, answers, by=by), by=by)
    else:
        changing.ask(desk, stored, question, by=by)
