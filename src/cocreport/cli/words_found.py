"""Where words stand in the cases that may hold them: each is read and validated, and names are taken out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cocreport.cli.desk import Desk
from cocreport.copies.codes import codes_for
from cocreport.copies.known import known_people
from cocreport.copies.names import Names
from cocreport.copies.redact import Redaction
from cocreport.errors import CocError, NotFoundError
from cocreport.lookup.find import Hit, Words, line_around
from cocreport.model.address import type_of
from cocreport.model.case import Case
from cocreport.model.marks import Mark
from cocreport.notation.tree import Tree
from cocreport.procedure.audiences import audience_of
from cocreport.store.crypt import SealedError


@dataclass(frozen=True)
class Found:
    """One field that holds the words: its case, its address, the line; None where a name would stand alone there."""

    case: str
    address: str
    line: str | None

    def to_json(self) -> dict[str, Tree]:
        """Return it as ``coc find --json`` prints it."""
        line: dict[str, Tree] = {"line": self.line} if self.line else {}
        return {"case": self.case, "address": self.address, **line}


class Search:
    """One search over all cases, and what it had to leave out."""

    def __init__(self, desk: Desk, words: Words, *, with_names: bool) -> None:
        self._desk = desk
        self._words = words
        self._with_names = with_names
        self.broken: list[str] = []
        self.sealed = 0
        self.withheld = 0

    def run(self, case_ids: Iterable[str]) -> Iterator[Found]:
        """Give what is found, case by case."""
        desk = self._desk
        for case_id in case_ids:
            try:
                case = desk.folder.read(case_id).record
            except SealedError:
                self.sealed += not desk.is_reader
            except NotFoundError:  # part of another case by now
                continue
            except CocError as error:
                self.broken.append(str(error))
            else:
                yield from self._in(case)

    def _in(self, case: Case) -> Iterator[Found]:
        hits = [hit for hit in self._words.hits(case.to_tree()) if hit.address]
        viewer = self._desk.viewer
        if not case.is_open_to(viewer):
            self.withheld += bool(hits) and viewer is None
            return
        for hit in hits:
            yield Found(case.id, hit.address, self._line(case, hit))

    def _line(self, case: Case, hit: Hit) -> str | None:
        """Return the line of a hit; without names it has codes, and where only a name stands there is none."""
        if self._with_names:
            return line_around(hit)
        if type_of(Case, hit.address).mark is Mark.IDENTIFIES:
            return None
        text = _redaction(self._desk, case).redact(hit.text, hit.address)[0]
        place = self._words.in_text(text)
        return line_around(Hit(hit.address, text, *place)) if place else None


def _redaction(desk: Desk, case: Case) -> Redaction:
    """Return what takes everybody's name out of the lines of a case."""
    strict = audience_of(desk.folder.procedure(case.procedure).audiences, "public")
    return Redaction(Names(known_people(case, strict)), codes_for(case, case.people))
