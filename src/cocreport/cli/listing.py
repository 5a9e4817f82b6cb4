"""What ``coc list`` shows: the cases that are wanted, in the order that was asked for, in the form that was."""

from collections.abc import Callable
from typing import Final

from cocreport.cli.desk import Desk
from cocreport.cli.left_out import say_what_is_left_out
from cocreport.cli.summary import Row, rows
from cocreport.lookup.choosing import Wanted, chosen
from cocreport.lookup.seen import Seen
from cocreport.words import say

ORDERS: Final[dict[str, Callable[[Row], object]]] = {
    "received": lambda row: (int(row.entry.minute), row.id),
    "due": lambda row: row.urgency,
    "stage": lambda row: (row.stage, int(row.entry.minute), row.id),
    "id": lambda row: row.id,
}
"""By what a list can be put in order."""

COLUMNS: Final = ("id", "edition", "received", "stage", "reports", "people", "next", "state")


def show_list(desk: Desk, wanted: Wanted, *, order: str, is_reversed: bool, form: str) -> None:
    """Show the list as a table, lines, JSON or CSV, and say what it does not hold."""
    seen = desk.look()
    now = desk.clock()
    found = chosen(seen, wanted, now)
    listed = rows(seen, found, now)
    if order != "received" or is_reversed:
        listed.sort(key=ORDERS[order], reverse=is_reversed)  # type: ignore[arg-type]  # one kind of key a list
    if form == "json":
        desk.show_json([row.to_json() for row in listed])
    elif form == "csv":
        from cocreport.ui.csv_text import to_csv

        desk.console.result(to_csv(COLUMNS, (row.to_cells() for row in listed)))
    elif listed:
        _show(desk, listed)
    if form == "text":
        for case_id in seen.sealed:
            desk.console.result(say("{case}  saved {when}, encrypted", case=case_id, when=_saved(desk, case_id)))
    _say_what_is_not_there(desk, seen, wanted, len(listed), is_text=form == "text")


def _say_what_is_not_there(desk: Desk, seen: Seen, wanted: Wanted, count: int, *, is_text: bool) -> None:
    left_out = len(seen.entries) - count
    if is_text and not seen.entries and not seen.sealed:
        desk.console.complain(say("There is no case in this folder that can be listed. `coc new` takes a report."))
    elif is_text and wanted.is_plain and left_out:
        desk.console.complain(say("{count} closed cases are not listed; `coc list --all` lists them.", count=left_out))
    elif is_text and not count and not seen.sealed:
        desk.console.complain(say("No case is like that."))
    sealed = 0 if is_text else len(seen.sealed)  # they have lines of their own there
    say_what_is_left_out(desk, sealed=sealed, broken=seen.broken, withheld=seen.withheld)


def _saved(desk: Desk, case_id: str) -> str:
    """Say when the file of a case was saved; that much is known to whoever has the folder."""
    return desk.folder.saved_at(case_id).astimezone(desk.zone).strftime("%Y-%m-%d %H:%M")


def _show(desk: Desk, listed: list[Row]) -> None:
    if not desk.console.draws:
        from cocreport.ui.lines import list_text

        desk.console.result(list_text(listed))
    else:
        from cocreport.ui.tables import list_table

        desk.console.draw(list_table(listed))
