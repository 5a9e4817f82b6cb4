"""``coc check``: is the folder whole, and what is missing in its set-up."""

from contextlib import nullcontext
from typing import Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.errors import ExitCode
from cocreport.words import in_english, say


def command(
    context: typer.Context,
    case: Annotated[str | None, typer.Argument(help="One case only.")] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Put hand edits of this case, or of all cases, on record.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Check every file, and say what the set-up lacks.

    Ends with exit code 4 when something is wrong.
    """
    from cocreport.cli.examine import accept_hand_edits, examine, is_wrong

    desk: Desk = context.obj
    only = desk.find(case) if case else None
    if accept:
        accept_hand_edits(desk, only)
    with in_english() if as_json else nullcontext():
        findings = examine(desk, only)
    if as_json:
        desk.show_json([one.to_json() for one in findings])
    elif findings:
        from cocreport.ui.findings import findings_text

        desk.console.result(findings_text(findings, desk.console.columns))
    else:
        desk.console.result(say("Everything checked is as it should be."))
    if any(map(is_wrong, findings)):
        raise typer.Exit(ExitCode.INVALID_DATA)
