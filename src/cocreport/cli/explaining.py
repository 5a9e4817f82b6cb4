"""What an audience gets of a case, said in words out of the table that decides it."""

from collections.abc import Iterator
from typing import Final

from cocreport.cli.desk import Desk
from cocreport.cli.following import procedure_here
from cocreport.copies.terms import HEADINGS
from cocreport.model.copies import AudienceName
from cocreport.model.marks import Mark
from cocreport.procedure.audiences import Audience, audience_of, bundled_audiences, sections
from cocreport.words import N_, say

_MARKS: Final = {
    Mark.IDENTIFIES: N_("names and what leads to people"),
    Mark.VERBATIM: N_("texts"),
    Mark.DESCRIBES: N_("looks, places, circumstances"),
    Mark.WHEN: N_("times"),
    Mark.STAFF: N_("people of the team"),
    Mark.PLAIN: N_("plain facts"),
}
_TREATMENTS: Final = {
    "keep": N_("as they are"),
    "code": N_("with codes for names"),
    "coarsen": N_("coarser"),
    "drop": N_("left out"),
}
_PEOPLE: Final = {
    "by name": N_("Everybody stands in it by name, but for those whose name nobody may know."),
    "as agreed": N_("Whoever was reported is named; anybody else only if they agreed that the team may know the name."),
    "by code": N_("Everybody stands in it by code."),
}
_TIMES: Final = {
    "minute": N_("Times are exact."),
    "day": N_("Coarser times are days."),
    "month": N_("Coarser times are months."),
}


def explain(desk: Desk, name: AudienceName | None) -> None:
    """Say what an audience gets of each section, as the procedure of the folder has it."""
    if name is None or name == "records":
        desk.console.result(say("A copy for the records holds everything, and names everybody."))
    if name is None:
        names = ", ".join(bundled_audiences())
        desk.console.result(say("Everybody else gets less: coc export --explain --for {names}", names=names))
    elif name != "records":
        for line in _lines(audience_of(procedure_here(desk).audiences, name)):
            desk.console.result(line)


def _lines(audience: Audience) -> Iterator[str]:
    yield say(audience.label)
    yield say(audience.note)
    yield say(_PEOPLE[audience.people])
    yield say(_TIMES[audience.times])
    yield ""
    left_out = []
    for section, marks in sections().items():
        treated = {one: audience.treatment(section, one) for one in Mark if one in marks}
        if set(treated.values()) == {"drop"}:
            left_out.append(_heading(section))
            continue
        yield f"{_heading(section)} ({section})"
        yield from (f"    {say(_MARKS[mark])}: {say(_TREATMENTS[how])}" for mark, how in treated.items())
    yield ""
    yield say("Left out: {sections}.", sections="; ".join(left_out))


def _heading(section: str) -> str:
    top, _, rest = section.partition("/")
    heading = say(HEADINGS[top]) if top in HEADINGS else say("The case itself")
    return f"{heading}, {rest.replace('_', ' ')}" if rest else heading
