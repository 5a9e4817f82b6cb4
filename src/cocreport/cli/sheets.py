"""How a sheet for the desk is made; no word of a case is in it."""

from dataclasses import dataclass
from typing import Final, Literal

from cocreport.cli.desk import Desk
from cocreport.cli.following import edition_here, procedure_here
from cocreport.cli.handing_out import place_for, say_where, write_out
from cocreport.copies import paper
from cocreport.copies.document import Document
from cocreport.copies.formats import ENDINGS, form_of, render
from cocreport.errors import NotFoundError
from cocreport.model.copies import CopyFormat
from cocreport.model.team import Team

_PAPERS: Final = {"a4": "a4", "letter": "us-letter"}
"""How the papers are called where a PDF is set."""


@dataclass(frozen=True)
class Wish:
    """What was asked for on the command line."""

    sheet: Literal["form", "card", "guide"]
    form: CopyFormat | None
    output: str | None
    paper: str
    large: bool
    force: bool


def print_sheet(desk: Desk, wish: Wish) -> None:
    """Write a sheet to where it was asked for, else here, under its own name."""
    form = wish.form or (form_of(wish.output) if wish.output else None) or "html"
    place = place_for(desk, wish.output or f"{wish.sheet}.{ENDINGS[form]}", form, force=wish.force)
    rendered = render(_document(desk, wish), form, paper=_PAPERS[wish.paper])
    write_out(desk, rendered.data, place)
    say_where(desk, place, rendered.warning)


def _document(desk: Desk, wish: Wish) -> Document:
    procedure, event, today = procedure_here(desk), edition_here(desk), desk.clock().date()
    team = _team(desk)
    match wish.sheet:
        case "form":
            return paper.form(procedure, team, event, today, large=wish.large)
        case "card":
            return paper.card(team, event, today, large=wish.large)
        case "guide":
            return paper.guide(procedure, event, team, today, large=wish.large)


def _team(desk: Desk) -> Team | None:
    try:
        return desk.team
    except NotFoundError:
        return None
