"""What the index says of a folder, made anew: each case whose line does not fit any more is read and validated."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from cocreport.errors import CocError, NotFoundError
from cocreport.lookup.entering import edition_of, entered, outline_of
from cocreport.lookup.entry import Entry, Lines
from cocreport.lookup.index import Progress
from cocreport.lookup.seen import excluded_at_a_glance
from cocreport.lookup.surroundings import Surroundings
from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.model.keys import CaseId
from cocreport.model.team import Team
from cocreport.store import layout
from cocreport.store.crypt import SealedError
from cocreport.store.folder import CaseFolder, Stored
from cocreport.store.index_file import digest, digest_of_case

T = TypeVar("T")


class Building:
    """Makes the lines of an index anew, out of what still fits and of the cases themselves.

    ``broken`` are sentences about files that cannot be read, ``sealed`` the cases that nobody here opens.
    """

    def __init__(self, folder: CaseFolder, *, viewer: Callable[[str], str | None], progress: Progress) -> None:
        """Take the folder, who looks (by edition), and whom to tell how far it has come."""
        self.broken: list[str] = []
        self.sealed: list[str] = []
        self._folder = folder
        self._at_work = _AtWork(folder)
        self._viewer = viewer(self._at_work.team.edition)
        self._progress = progress

    def build(self, head: Mapping[str, Any], same: Mapping[str, Lines]) -> list[Lines]:
        """Return the lines of all cases: those of ``same`` that still hold, and the others made of their cases.

        A broken case is named, and the others are served; it stands in no index, so that it is named again.
        """
        found: list[Lines] = []
        case_ids = self._folder.case_ids()
        for number, case_id in enumerate(case_ids):
            lines = same.get(case_id)
            if lines is None or self._source(lines.entry) != head["sources"].get(_pair(lines.entry)):
                self._progress(number, len(case_ids))
                lines = self._read(case_id)
            if lines:
                found.append(lines)
        self._progress(len(case_ids), len(case_ids))
        return found

    def head(self, lines: list[Lines]) -> dict[str, Any]:
        """Return the head for these lines: what lists need beside the cases, and what the lines depend on."""
        entries = [one.entry for one in lines]
        sources = {_pair(one): self._source(one) for one in entries}
        return {**self._at_work.surroundings(entries).to_tree(), "sources": sources}

    def _source(self, entry: Entry) -> str:
        return self._at_work.source(entry.procedure, entry.edition)

    def _read(self, case_id: CaseId) -> Lines | None:
        """Return the lines of a case, with the digest that its file had before it was read."""
        try:
            found = digest_of_case(self._folder.root, case_id)
            stored = self._folder.read(case_id)
        except SealedError:
            self.sealed.append(case_id)
        except CocError as error:
            self.broken.append(str(error))
        else:
            return self._entered(stored, found)
        return None

    def _entered(self, stored: Stored[Case], found: str) -> Lines | None:
        case = stored.record
        try:
            lines = self._at_work.entered(case)
        except CocError as error:
            if case.is_open_to(self._viewer):
                self.broken.append(f"{layout.CASES}/{case.id}.yaml: {error}")
            return None
        is_told = bool(case.excluded) and digest(stored.data) == found
        told = "g" if is_told and excluded_at_a_glance(stored.data) == case.excluded else ""
        return lines._replace(entry=lines.entry._replace(flags=lines.entry.flags + told), digest=found)


class _AtWork:
    """The team, and each edition and procedure that cases name; each is read once, a broken one too."""

    def __init__(self, folder: CaseFolder) -> None:
        self._folder = folder
        self.team: Team = folder.team()
        self._event = _once(self._read_event)
        self._procedure = _once(folder.procedure)
        self._source = _once(self._digest)

    def entered(self, case: Case) -> Lines:
        """Return the lines of a case; raise CocError where its edition or its procedure cannot be read."""
        procedure, event = self._procedure(case.procedure), self._event(case.edition)
        return entered(case, procedure, self.team, event)

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
