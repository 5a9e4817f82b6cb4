"""What ``coc sanctions`` shows: each sanction of a day in a line, under how it stands."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import groupby
from typing import Final

from cocreport.cli.days import day_said
from cocreport.cli.desk import Desk
from cocreport.cli.left_out import say_what_is_left_out
from cocreport.copies.days import day_of
from cocreport.lookup.sanctions import Force, Sanction, sanctions_on
from cocreport.notation.tree import Tree
from cocreport.words import N_, say

_HEADINGS: Final[Mapping[Force, str]] = {
    "lapsed": N_("Over, and nobody has looked at it: a task, and no welcome by itself"),
    "ends soon": N_("Ends soon"),
    "in force": N_("In force"),
    "to come": N_("To come"),
}
_COLUMNS: Final = ("case", "person", "action", "from", "until", "lasts", "force", "look", "told", "told_at")


def show_sanctions(desk: Desk, on: str | None, *, soon: int, with_names: bool, form: str) -> None:
    """Show what holds on a day, in the form that was asked for."""
    day = day_said(on, "--on") if on else None
    seen = desk.look()
    today = day or desk.clock().astimezone(seen.surroundings.zone).date()
    found = sanctions_on(seen, today, soon=soon)
    names = _names(desk, found) if with_names else {}
    if form == "json":
        desk.show_json([as_json(one, names) for one in found])
    elif form == "csv":
        from cocreport.ui.csv_text import to_csv

        columns = (*_COLUMNS, "name") if with_names else _COLUMNS
        rows = ([str(as_json(one, names).get(name, "")) for name in columns] for one in found)
        desk.console.result(to_csv(columns, rows))
    else:
        _show(desk, found, names, today)
    say_what_is_left_out(desk, sealed=len(seen.sealed), broken=seen.broken, withheld=seen.withheld)


def _show(desk: Desk, found: list[Sanction], names: Mapping[tuple[str, str], str], day: date) -> None:
    if not found:
        desk.console.complain(say("Nothing holds on {day}, and nothing waits for a look.", day=day_of(day)))
    is_table = desk.console.draws
    for force, group in groupby(found, key=lambda one: one.force):
        lines = [_cells(one, names) for one in group]
        if is_table:
            from cocreport.ui.tables import plain_table

            desk.console.result(say(_HEADINGS[force]))
            desk.console.draw(plain_table(lines), "")
        else:
            desk.console.result("\n".join("\t".join((force, *line)) for line in lines))


def _cells(one: Sanction, names: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    """Return the cells of a line: until when, in which case, whom, what, and who was told."""
    who = say("reported person {key}", key=one.person)
    name = names.get((one.case, one.person))
    look = say("to be looked at") if one.needs_a_look else ""
    what = say(one.label) if one.label else say("in the team's own words")
    told = _told(one)
    return _when(one), one.case, f"{name} ({one.person})" if name else who, what, ", ".join(filter(None, (told, look)))


def _when(one: Sanction) -> str:
    followed = one.followed
    if one.force == "to come":
        return say("from {day}", day=_day(followed.first))
    if followed.last:
        return say("until {day}", day=_day(followed.last))
    return say("without an end") if followed.lasts == "without end" else say("no end is written down")


def _told(one: Sanction) -> str:
    if not one.was_told:
        return say("they have not been told")
    at = one.followed.told_at
    return say("told {day}", day=_day(at)) if at else say("told")


@cache
def _day(day: str | None) -> str:
    return day_of(date.fromisoformat(day)) if day else ""


def _names(desk: Desk, found: list[Sanction]) -> dict[tuple[str, str], str]:
    """Return how the people of these sanctions are known; each case concerned is read once."""
    from cocreport.interview.known_by import known_by

    cases = {one.case: desk.folder.read(one.case).record for one in found}
    return {(one.case, one.person): known_by(cases[one.case], one.person) for one in found}


def as_json(one: Sanction, names: Mapping[tuple[str, str], str]) -> dict[str, Tree]:
    """Return a sanction as ``coc sanctions --json`` prints it."""
    followed = one.followed
    said = {
        "case": one.case,
        "person": one.person,
        "name": names.get((one.case, one.person)),
        "action": followed.action,
        "from": followed.first,
        "until": followed.last,
        "lasts": followed.lasts,
        "force": one.force,
        "look": followed.look if one.needs_a_look else None,
        "told": followed.told,
        "told_at": followed.told_at,
    }
    return {name: value for name, value in said.items() if value}
