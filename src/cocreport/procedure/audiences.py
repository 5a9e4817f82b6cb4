"""For whom copies are made, and what of a case each of them gets: section and mark, and never a field by name."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field

from cocreport.model.address import Address, leaves
from cocreport.model.case import Case
from cocreport.model.copies import AudienceName
from cocreport.model.document import read_record
from cocreport.model.marks import Mark
from cocreport.model.problems import Problem
from cocreport.model.record import Record
from cocreport.model.terms import SchemaNumber, Text
from cocreport.words import say

Treatment: TypeAlias = Literal["keep", "code", "coarsen", "drop"]
"""A value as it is; a code for whom it names, in a text too; a time as coarse as the audience needs; not at all."""

MarkName: TypeAlias = Literal["identifies", "verbatim", "describes", "when", "staff", "plain"]

NEUTRAL: Final[frozenset[AudienceName]] = frozenset({"reported", "venue", "public"})
"""Who never gets a text of the case, not even a redacted one: only neutral fields, and what a person wrote for them."""

_WORDS: Final = frozenset({Mark.IDENTIFIES, Mark.VERBATIM, Mark.DESCRIBES, Mark.STAFF})
_POSSIBLE: Final[Mapping[Mark, frozenset[Treatment]]] = {
    Mark.IDENTIFIES: frozenset({"keep", "code", "drop"}),
    Mark.VERBATIM: frozenset({"keep", "code", "drop"}),
    Mark.DESCRIBES: frozenset({"keep", "code", "drop"}),
    Mark.STAFF: frozenset({"keep", "code", "drop"}),
    Mark.WHEN: frozenset({"keep", "coarsen", "drop"}),
    Mark.PLAIN: frozenset({"keep", "drop"}),
}


class Audience(Record):
    """What one audience gets: how people are called, how exact times are, and which sections with which marks.

    A pair of section and mark that ``keep`` does not list is dropped.
    """

    label: Text
    note: Text
    people: Literal["by name", "as agreed", "by code"] = "by code"
    times: Literal["minute", "day", "month"] = "day"
    keep: Annotated[Mapping[Text, Mapping[MarkName, Treatment]], Field(min_length=1)]

    def treatment(self, section: str, mark: Mark | None) -> Treatment:
        """Return what becomes of a value; one without a mark is dropped."""
        return self.keep.get(section, {}).get(mark.value, "drop") if mark else "drop"


class Audiences(Record):
    """The table that holds where a procedure has none of its own."""

    schema_: SchemaNumber
    audiences: Mapping[AudienceName, Audience]


@cache
def sections() -> Mapping[str, frozenset[Mark]]:
    """Return every section of a case, as the table names it, with the marks that its values have."""
    found: dict[str, set[Mark]] = {}
    for template, leaf in leaves(Case):
        if leaf.mark:
            found.setdefault(section_of(template, is_list=leaf.many), set()).add(leaf.mark)
    return {section: frozenset(marks) for section, marks in found.items()}


@cache
def section_of(template: Address, *, is_list: bool = False) -> str:
    """Return the section of a value by its address with ``{key}`` for keys; what a case has for itself is ``case``."""
    names = [part for part in template.split("/") if part != "{key}"]
    above = names if template.endswith("}") else names[:-1]
    return "/".join(above) or (names[0] if is_list else "case")


@cache
def bundled_audiences() -> Mapping[AudienceName, Audience]:
    """Return the table that holds where a procedure says nothing else."""
    data = (Path(__file__).parent / "data" / "audiences.yaml").read_bytes()
    return read_record(Audiences, data, file="audiences.yaml").audiences


def audience_of(own: Mapping[AudienceName, Audience], name: AudienceName) -> Audience:
    """Return what an audience gets: as a procedure's own table says, else as the bundled one does."""
    return own.get(name) or bundled_audiences()[name]


def mistaken(audiences: Mapping[AudienceName, Audience]) -> Iterator[Problem]:
    """Find what a table of a team's own may not say."""
    for name, audience in audiences.items():
        if name == "records":
            fix = say("Leave it out; take another audience for less.")
            yield Problem(f"audiences/{name}", say("The copy for the records holds everything."), fix)
            continue
        for section, marks in audience.keep.items():
            yield from _mistaken_pairs(f"audiences/{name}/keep/{section}", name, section, marks)


def _mistaken_pairs(
    where: str, name: AudienceName, section: str, marks: Mapping[MarkName, Treatment]
) -> Iterator[Problem]:
    if section not in sections():
        yield Problem(where, say("A case has no such section."), say("`coc export --explain` lists them."))
        return
    for said, treatment in marks.items():
        mark = Mark(said)
        if treatment not in _POSSIBLE[mark]:
            fix = say("It is one of: {words}.", words=", ".join(sorted(_POSSIBLE[mark])))
            yield Problem(f"{where}/{said}", say("This cannot be done with such a value."), fix)
        elif name in NEUTRAL and mark in _WORDS and treatment != "drop":
            fix = say("Leave it out; a person writes down what they are told.")
            yield Problem(f"{where}/{said}", say("This audience gets no text out of a case."), fix)
