"""The index of a folder: a line for each case, kept beside the cases, made anew wherever it does not fit them.

It may be deleted at any time. A line counts as long as its file has the size, times and number that it had; else its
bytes are held against their digest, and where those differ the case is read again. A line also depends on the clocks
of the team, on the procedure that the case follows and on the days of its edition: their digest stands in the head.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cocreport.lookup.entry import Entry, entry_in, line_of
from cocreport.lookup.surroundings import Outline, Surroundings, surroundings_in
from cocreport.store import index_file
from cocreport.store.index_file import Kept, Marks

if TYPE_CHECKING:
    from cocreport.store.folder import CaseFolder

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many of how many cases have been read."""


class Looked(NamedTuple):
    """What the index says, the files it was made of being what they are.

    ``broken`` are sentences about files that cannot be read. ``sealed`` are encrypted cases that nobody here opens.
    """

    surroundings: Surroundings
    entries: tuple[Entry, ...]
    broken: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()

    def outline(self, entry: Entry) -> Outline:
        """Return the procedure of a case in short."""
        return self.surroundings.procedures[entry.procedure]


class Index:
    """Reads the index, and makes it right first where it is not."""

    def __init__(
        self,
        root: Path,
        *,
        folder: Callable[[], "CaseFolder"],
        viewer: Callable[[str], str | None],
        progress: Progress = lambda _, __: None,
    ) -> None:
        """Take the folder, how to open it where cases have to be read, and who looks, by edition."""
        self._root = root
        self._folder = folder
        self._viewer = viewer
        self._progress = progress

    def look(self) -> Looked:
        """Return every case with where it stands; nothing of the index is trusted that its files do not bear out."""
        now = index_file.marks(self._root)
        kept = index_file.load(self._root, crypt=lambda: self._folder().crypt)
        entries = _entries(kept)
        if kept and entries and not now.recent:
            fitting = tuple(one for one in entries.values() if now.cases.get(one.id) == one.mark)
            if self._are_settings_same(kept, now) and len(fitting) == len(now.cases):
                return Looked(surroundings_in(kept.head), fitting)
        return self._renewed(kept, entries, now)

    @staticmethod
    def _are_settings_same(kept: Kept, now: Marks) -> bool:
        return not now.are_settings_recent and bool(kept.head["files"] == now.settings)

    def _renewed(self, kept: Kept | None, entries: Mapping[str, Entry], now: Marks) -> Looked:
        """Hold what changed against its digest, and read again what is another file by now."""
        same = dict(self._same(entries, now))
        if kept and self._are_settings_same(kept, now) and len(same) == len(now.cases):
            crypt = self._folder().crypt if kept.is_encrypted else None
            index_file.keep(self._root, kept.head, map(line_of, same.values()), crypt=crypt)
            return Looked(surroundings_in(kept.head), tuple(same.values()))
        from cocreport.lookup.building import Building

        folder = self._folder()
        building = Building(folder, viewer=self._viewer, progress=self._progress)
        built = building.build(kept.head if kept else {}, same, now)
        index_file.keep(self._root, built.head, map(line_of, built.looked.entries), crypt=folder.crypt)
        return built.looked

    def _same(self, entries: Mapping[str, Entry], now: Marks) -> Iterator[tuple[str, Entry]]:
        """Give the entries whose files are, byte for byte, what they were made of, with the marks these have now."""
        for name, mark in now.cases.items():
            entry = entries.get(name)
            if entry is None or not mark:
                continue
            if entry.mark == mark and name not in now.recent:
                yield name, entry
            elif index_file.digest_of_case(self._root, name) == entry.digest:
                yield name, entry._replace(mark=mark)


def _entries(kept: Kept | None) -> dict[str, Entry]:
    """Return the entries of an index by case; none where its lines are not what this program writes."""
    try:
        return {one.id: one for one in map(entry_in, kept.lines if kept else ())}
    except ValueError:
        return {}
