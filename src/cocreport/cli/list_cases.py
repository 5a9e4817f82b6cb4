"""``coc list``: the cases that this viewer may see, with where each stands and what is owed."""

from enum import StrEnum
from typing import Annotated

import typer

from cocreport.cli.days import day_said
from cocreport.cli.desk import Desk


class Order(StrEnum):
    """By what the list is put in order."""

    RECEIVED = "received"
    DUE = "due"
    STAGE = "stage"
    ID = "id"


def command(  # noqa: PLR0913, PLR0917 - each is an option
    context: typer.Context,
    stage: Annotated[str | None, typer.Option(metavar="STEP", help="Only cases that stand at this step.")] = None,
    due: Annotated[bool, typer.Option("--due", help="Only cases in which something is due now.")] = False,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="Only cases received on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Only cases received on this day or before.")] = None,
    event: Annotated[str | None, typer.Option(metavar="EDITION", help="Only cases of this edition.")] = None,
    finding: Annotated[str | None, typer.Option(metavar="FINDING", help="Only cases in which this was found.")] = None,
    sanction: Annotated[str | None, typer.Option(metavar="ACTION", help="Only cases with this sanction.")] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Only cases in which you owe something.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Closed cases as well.")] = False,
    sort: Annotated[Order, typer.Option(help="By what the list is put in order.")] = Order.RECEIVED,
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the list as CSV.")] = False,
) -> None:
    """List the open cases, with their stage and what is owed; with a filter or --all the closed ones too."""
    from cocreport.cli.listing import show_list
    from cocreport.lookup.choosing import Wanted

    desk: Desk = context.obj
    wanted = Wanted(
        stage=stage,
        is_due=due,
        since=_day(since, "--since"),
        until=_day(until, "--until"),
        edition=event,
        finding=finding,
        action=sanction,
        owed_by=_who(desk) if mine else None,
        has_all=everything,
    )
    form = "json" if as_json else "csv" if as_csv else "text"
    show_list(desk, wanted, order=sort, is_reversed=reverse, form=form)


def _who(desk: Desk) -> str:
    """Return who is at the desk, who has to be known for that."""
    return desk.who()


def _day(said: str | None, option: str) -> str | None:
    return day_said(said, option).isoformat() if said else None
