"""How a finished copy leaves: put on record in its cases, then written whole to where it was asked for."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cocreport.cli.desk import Desk
from cocreport.copies.formats import ENDINGS
from cocreport.errors import ChangedMeanwhileError, CocError, NotFoundError, UsageError
from cocreport.model.address import put
from cocreport.model.case import Case
from cocreport.model.copies import Copy, CopyFormat
from cocreport.model.keys import CaseId, new_key
from cocreport.store import layout
from cocreport.store.files import private_folder, write_file
from cocreport.ui.console import OutputError
from cocreport.words import say


@dataclass(frozen=True)
class Place:
    """Where a copy goes: a file, or standard output."""

    path: Path | None
    is_replaced: bool = False

    @property
    def name(self) -> str:
        """Return the name of the file, which must name nobody."""
        return self.path.name if self.path else ""


def place_for(desk: Desk, output: str | None, form: CopyFormat, *, force: bool) -> Place:
    """Return where a copy goes; raise for a file that is there, or a folder that is not, before anything is made."""
    if output == "-":
        return Place(None)
    name = f"{new_key('q', (), desk.draw)}.{ENDINGS[form]}"
    if output is None:
        if desk.team.encrypted:
            where = say("A copy is not encrypted, so it does not belong into an encrypted folder.")
            raise UsageError(where, say("Say where it goes with -o FILE."))
        private_folder(desk.folder.root / layout.EXPORTS)
        return Place(desk.folder.root / layout.EXPORTS / name)
    path = Path(output)
    path = path / name if path.is_dir() else path
    if not path.parent.is_dir():
        raise NotFoundError(say("The folder for the copy is not there."), say("Make it first."))
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise UsageError(say("There is something of that name that is no file."), say("Take another name."))
    if path.exists() and not force:
        raise ChangedMeanwhileError(say("There is a file of that name."), say("--force replaces it."))
    return Place(path, is_replaced=force)


def hand_out(desk: Desk, cases: Sequence[CaseId], copy: Copy, data: bytes, place: Place) -> None:
    """Put a copy on record in each of its cases and write it; where it cannot be written, the record goes again."""
    recorded: list[tuple[CaseId, str]] = []
    try:
        for case_id in cases:
            recorded += [(case_id, put_on_record(desk, case_id, copy))]
        write_out(desk, data, place)
    except (CocError, OutputError, OSError):
        for case_id, key in recorded:
            _take_off_record(desk, case_id, key, by=copy.by)
        raise


def put_on_record(desk: Desk, case_id: CaseId, copy: Copy) -> str:
    """Note a copy in the case it shows, and return its key there."""
    made: list[str] = []

    def change(case: Case) -> Case:
        made[:] = [new_key("q", case.copies, desk.draw)]
        shows = tuple(key for key in copy.shows if key in case.people)
        return put(case, f"copies/{made[0]}", copy.model_copy(update={"shows": shows}).to_tree())

    desk.folder.amend(case_id, change, at=copy.at, by=copy.by)
    return made[0]


def _take_off_record(desk: Desk, case_id: CaseId, key: str, *, by: str) -> None:
    desk.folder.amend(case_id, lambda case: put(case, f"copies/{key}", None), at=desk.now(), by=by)


def say_where(desk: Desk, place: Place, warning: str = "") -> None:
    """Say under which name a copy was written, and what is to be known about how it came out."""
    if place.path:
        made_here = place.path.parent.name == layout.EXPORTS
        name = f"{layout.EXPORTS}/{place.path.name}" if made_here else place.path.name
        desk.console.result(say("Written: {file}", file=name))
    if warning:
        desk.console.complain(warning)


def write_out(desk: Desk, data: bytes, place: Place) -> None:
    """Write a copy to its place, whole or not at all."""
    if place.path:
        write_file(place.path, data, shown=say("The copy"), replace=place.is_replaced)
        return
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None or desk.console.out is not sys.stdout:
        desk.console.result(data.decode().rstrip("\n"))
        return
    try:
        stream.write(data)
        stream.flush()
    except (OSError, ValueError):
        raise OutputError from None
