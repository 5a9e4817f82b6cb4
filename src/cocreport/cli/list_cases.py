"""``coc list``: every case this viewer may see, with where it stands and what is owed."""

from typing import TYPE_CHECKING, Annotated

import typer

from cocreport.cli.desk import Desk
from cocreport.words import say

if TYPE_CHECKING:
    from cocreport.cli.summary import Row


def command(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
) -> None:
    """List the cases, with their stage and what is owed."""
    from cocreport.cli.summary import summarize
    from cocreport.cli.survey import about_sealed

    desk: Desk = context.obj
    summary = summarize(desk)
    if as_json:
        desk.show_json([row.to_json() for row in summary.rows])
    elif summary.rows:
        _show(desk, summary.rows)
    elif not summary.sealed:
        desk.console.complain(say("There is no case in this folder that can be listed. `coc new` takes a report."))
    for case_id in () if as_json else summary.sealed:
        desk.console.result(say("{case}  saved {when}, encrypted", case=case_id, when=_saved(desk, case_id)))
    if as_json and summary.sealed:
        desk.console.complain(about_sealed(len(summary.sealed)))
    for sentence in summary.broken:
        desk.console.complain(sentence)
    if summary.withheld:
        withheld = say("{count} not listed, because nobody said who is asking: --as HANDLE.", count=summary.withheld)
        desk.console.complain(withheld)


def _saved(desk: Desk, case_id: str) -> str:
    """Say when the file of a case was saved; that much is known to whoever has the folder."""
    return desk.folder.saved_at(case_id).astimezone(desk.zone).strftime("%Y-%m-%d %H:%M")


def _show(desk: Desk, rows: "tuple[Row, ...]") -> None:
    from cocreport.ui.console import is_terminal

    if desk.console.plain or not is_terminal(desk.console.out):
        from cocreport.ui.lines import list_text

        desk.console.result(list_text(rows))
    else:
        from cocreport.ui.views import list_table

        desk.console.draw(list_table(rows))
