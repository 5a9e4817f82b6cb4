"""What was done to a case as lines: its history, and the copies that were handed on."""

from collections.abc import Iterator
from dataclasses import dataclass

from cocreport.cli.desk import Desk
from cocreport.cli.linking import without_hidden_links
from cocreport.copies.days import time_of
from cocreport.copies.terms import term
from cocreport.copies.visible import visible
from cocreport.errors import NotFoundError
from cocreport.model.address import put
from cocreport.model.case import Case
from cocreport.model.copies import Copy
from cocreport.model.journal import Entry
from cocreport.model.keys import CaseId
from cocreport.model.spellings import spell_moment
from cocreport.notation.tree import Tree
from cocreport.words import say


@dataclass(frozen=True)
class Logged:
    """The changes and the copies of a case, the earliest first."""

    case: CaseId
    history: tuple[Entry, ...]
    copies: dict[str, Copy]

    def to_json(self) -> dict[str, Tree]:
        """Return it as ``coc log --json`` prints it, without the former values."""
        return {
            "id": self.case,
            "history": [
                {name: one for name, one in entry.to_tree().items() if name != "former"} for entry in self.history
            ],
            "copies": {key: copy.to_tree() for key, copy in self.copies.items()},
        }


def logged(desk: Desk, said: str, *, person: str | None, only_copies: bool) -> Logged:
    """Return what was done to a case; with ``person``, the copies in which that person stands."""
    case = without_hidden_links(desk, desk.read(said).record)
    if person and person not in case.people:
        raise NotFoundError(say("The case has nobody under that key."), say("`coc show` has the keys of people."))
    first = case.first_of(person) if person else None
    copies = {key: one for key, one in case.copies.items() if first is None or first in _shown(case, one)}
    history = () if only_copies else tuple(case.history.values())
    return Logged(case.id, history, copies)


def _shown(case: Case, copy: Copy) -> set[str]:
    return {case.first_of(key) for key in copy.shows if key in case.people}


def show(desk: Desk, found: Logged) -> None:
    """Write it down line by line."""
    for line in (*_changes(found), *_copies(found)):
        desk.console.result(visible(line, lines=False))
    if not found.history and not found.copies:
        desk.console.complain(say("No copy is on record."))


def _changes(found: Logged) -> Iterator[str]:
    for entry in found.history:
        what = term(entry.what) + (f" {entry.address}" if entry.address else "")
        who = entry.by or say("nobody knows who")
        yield f"{time_of(entry.at)}  {who}  {what}"


def _copies(found: Logged) -> Iterator[str]:
    for key, one in found.copies.items():
        what = say("letter") if one.letter else say("copy")
        yield f"{time_of(one.at)}  {one.by}  {what} {key} ({term(one.audience)}, {one.format})"
        details = (
            (say("for"), one.person),
            (say("who got it"), one.to),
            (say("asked for by"), one.asked_by),
            (say("sha256"), one.sha256),
            (say("asked back"), time_of(one.recalled) if one.recalled else None),
            (say("came back"), time_of(one.returned) if one.returned else None),
        )
        yield from (f"    {label}: {said}" for label, said in details if said)


def ask_back(desk: Desk, said: str, key: str, *, returned: bool, by: str) -> CaseId:
    """Note on a copy that it was asked back, or that it came back."""
    case = desk.read(said).record
    if key not in case.copies:
        raise NotFoundError(say("The case has no copy under that key."), say("`coc log CASE --copies` lists them."))
    address = f"copies/{key}/{'returned' if returned else 'recalled'}"
    now = desk.now()
    desk.folder.amend(case.id, lambda one: put(one, address, spell_moment(now)), at=now, by=by)
    return case.id
