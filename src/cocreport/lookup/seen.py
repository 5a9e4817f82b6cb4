"""What somebody may see of the index: who is kept out of a case finds nothing of it anywhere."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cocreport.lookup.counted import Counted, counted_in
from cocreport.lookup.entry import Entry, Followed, duties_in, followed_in
from cocreport.lookup.index import Looked
from cocreport.lookup.surroundings import Outline
from cocreport.procedure.duty import Duty
from cocreport.store import files, layout

if TYPE_CHECKING:
    from cocreport.store.folder import CaseFolder


class Seen:
    """The cases that a viewer may see, the earliest report first, and what is to be said about the others.

    ``withheld`` counts those kept from a viewer whom nobody has named. ``excluded`` has who is kept out, by case.
    """

    def __init__(
        self, looked: Looked, entries: list[Entry], withheld: int, excluded: dict[str, tuple[str, ...]]
    ) -> None:
        """Take what the index says, and those of its entries that may be seen."""
        self._looked = looked
        self.surroundings = looked.surroundings
        self.entries = entries
        self.broken = looked.broken
        self.sealed = looked.sealed
        self.withheld = withheld
        self.excluded = excluded

    def outline(self, entry: Entry) -> Outline:
        """Return the procedure of a case in short."""
        return self.surroundings.procedures[entry.procedure]

    def is_past(self, entry: Entry) -> bool:
        """Tell whether another edition than that of the case is at work by now."""
        return entry.edition != self.surroundings.edition

    def owed(self, entry: Entry, *, only_open: bool = False) -> tuple[Duty, ...]:
        """Return the duties of a case that are not done; ``only_open`` passes over those that wait for another."""
        return duties_in(self._looked.line("duties", entry), self.outline(entry), only_open=only_open)

    def followed(self, entry: Entry, *, on: str | None = None) -> list[Followed]:
        """Return what follows for people in a case; with a day only where anything of it still matters then."""
        return followed_in(self._looked.line("sanctions", entry), on)

    def counted(self, entry: Entry) -> Counted:
        """Return what is counted of a case."""
        return counted_in(self._looked.line("counts", entry))


def seen(looked: Looked, viewer: str | None, root: Path, folder: "Callable[[], CaseFolder]") -> Seen:
    """Return what a viewer may see; the index does not know who is kept out of what, so those few cases are opened."""
    recused = looked.recused
    if viewer is None:
        return Seen(looked, [one for one in looked.entries if one.id not in recused], len(recused), {})
    few = [one for one in looked.entries if one.id in recused] if recused else []
    excluded = {one.id: _excluded(one, root, folder) for one in few}
    hidden = {case_id for case_id, handles in excluded.items() if viewer in handles}
    shown = [one for one in looked.entries if one.id not in hidden] if hidden else looked.entries
    return Seen(looked, shown, 0, excluded)


def _excluded(entry: Entry, root: Path, folder: "Callable[[], CaseFolder]") -> tuple[str, ...]:
    """Return who may not see a case; where it was found that a glance at its bytes tells, nothing else is loaded."""
    if not entry.is_told_at_a_glance:
        return folder().read(entry.id).record.excluded
    file = f"{layout.CASES}/{entry.id}.yaml"
    return excluded_at_a_glance(files.read_file(root / file, limit=layout.LONGEST_FILE, shown=file))


def excluded_at_a_glance(data: bytes) -> tuple[str, ...]:
    """Return the handles under ``excluded:`` where a file is written as coc does; to be checked before it counts."""
    _, _, rest = data.partition(b"\nexcluded:\n")
    names = []
    for line in rest.split(b"\n"):
        if not line.startswith(b"  - "):
            break
        names.append(line[4:].decode(errors="replace"))
    return tuple(names)
