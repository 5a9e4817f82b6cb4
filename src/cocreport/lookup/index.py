"""The index of a folder: lines for each case, kept beside the cases, made anew wherever they do not fit them.

It may be deleted at any time. What it says counts as long as every file has the size, times and number that it had.
A file that looks otherwise is held against its digest, and where that differs the case is read again. Lines also depend
on the clocks of the team, on the procedure that a case follows and on the days of its edition: their digests stand in
the head.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from cocreport.lookup.entry import Entry, Lines, entries_in, line_of
from cocreport.lookup.surroundings import Surroundings, surroundings_in
from cocreport.store import index_file, layout

if TYPE_CHECKING:
    from cocreport.store.crypt import Crypt
    from cocreport.store.folder import CaseFolder
    from cocreport.store.index_file import Kept, Outside

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many of how many cases have been read."""

BLOCKS: Final = ("duties", "sanctions", "counts")
"""What there is a line of for each case beside its entry; each is read when somebody asks for it."""


class Looked:
    """What the index says, the files it was made of being what they are; the earliest report comes first.

    ``broken`` are sentences about files that cannot be read. ``sealed`` are encrypted cases that nobody here opens.
    """

    def __init__(
        self,
        head: Mapping[str, Any],
        entries: list[Entry],
        block: Callable[[str], list[str]],
        *,
        broken: tuple[str, ...] = (),
        sealed: tuple[str, ...] = (),
    ) -> None:
        """Take the head, the entries, and how to come by another block."""
        self._head = head
        self._block = block
        self._blocks: dict[str, list[str]] = {}
        self.entries = entries
        self.broken = broken
        self.sealed = sealed

    @cached_property
    def surroundings(self) -> Surroundings:
        """Return what lists need of everything beside the cases."""
        return surroundings_in(self._head)

    @property
    def recused(self) -> frozenset[str]:
        """Return the cases out of which somebody is kept."""
        return frozenset(self._head["recused"])

    def line(self, name: str, entry: Entry) -> str:
        """Return the line of a block about a case."""
        if name not in self._blocks:
            self._blocks[name] = self._block(name)
        return self._blocks[name][entry.place]


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
        now = index_file.outside(self._root)
        kept = index_file.load(self._root, crypt=lambda: self._folder().crypt)
        if kept is not None and kept.head["is_whole"] and now.newest < kept.doubted:
            with suppress(ValueError):  # torn
                if kept.block("marks") == now.text:
                    entries = entries_in(kept.block("entries"))
                    return Looked(kept.head, entries, lambda name: self._block(kept, entries, name))
        return self._renewed(kept, now)

    def _block(self, kept: "Kept", entries: list[Entry], name: str) -> list[str]:
        """Return the lines of a block; where it is torn, everything is made anew and its lines are taken from that."""
        with suppress(ValueError):
            return kept.block(name).split("\n")
        anew = self._renewed(None, index_file.outside(self._root))
        lines = {one.id: anew.line(name, one) for one in anew.entries}
        return [lines.get(one.id, "") for one in entries]

    def _renewed(self, kept: "Kept | None", now: "Outside") -> Looked:
        """Hold what changed against its digest, and read again what is another file by now."""
        known = _known(kept)
        marks = now.marks()
        same = dict(self._same(known, marks))
        if kept and _settings(marks) == _settings(known.marks) and len(same) == len(_cases(marks)):
            is_certain = all(_changed(mark) < kept.doubted for mark in _settings(marks).values())
            if is_certain:
                crypt = self._folder().crypt if kept.is_encrypted else None
                return self._kept({**kept.head, "is_whole": True}, list(same.values()), now, crypt=crypt)
        from cocreport.lookup.building import Building

        folder = self._folder()
        building = Building(folder, viewer=self._viewer, progress=self._progress)
        lines = building.build(kept.head if kept else {}, same)
        is_whole = not building.broken and {one.entry.id for one in lines} == _cases(marks).keys()
        looked = self._kept({**building.head(lines), "is_whole": is_whole}, lines, now, crypt=folder.crypt)
        looked.broken, looked.sealed = tuple(building.broken), tuple(building.sealed)
        return looked

    def _same(self, known: "_Known", marks: Mapping[str, str]) -> Iterator[tuple[str, Lines]]:
        """Give the lines whose files are, byte for byte, what they were made of."""
        for case_id, mark in _cases(marks).items():
            lines = known.lines.get(case_id)
            if lines is None or not mark or f"{layout.JOINED}/{case_id}.yaml" in marks:
                continue
            is_certain = known.marks.get(f"{layout.CASES}/{case_id}.yaml") == mark and _changed(mark) < known.doubted
            if is_certain or index_file.digest_of_case(self._root, case_id) == lines.digest:
                yield case_id, lines

    def _kept(self, head: Mapping[str, Any], lines: list[Lines], now: "Outside", *, crypt: "Crypt | None") -> Looked:
        """Write the index, the earliest report first; a folder that cannot be written to does without one."""
        lines.sort(key=lambda one: (int(one.entry.minute), one.entry.id))
        blocks = {name: [getattr(one, name) for one in lines] for name in ("digest", *BLOCKS)}
        written = {"marks": [now.text], "entries": [line_of(one.entry) for one in lines], **blocks}
        whole = {**head, "recused": [one.entry.id for one in lines if one.entry.is_recused]}
        index_file.keep(self._root, whole, written, crypt=crypt)
        entries = [one.entry._replace(place=place) for place, one in enumerate(lines)]
        return Looked(whole, entries, blocks.__getitem__)


class _Known(NamedTuple):
    """Everything an index says, by case, with the marks of the files that it was made of."""

    lines: Mapping[str, Lines] = {}
    marks: Mapping[str, str] = {}
    doubted: int = 0


def _known(kept: "Kept | None") -> _Known:
    """Return everything an index says; nothing where it is torn."""
    if kept is None:
        return _Known()
    try:
        entries = entries_in(kept.block("entries"))
        others = (kept.block(name).split("\n") for name in ("digest", *BLOCKS))
        lines = {one.id: Lines(one, *more) for one, *more in zip(entries, *others, strict=bool(entries))}
        return _Known(lines, index_file.marks_in(kept.block("marks")), kept.doubted)
    except ValueError:
        return _Known()


def _cases(marks: Mapping[str, str]) -> dict[str, str]:
    """Return the marks of the files of cases by their ids."""
    names = ((name.removeprefix(f"{layout.CASES}/"), mark) for name, mark in marks.items())
    return {name[:-5]: mark for name, mark in names if layout.CASE_FILE.fullmatch(name)}


def _settings(marks: Mapping[str, str]) -> dict[str, str]:
    """Return the marks of the files of the team, its editions and its procedures."""
    others = (f"{layout.CASES}/", f"{layout.JOINED}/")
    return {name: mark for name, mark in marks.items() if not name.startswith(others)}


def _changed(mark: str) -> int:
    """Return when a file was changed, by its mark, in nanoseconds."""
    return max(map(int, mark.split(".")[1:3]), default=0) if mark else 0
