"""The folder of a team: the one door through which cases, drafts and settings reach the disk."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Final, Generic, Literal, TypeAlias, TypeVar

from cocreport.errors import (
    ChangedMeanwhileError,
    IntegrityError,
    InvalidDataError,
    LockedError,
    NotFoundError,
)
from cocreport.model import changes
from cocreport.model.address import put
from cocreport.model.attachments import Attachment
from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.model.joined import Pointer
from cocreport.model.joining import Parted
from cocreport.model.journal import Entry
from cocreport.model.keys import ALPHABET, AttachmentKey, CaseId, Draw, match_case, new_key
from cocreport.model.publication import Publication
from cocreport.model.record import Record
from cocreport.model.team import Team
from cocreport.procedure.load import bundled, bundled_bytes, load_procedure
from cocreport.procedure.spec import Procedure
from cocreport.store import files, layout
from cocreport.store.attachments import Attachments
from cocreport.store.codec import NO_COMMENTS, comments_of, confirmation, decode, encode
from cocreport.store.crypt import Crypt, Plain, SealedError
from cocreport.store.half_typed import HalfTyped
from cocreport.words import say

R = TypeVar("R", bound=Record)
Closing: TypeAlias = Literal["written", "as it was", "sealed"]
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
        self.crypt = crypt or Plain()
        self._procedures: dict[bytes, Procedure] = {}
        self.has_written = False

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

    def procedure_bytes(self, procedure_id: str) -> bytes:
        """Return the file of a procedure: the one the folder keeps, or the bundled one."""
        file = f"{layout.PROCEDURES}/{procedure_id}.yaml"
        return self._bytes(file) if (self.root / file).exists() else bundled_bytes(procedure_id.rpartition("-")[0])

    def editions(self) -> list[str]:
        """Return the ids of all editions, sorted."""
        return sorted(path.stem for path in (self.root / layout.EVENTS).glob("*.yaml"))

    def case_ids(self) -> list[CaseId]:
        """Return the ids of all cases, sorted; not those that are part of another, nor other files in ``cases/``."""
        joined = {one for one in self.joined_ids() if self.resolve(one) != one}
        return [one for one in self._names(layout.CASES) if one not in joined]

    def find(self, said: str, *, may_see: Callable[[CaseId], bool] = lambda _: True) -> CaseId:
        """Return the case that was meant by a beginning or an ending of its id, among those that may be seen."""
        known = {*self._names(layout.CASES), *self.joined_ids()}
        found = sorted({one for one in map(self.resolve, match_case(said, known)) if may_see(one)})
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFoundError(
                say("{count} cases fit that.", count=len(found)),
                say("Give more signs of the id; `coc list` shows them."),
            )
        raise NotFoundError(say("There is no such case in this folder."), say("`coc list` shows the ids."))

    def read(self, case_id: CaseId) -> Stored[Case]:
        """Return a case with its revision."""
        file = _case_file(case_id)
        data = self._bytes(file)
        case = decode(Case, data, file=file)
        if case.id != case_id:
            raise NotFoundError(
                say("{file}: the id inside is another one.", file=file),
                say("Give file and case the same id, or remove the copy."),
            )
        return Stored(case, data)

    def publications(self) -> list[str]:
        """Return the editions whose transparency report was signed off, sorted."""
        return sorted(path.stem for path in (self.root / layout.PUBLISHED).glob("*.yaml"))

    def publication(self, edition: str) -> Publication | None:
        """Return the transparency report of an edition as it was signed off, or None."""
        file = f"{layout.PUBLISHED}/{edition}.yaml"
        if not (self.root / file).exists():
            return None
        return decode(Publication, self._bytes(file), file=file)

    # Cases that are part of another one

    def joined_ids(self) -> list[CaseId]:
        """Return the ids that point to another case, sorted; joining or splitting may have stopped half way."""
        return self._names(layout.JOINED)

    def resolve(self, case_id: CaseId) -> CaseId:
        """Return the case that an id stands for now: another one where it is part of that, else itself."""
        try:
            into = self.pointer(case_id).joined_into
        except NotFoundError:
            return case_id
        except InvalidDataError:  # `coc check` says what is wrong with it
            return case_id
        return into if self.holds(into, case_id) or not self.has_case(case_id) else case_id

    def has_case(self, case_id: CaseId) -> bool:
        """Tell whether there is a file of its own for a case."""
        return (self.root / _case_file(case_id)).exists()

    def saved_at(self, case_id: CaseId) -> datetime:
        """Return when the file of a case was written last, as the disk has it."""
        return datetime.fromtimestamp((self.root / _case_file(case_id)).stat().st_mtime, tz=UTC)

    def is_known(self, case_id: CaseId) -> bool:
        """Tell whether there is a case of this id, of its own or as part of another one."""
        return self.has_case(case_id) or (self.root / _pointer_file(case_id)).exists()

    def pointer(self, case_id: CaseId) -> Pointer:
        """Return what stands in the place of a case that is part of another one."""
        file = _pointer_file(case_id)
        return decode(Pointer, self._bytes(file), file=file)

    def holds(self, into: CaseId, case_id: CaseId) -> bool:
        """Tell whether a case can be read and another one is part of it."""
        try:
            return case_id in self.read(into).record.joined
        except (NotFoundError, InvalidDataError, SealedError):
            return False

    def join(self, into: Stored[Case], other: Stored[Case], joined: Case, *, at: datetime, by: str) -> Stored[Case]:
        """Make one case part of another; whatever stops it, each entry stands in one file that counts.

        The pointer comes first and means nothing until the case it points to holds the other one. Then the file of
        the other one is removed.
        """
        pointer = Pointer(schema_=1, id=other.record.id, joined_into=joined.id)
        entry = Entry(at=at, by=by, what="joined", address=f"joined/{pointer.id}")
        new = changes.changed_as_one(into.record, joined, entry, draw=self._draw)
        comments = comments_of(into.data, file=_case_file(joined.id))
        with self.lock():
            self._need_still(into, other)
            files.private_folder(self.root / layout.JOINED)
            self._put(_pointer_file(pointer.id), pointer, schema="../.coc/schema/joined.json")
            try:
                stored = self._put_case(new, comments, replace=True)
            except InvalidDataError:  # too much for one file
                self._remove(_pointer_file(pointer.id))
                raise
            self._remove(_case_file(pointer.id))
        return stored

    def finish_join(self, case_id: CaseId) -> bool:
        """Remove what a join that was stopped left of a case; tell whether there was anything."""
        with self.lock():
            if not self.has_case(case_id):
                return False
            if changes.is_changed_by_hand(self.read(case_id).record):
                raise ChangedMeanwhileError(
                    say("{file} was changed by hand and is not removed.", file=_case_file(case_id)),
                    say("Compare it with the case that it is part of, then remove it."),
                )
            self._remove(_case_file(case_id))
            return True

    def split(self, before: Stored[Case], parted: Parted, *, at: datetime, by: str) -> None:
        """Make two cases of one; whatever stops it, each entry stands in one file that counts.

        The other case counts from the moment at which the first one does not hold it any more.
        """
        entry = Entry(at=at, by=by, what="split", address=f"joined/{parted.other.id}")
        case = changes.changed_as_one(before.record, parted.case, entry, draw=self._draw)
        sealed = parted.other.model_copy(update={"seal": changes.seal_of(parted.other)})
        other = changes.changed_as_one(sealed, parted.other, entry, draw=self._draw)
        comments = comments_of(before.data, file=_case_file(case.id))
        with self.lock():
            self._need_still(before)
            self._keep_procedure(other.procedure)
            self._put_case(other, NO_COMMENTS, replace=True)
            self._put_case(case, comments, replace=True)
            self._remove(_pointer_file(other.id))

    def drop_pointer(self, case_id: CaseId) -> None:
        """Remove what a split that was stopped, or a join that never came about, left behind."""
        with self.lock():
            self._remove(_pointer_file(case_id))

    def _need_still(self, *read: Stored[Case]) -> None:
        for one in read:
            if not self._is_still(_case_file(one.record.id), one.data):
                raise ChangedMeanwhileError(say("Somebody changed one of these cases meanwhile."), say("Try again."))

    def _remove(self, file: str) -> None:
        files.remove_file(self.root / file, shown=file)

    # Closed again for other readers

    def reclose(self, file: str, *, excluded: Collection[str] = ()) -> Closing:
        """Write a file anew as it is to be closed now, its words unchanged; tell what was done.

        A file that nobody here can open stays as it is.
        """
        with self.lock():
            return self._reclose(file, excluded)

    def _reclose(self, file: str, excluded: Collection[str]) -> Closing:
        stored = files.read_file(self.root / file, limit=layout.LONGEST_CLOSED, shown=file)
        try:
            plain = self.crypt.open(stored, file=file)
        except SealedError:
            return "sealed"
        closed = self.crypt.close(plain, file=file, excluded=excluded)
        if closed == stored:  # plain, and to be so
            return "as it was"
        files.write_file(self.root / file, closed, shown=file, confirm=lambda now: self._need_words(now, plain, file))
        return "written"

    def _need_words(self, stored: bytes, plain: bytes, file: str) -> None:
        if self.crypt.open(stored, file=file) != plain:
            raise IntegrityError(
                say("{file}: what was written does not read back, so nothing was replaced.", file=file)
            )

    # Attachments

    @property
    def attachments(self) -> Attachments:
        """Return the files that came with cases."""
        return Attachments(self.root, self.crypt)

    def attach(
        self, case_id: CaseId, data: bytes, about: Callable[[AttachmentKey], Attachment], *, at: datetime, by: str
    ) -> Stored[Case]:
        """Keep a file and then say so in whatever the case is at this moment.

        ``about`` is handed the key of the new entry. A file that no case names is one that was stopped between the two.
        """
        with self.lock():
            before = self.read(case_id)
            taken = {*before.record.attachments, *(Path(name).stem for name in self.attachments.names())}
            key = new_key("f", taken, self._draw)
            attachment = about(key)
            self.attachments.keep(attachment.file, data, excluded=before.record.excluded)
            after = put(before.record, f"attachments/{key}", attachment.to_tree())
            return self._amended(before, after, at=at, by=by)

    def _bytes(self, file: str) -> bytes:
        stored = files.read_file(self.root / file, limit=layout.LONGEST_FILE, shown=file)
        return self.crypt.open(stored, file=file)

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
        ] + self.attachments.strangers()

    def leftovers(self) -> list[str]:
        """Name the copies that hold words of a case and are not in use: edited, refused, or half written."""
        copies = [path for path in (self.root / layout.DRAFTS).glob("*-*-*.yaml") if path.is_file()]
        places = [*(self.root / name for name in layout.FOLDERS), *self.attachments.folders()]
        halves = [path for place in places for path in files.leftovers(place)]
        return sorted(path.relative_to(self.root).as_posix() for path in (*copies, *halves))

    def tighten(self) -> list[str]:
        """Make private again what others could open, and name it."""
        there = [(self.root, True), *((self.root / name, True) for name in layout.FOLDERS)]
        there += [(path, False) for folder in layout.OWN_NAMES for path in sorted((self.root / folder).glob("*.yaml"))]
        there.append((self.root / layout.TEAM, False))
        for folder in self.attachments.folders():
            there += [(folder, True), *((path, False) for path in sorted(folder.iterdir()))]
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

    def put_publication(self, publication: Publication) -> None:
        """Keep a transparency report as it was signed off; one that is there is never replaced."""
        file = f"{layout.PUBLISHED}/{publication.edition}.yaml"
        with self.lock():
            files.private_folder(self.root / layout.PUBLISHED)
            self._put(file, publication, schema="../.coc/schema/publication.json", replace=False)

    def _comments_in(self, file: str) -> Comments:
        return comments_of(self._bytes(file), file=file) if (self.root / file).exists() else NO_COMMENTS

    def create(self, case: Case, *, at: datetime, by: str) -> Stored[Case]:
        """Save a new case, with the procedure it follows kept beside it; an existing one is never replaced."""
        new = changes.opened(case, at=at, by=by, draw=self._draw)
        with self.lock():
            if (self.root / _pointer_file(case.id)).exists():
                raise ChangedMeanwhileError(say("There is a case with this id already."), say("Take the report again."))
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
        with self.lock():
            before = self.read(case_id)
            return self._amended(before, change(before.record), at=at, by=by)

    def _amended(self, before: Stored[Case], after: Case, *, at: datetime, by: str) -> Stored[Case]:
        """Save a later state of a case; hold the lock."""
        if after == before.record:
            return before
        new = changes.changed(before.record, after, at=at, by=by, draw=self._draw)
        return self._put_changed(before, new, comments_of(before.data, file=_case_file(new.id)))

    def _put_changed(self, before: Stored[Case], new: Case, comments: Comments) -> Stored[Case]:
        """Write a case in the place of a former state; what belongs to it is closed to whoever is kept out since."""
        stored = self._put_case(new, comments, replace=True)
        if new.excluded != before.record.excluded:
            for attachment in new.attachments.values():
                self._reclose(f"{layout.ATTACHMENTS}/{attachment.file}", new.excluded)
        return stored

    def accept(self, before: Stored[Case], *, at: datetime) -> Stored[Case]:
        """Put on record that a case was changed by hand."""
        new = changes.accepted(before.record, at=at, draw=self._draw)
        return self._replace(before, new, before.data)

    def _replace(self, before: Stored[Case], new: Case, commented: bytes) -> Stored[Case]:
        file = _case_file(new.id)
        comments = comments_of(commented, file=file)
        with self.lock():
            if not self._is_still(file, before.data):
                raise self._refused(new, comments)
            return self._put_changed(before, new, comments)

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
            say("Somebody changed this case while you were at it, so yours was not saved over it."),
            say(
                "Your version is kept in {file}; compare it with `coc show`, enter what is missing, then remove it.",
                file=file,
            ),
        )

    def _put_case(self, case: Case, comments: Comments, *, replace: bool) -> Stored[Case]:
        self.has_written = True
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
            self.crypt.close(data, file=file, excluded=record.excluded if isinstance(record, Case) else ()),
            shown=file,
            confirm=lambda stored: confirm(self.crypt.open(stored, file=file)),
            replace=replace,
        )
        return data

    def lock(self) -> AbstractContextManager[None]:
        """Keep everybody else from saving in the folder meanwhile."""
        return files.lock(self.root / layout.LOCK, shown=self.root.name)

    def _keep_procedure(self, procedure_id: str) -> None:
        """Put a bundled procedure into the folder, where the cases that follow it will need it."""
        file = f"{layout.PROCEDURES}/{procedure_id}.yaml"
        if not (self.root / file).exists():
            name = bundled(procedure_id).name
            files.private_folder(self.root / layout.PROCEDURES)
            files.write_file(self.root / file, self.crypt.close(bundled_bytes(name), file=file), shown=file)

    # A case on loan to an editor

    def lend(self, stored: Stored[Case]) -> Path:
        """Put a copy of a case where an editor can open it; words that were kept there before stay."""
        file = _loan_file(stored.record.id)
        path = self.root / file
        if path.exists() and files.read_file(path, limit=layout.LONGEST_FILE, shown=file) != stored.data:
            raise ChangedMeanwhileError(
                say("{file} holds a text that was edited and not saved.", file=file),
                say("Take out of it what you need, remove it, and try again."),
            )
        files.write_file(path, stored.data, shown=file)
        return path

    def lent(self, before: Stored[Case]) -> Stored[Case]:
        """Read the edited copy; its history and its id are not for editing."""
        file = _loan_file(before.record.id)
        data = files.read_file(self.root / file, limit=layout.LONGEST_FILE, shown=file)
        edited = decode(Case, data, file=file)
        if edited.id != before.record.id:
            raise InvalidDataError(
                say("{file}: the id of a case stays.", file=file), say("Write {id} there again.", id=before.record.id)
            )
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

    def has_open_draft(self, case_id: CaseId) -> bool:
        """Tell whether something is kept for a case that is not saved: a change, a note, an edited copy."""
        names = (case_id, f"{case_id}-note", f"{case_id}-edited")
        return any((self.root / _draft_file(name)).exists() for name in names)

    def drop_draft(self, name: str) -> None:
        """Remove a draft whose case is saved; one that is not there is fine."""
        if (self.root / _draft_file(name)).exists():
            files.remove_file(self.root / _draft_file(name), shown=_draft_file(name))
            self.crypt.forget(file=_draft_file(name))

    def half_typed(self, name: str) -> HalfTyped:
        """Return what is kept of the text that is being typed in an interview."""
        return HalfTyped(self.root / _draft_file(name), self.crypt)

    @contextmanager
    def claim_draft(self, case_id: CaseId) -> Iterator[None]:
        """Hold a draft while it is being gone on with, so that two windows do not write the same one."""
        claim = self.root / f"{layout.OWN}/{case_id}.lock"
        with ExitStack() as held:
            try:
                held.enter_context(files.lock(claim, shown=self.root.name, seconds=0.2))
            except LockedError:
                raise LockedError(say("This report is open in another window."), say("Go on with it there.")) from None
            yield
        files.remove_file(claim, shown=self.root.name)


def _case_file(case_id: CaseId) -> str:
    return f"{layout.CASES}/{case_id}.yaml"


def _pointer_file(case_id: CaseId) -> str:
    return f"{layout.JOINED}/{case_id}.yaml"


def _loan_file(case_id: CaseId) -> str:
    return f"{layout.DRAFTS}/{case_id}-edited.yaml"


def _draft_file(name: str) -> str:
    return f"{layout.DRAFTS}/{name}.yaml"
