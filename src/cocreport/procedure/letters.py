"""The letters that come with the program, and those of a procedure in their place."""

from functools import cache
from pathlib import Path

from cocreport.model.document import read_record
from cocreport.model.record import Record
from cocreport.model.terms import SchemaNumber
from cocreport.procedure.spec import Letter, Procedure


class Letters(Record):
    """The letters that there are where a procedure has none of its own."""

    schema_: SchemaNumber
    letters: tuple[Letter, ...]


def letters_of(procedure: Procedure) -> tuple[Letter, ...]:
    """Return the letters of a procedure: its own, and of the bundled ones those in whose place it has none."""
    own = {one.id: one for one in procedure.letters}
    bundled = {one.id: one for one in bundled_letters().letters}
    return tuple({**bundled, **own}.values())


@cache
def bundled_letters() -> Letters:
    """Return the letters that come with the program."""
    data = (Path(__file__).parent / "data" / "letters.yaml").read_bytes()
    return read_record(Letters, data, file="letters.yaml")
