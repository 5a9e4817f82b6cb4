"""What somebody may see of the index: who is kept out of a case finds nothing of it anywhere."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cocreport.lookup.entry import Entry
from cocreport.lookup.index import Looked
from cocreport.lookup.surroundings import Outline, Surroundings
from cocreport.store import files, layout

if TYPE_CHECKING:
    from cocreport.store.folder import CaseFolder


class Seen(NamedTuple):
    """The cases that a viewer may see, the earliest report first, and what is to be said about the others.

    ``withheld`` counts those kept from a viewer whom nobody has named. ``excluded`` has who is kept out, by case.
    """

    surroundings: Surroundings
    entries: tuple[Entry, ...]
    broken: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()
    withheld: int = 0
    excluded: Mapping[str, tuple[str, ...]] = {}

    def outline(self, entry: Entry) -> Outline:
        """Return the procedure of a case in short."""
        return self.surroundings.procedures[entry.procedure]

    def is_past(self, entry: Entry) -> bool:
        """Tell whether another edition than that of the case is at work by now."""
        return entry.edition != self.surroundings.edition


def seen(looked: Looked, viewer: str | None, root: Path, folder: "Callable[[], CaseFolder]") -> Seen:
    """Return what a viewer may see; the index does not know who is kept out of what, so those few cases are opened."""
    excluded: dict[str, tuple[str, ...]] = {}
    shown: list[Entry] = []
    withheld = 0
    for entry in looked.entries:
        if not entry.is_recused:
            shown.append(entry)
        elif viewer is None:
            withheld += 1
        else:
            excluded[entry.id] = _excluded(entry, root, folder)
            if viewer not in excluded[entry.id]:
                shown.append(entry)
    shown.sort(key=lambda entry: (int(entry.minute), entry.id))
    return Seen(looked.surroundings, tuple(shown), looked.broken, looked.sealed, withheld, excluded)


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
