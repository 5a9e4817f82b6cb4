"""What the index says of a folder, made anew: each case whose line does not fit any more is read and validated."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from cocreport.errors import CocError, NotFoundError
from cocreport.lookup.entering import edition_of, entry_of, outline_of
from cocreport.lookup.entry import Entry
from cocreport.lookup.index import Looked, Progress
from cocreport.lookup.seen import excluded_at_a_glance
from cocreport.lookup.surroundings import Surroundings
from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.model.keys import CaseId
from cocreport.model.team import Team
from cocreport.store import layout
from cocreport.store.crypt import SealedError
from cocreport.store.folder import CaseFolder
from cocreport.store.index_file import Marks, digest, digest_of_case

T = TypeVar("T")


@dataclass(frozen=True)
class Built:
    """What the index says, and the head under which it is written."""

    looked: Looked
    head: dict[str, Any]


class Building:
    """Makes the index of a folder anew, out of what still fits and of the cases themselves."""

    def __init__(self, folder: CaseFolder, *, viewer: Callable[[str], str | None], progress: Progress) -> None:
        """Take the folder, who looks (by edition), and whom to tell how far it has come."""
        self._folder = folder
        self._at_work = _AtWork(folder)
        self._viewer = viewer(self._at_work.team.edition)
        self._progress = progress
        self._broken: list[str] = []
        self._sealed: list[str] = []

    def build(self, head: Mapping[str, Any], same: Mapping[str, Entry], now: Marks) -> Built:
        """Return what the index says now: entries of ``same`` that still hold, and the others made of their cases.

        A broken case is named, and the others are served; it stands in no index, so that it is named again.
        """
        entries: list[Entry] = []
        case_ids = self._folder.case_ids()
        for number, case_id in enumerate(case_ids):
            entry = same.get(case_id)
            if entry is None or self._source(entry) != head["sources"].get(_pair(entry)):
                self._progress(number, len(case_ids))
                entry = self._read(case_id, now.cases.get(case_id, ""))
            if entry:
                entries.append(entry)
        self._progress(len(case_ids), len(case_ids))
        surroundings = self._at_work.surroundings(entries)
        sources = {_pair(one): self._source(one) for one in entries}
        made = {**surroundings.to_tree(), "files": now.settings, "sources": sources}
        return Built(Looked(surroundings, tuple(entries), tuple(self._broken), tuple(self._sealed)), made)

    def _source(self, entry: Entry) -> str:
        return self._at_work.source(entry.procedure, entry.edition)

    def _read(self, case_id: CaseId, mark: str) -> Entry | None:
        """Return the entry of a case; its mark is from before it was read, so that a change in between shows."""
        try:
            found = digest_of_case(self._folder.root, case_id)
            stored = self._folder.read(case_id)
            case = stored.record
        except SealedError:
            self._sealed.append(case_id)
        except CocError as error:
            self._broken.append(str(error))
        else:
            try:
                entry = self._at_work.entry(case)
                is_plain = digest(stored.data) == found
                told = "g" if case.excluded and is_plain and excluded_at_a_glance(stored.data) == case.excluded else ""
                return entry._replace(mark=mark, digest=found, flags=entry.flags + told)
            except CocError as error:
                if case.is_open_to(self._viewer):
                    self._broken.append(f"{layout.CASES}/{case_id}.yaml: {error}")
        return None


class _AtWork:
    """The team, and each edition and procedure that cases name; each is read once, a broken one too."""

    def __init__(self, folder: CaseFolder) -> None:
        self._folder = folder
        self.team: Team = folder.team()
        self._event = _once(self._read_event)
        self._procedure = _once(folder.procedure)
        self._source = _once(self._digest)

    def entry(self, case: Case) -> Entry:
        """Return the entry of a case; raise CocError where its edition or its procedure cannot be read."""
        procedure, event = self._procedure(case.procedure), self._event(case.edition)
        return entry_of(case, procedure, self.team, event)

    def source(self, procedure: str, edition: str) -> str:
        """Return the digest of whatever an entry depends on beside its case; an empty one where that is broken."""
        try:
            return self._source(f"{procedure} {edition}")
        except CocError:
            return ""

    def surroundings(self, entries: list[Entry]) -> Surroundings:
        """Return what lists need of everything beside the cases; raise CocError where the edition at work is broken."""
        procedures = dict.fromkeys(one.procedure for one in entries)
        editions = dict.fromkeys((self.team.edition, *(one.edition for one in entries), *self._folder.editions()))
        return Surroundings(
            team=self.team.name,
            edition=self.team.edition,
            editions={name: edition_of(one) for name, one in self._readable(editions)},
            procedures={name: outline_of(self._procedure(name)) for name in procedures},
        )

    def _readable(self, editions: Mapping[str, None]) -> Iterator[tuple[str, Event]]:
        for name in editions:
            try:
                event = self._event(name)
            except CocError:
                if name == self.team.edition:
                    raise
                continue
            if event:
                yield name, event

    def _read_event(self, edition: str) -> Event | None:
        try:
            return self._folder.event(edition)
        except (NotFoundError, SealedError):
            return None

    def _digest(self, pair: str) -> str:
        procedure, _, edition = pair.partition(" ")
        self._procedure(procedure)  # one that is broken has no digest that counts
        event = self._event(edition)
        days = (event.timezone, event.until) if event else ()
        data = self._folder.procedure_bytes(procedure)
        return digest(repr((sorted(self.team.clocks.items()), days)).encode() + data)


def _pair(entry: Entry) -> str:
    return f"{entry.procedure} {entry.edition}"


def _once(read: Callable[[str], T]) -> Callable[[str], T]:
    """Read each thing once however many cases name it, a broken one too: its error is raised again."""
    found: dict[str, T] = {}
    failed: dict[str, CocError] = {}

    def of(name: str) -> T:
        if name in failed:
            raise failed[name]
        if name not in found:
            try:
                found[name] = read(name)
            except CocError as error:
                failed[name] = error
                raise
        return found[name]

    return of
