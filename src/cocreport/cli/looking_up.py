"""How words are found: which cases hold them, in which field, in which line; names only where they were asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from cocreport.cli.desk import Desk
from cocreport.cli.left_out import say_what_is_left_out
from cocreport.cli.typed_in import asked_for, lines_in
from cocreport.copies.codes import codes_for
from cocreport.copies.known import known_people
from cocreport.copies.names import Names
from cocreport.copies.redact import Redaction
from cocreport.copies.visible import visible
from cocreport.errors import CocError, NotFoundError, UsageError
from cocreport.lookup.find import Hit, Words, files_with, line_around
from cocreport.model.address import type_of
from cocreport.model.case import Case
from cocreport.model.marks import Mark
from cocreport.notation.tree import Tree
from cocreport.procedure.audiences import audience_of
from cocreport.store.crypt import SealedError
from cocreport.words import say


@dataclass(frozen=True)
class Found:
    """One field that holds the words: its case, its address, the line; None where only names would stand there."""

    case: str
    address: str
    line: str | None

    def to_json(self) -> dict[str, Tree]:
        """Return it as ``coc find --json`` prints it."""
        line: dict[str, Tree] = {"line": self.line} if self.line else {}
        return {"case": self.case, "address": self.address, **line}


def look_up(desk: Desk, source: str | None, *, with_names: bool, as_json: bool) -> None:
    """Find words and show where they stand."""
    lines = lines_in(source)
    said = " ".join(lines) if lines is not None else asked_for(desk, say("Find"), say("Which words?"))
    words = Words(said or "")
    if not words.words:
        raise UsageError(say("There is nothing to look for."), say("Give at least one word."))
    desk.close()
    search = _Search(desk, words, with_names=with_names)
    found = list(search.run())
    if as_json:
        desk.show_json([one.to_json() for one in found])
    elif found:
        desk.console.result("\n".join(map(_shown, found)))
    if not found:
        desk.console.complain(say("The words stand in no case that you may read."))
    say_what_is_left_out(desk, sealed=search.sealed, broken=search.broken, withheld=search.withheld)


def _shown(one: Found) -> str:
    line = one.line or say("(a name; --names shows it)")
    return f"{one.case}\t{visible(one.address, lines=False)}\t{visible(line, lines=False)}"


class _Search:
    """One search over all cases, and what it had to leave out."""

    def __init__(self, desk: Desk, words: Words, *, with_names: bool) -> None:
        self._desk = desk
        self._words = words
        self._with_names = with_names
        self.broken: list[str] = []
        self.sealed = 0
        self.withheld = 0

    def run(self) -> Iterator[Found]:
        """Give what is found, case by case."""
        desk = self._desk
        for case_id in files_with(self._words, desk.root, desk.console.progress()):
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
