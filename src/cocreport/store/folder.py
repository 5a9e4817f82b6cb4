"""The folder of a team: the one door through which cases, drafts and settings reach the disk."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Final, Generic, TypeAlias, TypeVar

from cocreport.errors import ChangedMeanwhileError, InvalidDataError, LockedError, NotFoundError
from cocreport.model import changes
from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.model.keys import ALPHABET, CaseId, Draw, match_case
from cocreport.model.record import Record
from cocreport.model.team import Team
from cocreport.procedure.load import bundled, bundled_bytes, load_procedure
from cocreport.procedure.spec import Procedure
from cocreport.store import files, layout
from cocreport.store.codec import NO_COMMENTS, comments_of, confirmation, decode, encode
from cocreport.store.crypt import Crypt, Plain

R = TypeVar("R", bound=Record)
Comments: TypeAlias = Mapping[str, tuple[str, ...]]

_CASE_SCHEMA: Final = "../.coc/schema/case.json"


@dataclass(frozen=True)
class Stored(Generic[R]):
    """A record as it was read: with the bytes, from which its revision is known."""

    record: R
    data: bytes

    @property
    def revision(self) -> str:
        """Return what a save has to name: a digest of the bytes (BLAKE2b, 16 bytes, hexadecimal)."""
        return blake2b(self.data, digest_size=16).hexdigest()


class CaseFolder:
    """A team's folder on this machine."""

    def __init__(self, root: Path, *, draw: Draw, crypt: Crypt | None = None) -> None:
        """Take a folder as it is; nothing is read or made yet."""
        self.root = root
        self._draw = draw
        self._crypt = crypt or Plain()
        self._procedures: dict[bytes, Procedure] = {}

    # Reading

    def team(self) -> Team:
        """Return the team; raise NotFoundError where the folder has none."""
        return decode(Team, self._bytes(layout.TEAM), file=layout.TEAM)

    def event(self, edition: str) -> Event:
        """Return one edition of the event."""
        file = f"{layout.EVENTS}/{edition}.yaml"
        return decode(Event, self._bytes(file), file=file)

    def has_event(self, edition: str) -> bool:
        """Tell whether the folder has a file for an edition."""
        return (self.root / layout.EVENTS / f"{edition}.yaml").exists()

    def procedure(self, procedure_id: str) -> Procedure:
        """Return a procedure: the one the folder keeps, or the bundled one of that name and version."""
        file = f"{layout.PROCEDURES}/{procedure_id}.yaml"
        if not (self.root / file).exists():
            return bundled(procedure_id)
        data = self._bytes(file)
        if data not in self._procedures:
            self._procedures[data] = load_procedure(data, file=file)
        return self._procedures[data]

    def case_ids(self) -> list[CaseId]:
        """Return the ids of all cases, sorted; other files in ``cases/`` are passed over."""
        return self._names(layout.CASES)

    def find(self, said: str, *, may_see: Callable[[CaseId], bool] = lambda _: True) -> CaseId:
        """Return the case that was meant by a beginning or an ending of its id, among those that may be seen."""
        found = [one for one in match_case(said, self.case_ids()) if may_see(one)]
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFoundError(f"{len(found)} cases fit that.", "Give more signs of the id; `coc list` shows them.")
        raise NotFoundError("There is no such case in this folder.", "`coc list` shows the ids.")

    def read(self, case_id: CaseId) -> Stored[Case]:
        """Return a case with its revision."""
        file = _case_file(case_id)
        data = self._bytes(file)
        case = decode(Case, data, file=file)
        if case.id != case_id:
            raise NotFoundError(
                f"{file}: the id inside is another one.",
                "Give file and case the same id, or remove the copy.",
            )
        return Stored(case, data)

    def _bytes(self, file: str) -> bytes:
        stored = files.read_file(self.root / file, limit=layout.LONGEST_FILE, shown=file)
        return self._crypt.open(stored)

    def _names(self, folder: str) -> list[str]:
        where = self.root / folder
        names = (layout.CASE_FILE.fullmatch(path.name) for path in where.iterdir()) if where.is_dir() else ()
        return sorted(name.group(1) for name in names if name)

    # The state of the folder itself

    def strangers(self) -> list[str]:
        """Name what lies in the folder and is not the tool's: links, conflict copies, other files; nothing is read."""
        return [
            f"{folder}/{name}"
            for folder, pattern in layout.OWN_NAMES.items()
            for name in files.strangers(self.root / folder, pattern)
        ]

    def leftovers(self) -> list[str]:
        """Name the copies that hold words of a case and are not in use: edited, refused, or half written."""
        copies = [path for path in (self.root / layout.DRAFTS).glob("*-*-*.yaml") if path.is_file()]
        halves = [path for folder in layout.FOLDERS for path in files.leftovers(self.root / folder)]
        return sorted(path.relative_to(self.root).as_posix() for path in (*copies, *halves))

    def tighten(self) -> list[str]:
        """Make private again what others could open, and name it."""
        there = [(self.root, True), *((self.root / name, True) for name in layout.FOLDERS)]
        there += [(path, False) for folder in layout.OWN_NAMES for path in sorted((self.root / folder).glob("*.yaml"))]
        there.append((self.root / layout.TEAM, False))
        return [str(path.relative_to(self.root)) for path, is_folder in there if files.tighten(path, folder=is_folder)]

    # Writing

    def prepare(self) -> None:
        """Make sure that something can be saved here, before anybody is asked anything.

        Folders that are missing are made: whoever copies the folder may have left out those that were empty.
        """
        files.probe(self.root, shown=self.root.name, places=(layout.CASES, layout.DRAFTS))
        for folder in layout.FOLDERS:
            if not (self.root / folder).is_dir():
                files.private_folder(self.root / folder)

    def make(self, team: Team, event: Event, schemas: Mapping[str, str]) -> None:
        """Lay out a new folder with its team, its first edition, and JSON Schemas for editors."""
        files.private_folder(self.root)
        files.tighten(self.root, folder=True)
        for folder in layout.FOLDERS:
            files.private_folder(self.root / folder)
        for kind, text in schemas.items():
            file = f"{layout.SCHEMAS}/{kind}.json"
            files.write_file(self.root / file, text.encode(), shown=file)
        self.put_event(event)
        self.put_team(team)

    def put_team(self, team: Team) -> None:
        """Write the team's file; comments that somebody wrote into it stay."""
        self._put(layout.TEAM, team, schema=".coc/schema/team.json", comments=self._comments_in(layout.TEAM))

    def put_event(self, event: Event) -> None:
        """Write an edition's file; comments that somebody wrote into it stay."""
        file = f"{layout.EVENTS}/{event.id}.yaml"
        self._put(file, event, schema="../.coc/schema/event.json", comments=self._comments_in(file))

    def _comments_in(self, file: str) -> Comments:
        return comments_of(self._bytes(file), file=file) if (self.root / file).exists() else NO_COMMENTS

    def create(self, case: Case, *, at: datetime, by: str) -> Stored[Case]:
        """Save a new case, with the procedure it follows kept beside it; an existing one is never replaced."""
        new = changes.opened(case, at=at, by=by, draw=self._draw)
        with self._lock():
            self._keep_procedure(case.procedure)
            return self._put_case(new, NO_COMMENTS, replace=False)

    def save(
        self, before: Stored[Case], after: Case, *, at: datetime, by: str, comments_from: bytes | None = None
    ) -> Stored[Case]:
        """Save a later state of a case with its history; raise ChangedMeanwhileError when the file moved on.

        Comments that somebody wrote into the file stay; ``comments_from`` is for a file edited as a whole.
        """
        new = changes.changed(before.record, after, at=at, by=by, draw=self._draw)
        return self._replace(before, new, comments_from or before.data)

    def amend(self, case_id: CaseId, change: Callable[[Case], Case], *, at: datetime, by: str) -> Stored[Case]:
        """Add to whatever the case is at this moment; for changes that get in nobody's way, like a note."""
        with self._lock():
            before = self.read(case_id)
            new = changes.changed(before.record, change(before.record), at=at, by=by, draw=self._draw)
            return self._put_case(new, comments_of(before.data, file=_case_file(case_id)), replace=True)

    def accept(self, before: Stored[Case], *, at: datetime) -> Stored[Case]:
        """Put on record that a case was changed by hand."""
        new = changes.accepted(before.record, at=at, draw=self._draw)
        return self._replace(before, new, before.data)

    def _replace(self, before: Stored[Case], new: Case, commented: bytes) -> Stored[Case]:
        file = _case_file(new.id)
        comments = comments_of(commented, file=file)
        with self._lock():
            if not self._is_still(file, before.data):
                raise self._refused(new, comments)
            return self._put_case(new, comments, replace=True)

    def _is_still(self, file: str, data: bytes) -> bool:
        try:
            return self._bytes(file) == data
        except (NotFoundError, InvalidDataError):  # moved away, or something else stands there
            return False

    def _refused(self, new: Case, comments: Comments) -> ChangedMeanwhileError:
        """Keep a state that came too late beside the drafts, so that no word of it is lost."""
        file = f"{layout.DRAFTS}/{new.id}-refused-{''.join(self._draw(ALPHABET) for _ in range(4))}.yaml"
        self._put(file, new, schema=_CASE_SCHEMA, comments=comments)
        return ChangedMeanwhileError(
            "Somebody changed this case while you were at it, so yours was not saved over it.",
            f"Your version is kept in {file}; compare it with `coc show`, enter what is missing, then remove it.",
        )

    def _put_case(self, case: Case, comments: Comments, *, replace: bool) -> Stored[Case]:
        data = self._put(_case_file(case.id), case, schema=_CASE_SCHEMA, comments=comments, replace=replace)
        return Stored(case, data)

    def _put(
        self,
        file: str,
        record: Record,
        *,
        schema: str,
        comments: Comments = NO_COMMENTS,
        replace: bool = True,
    ) -> bytes:
        """Write one file safely: read back from the disk and compared before it replaces anything."""
        data = encode(record, schema=schema, comments=comments)
        confirm = confirmation(record, file=file)
        files.write_file(
            self.root / file,
            self._crypt.close(data),
            shown=file,
            confirm=lambda stored: confirm(self._crypt.open(stored)),
            replace=replace,
        )
        return data

    def _lock(self) -> AbstractContextManager[None]:
        return files.lock(self.root / layout.LOCK, shown=self.root.name)

    def _keep_procedure(self, procedure_id: str) -> None:
        """Put a bundled procedure into the folder, where the cases that follow it will need it."""
        file = f"{layout.PROCEDURES}/{procedure_id}.yaml"
        if not (self.root / file).exists():
            name = bundled(procedure_id).name
            files.private_folder(self.root / layout.PROCEDURES)
            files.write_file(self.root / file, self._crypt.close(bundled_bytes(name)), shown=file)

    # A case on loan to an editor

    def lend(self, stored: Stored[Case]) -> Path:
        """Put a copy of a case where an editor can open it; words that were kept there before stay."""
        file = _loan_file(stored.record.id)
        path = self.root / file
        if path.exists() and files.read_file(path, limit=layout.LONGEST_FILE, shown=file) != stored.data:
            raise ChangedMeanwhileError(
                f"{file} holds a text that was edited and not saved.",
                "Take out of it what you need, remove it, and try again.",
            )
        files.write_file(path, stored.data, shown=file)
        return path

    def lent(self, before: Stored[Case]) -> Stored[Case]:
        """Read the edited copy; its history and its id are not for editing."""
        file = _loan_file(before.record.id)
        data = files.read_file(self.root / file, limit=layout.LONGEST_FILE, shown=file)
        edited = decode(Case, data, file=file)
        if edited.id != before.record.id:
            raise InvalidDataError(f"{file}: the id of a case stays.", f"Write {before.record.id} there again.")
        kept = {"history": before.record.history, "seal": before.record.seal}
        return Stored(edited.model_copy(update=kept), data)

    def take_back(self, stored: Stored[Case]) -> None:
        """Remove the copy that was edited."""
        file = _loan_file(stored.record.id)
        files.remove_file(self.root / file, shown=file)

    # Drafts

    def drafts(self) -> list[CaseId]:
        """Return the ids of all drafts, finished or not, sorted."""
        return self._names(layout.DRAFTS)

    def draft(self, name: str, kind: type[R]) -> R:
        """Return what was kept of an interview."""
        file = _draft_file(name)
        return decode(kind, self._bytes(file), file=file)

    def keep_draft(self, name: str, session: Record) -> None:
        """Keep an interview as far as it has come, under the id of its case, or a name that begins with it."""
        self._put(_draft_file(name), session, schema="../.coc/schema/session.json")

    def drop_draft(self, name: str) -> None:
        """Remove a draft whose case is saved; one that is not there is fine."""
        if (self.root / _draft_file(name)).exists():
            files.remove_file(self.root / _draft_file(name), shown=_draft_file(name))

    @contextmanager
    def claim_draft(self, case_id: CaseId) -> Iterator[None]:
        """Hold a draft while it is being gone on with, so that two windows do not write the same one."""
        claim = self.root / f"{layout.OWN}/{case_id}.lock"
        with ExitStack() as held:
            try:
                held.enter_context(files.lock(claim, shown=self.root.name, seconds=0.2))
            except LockedError:
                raise LockedError("This report is open in another window.", "Go on with it there.") from None
            yield
        files.remove_file(claim, shown=self.root.name)


def _case_file(case_id: CaseId) -> str:
    return f"{layout.CASES}/{case_id}.yaml"


def _loan_file(case_id: CaseId) -> str:
    return f"{layout.DRAFTS}/{case_id}-edited.yaml"


def _draft_file(name: str) -> str:
    return f"{layout.DRAFTS}/{name}.yaml"
