"""How a file comes into a case: read once, freed of what a photo says beside its picture, kept, and named."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final, TextIO

from cocreport.cli.desk import Desk
from cocreport.errors import InputNeededError, InvalidDataError, NotFoundError, StoppedError
from cocreport.interview.asker import Answer, Leave, Option, Prompt, Reply, Skip
from cocreport.model.attachments import LARGEST, Attachment, ending_of
from cocreport.model.case import Case
from cocreport.model.keys import AttachmentKey, CaseId, ReportKey
from cocreport.model.terms import LONGEST_TEXT
from cocreport.store.files import read_file
from cocreport.store.photos import BrokenPhotoError, without_metadata
from cocreport.ui.stopping import stoppable
from cocreport.words import N_, say

_FILE: Final = N_("The file")
"""What a file that is handed in is called in a message; its own name may name somebody."""
_NO_REPORT: Final = "none"
_DAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


@dataclass(frozen=True)
class Given:
    """A file as it was handed in."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Origin:
    """Where a file comes from, and the report it belongs to."""

    source: str | None = None
    report: ReportKey | None = None


def read_given(path: Path) -> Given:
    """Read a file that is handed in; links, pipes, devices and folders are not followed."""
    try:
        data = read_file(path, limit=LARGEST, shown=say(_FILE))
    except InvalidDataError as error:
        fix = say("Attach the file itself; it may have at most {count} MB.", count=LARGEST // 1_000_000)
        raise InvalidDataError(error.problem, fix) from None
    if not data:
        raise InvalidDataError(say("The file is empty."), say("Look whether it is the right one."))
    return Given(path.name.encode("utf-8", "replace").decode("utf-8"), data)


def read_source(place: str, stdin: TextIO | None) -> str:
    """Return where a file comes from, out of a file or from stdin (``-``)."""
    try:
        if place == "-":
            text = stdin.read(LONGEST_TEXT + 2) if stdin else ""
        else:
            text = read_file(Path(place), limit=4 * LONGEST_TEXT, shown=say("The file for --source-from")).decode(
                "utf-8"
            )
    except UnicodeDecodeError:
        raise InvalidDataError(say("What --source-from names is not UTF-8 text."), say("Convert it first.")) from None
    if not text.strip():
        raise InputNeededError(
            say("Nothing came in that says where the file is from."), say("Leave --source-from out.")
        )
    if len(text.rstrip("\n")) > LONGEST_TEXT:
        raise InvalidDataError(say("It holds at most {count} characters.", count=LONGEST_TEXT), say("Shorten it."))
    return text.rstrip("\n")


def asked_source(desk: Desk, case_id: CaseId) -> str | None:
    """Ask where a file comes from; nothing where nobody is there to be asked, or nobody knows."""
    if not can_ask(desk):
        desk.console.complain(say("Where it comes from is not on record, as nobody could be asked (--source-from)."))
        return None
    prompt = Prompt(
        slot="source",
        title=say("A file for {case}", case=case_id),
        ask=say("Where does it come from, and how did it get here?"),
        form="text",
        hint=say("Who gave it, when, and who may have it."),
        skips=("unknown",),
        can_go_back=False,
    )
    while True:
        match _asked(desk, prompt):
            case Answer(value) if len(str(value)) <= LONGEST_TEXT:
                return str(value)
            case Skip():
                return None
            case _:
                desk.asker.tell(say("Write it in a few words, or say that nobody knows."))


def report_of(desk: Desk, case: Case, said: str | None) -> ReportKey | None:
    """Return the report that a file belongs to: the only one, the one that was named, or the one that is chosen."""
    if said:
        return _named(case, said)
    if len(case.reports) == 1:
        return next(iter(case.reports))
    if not can_ask(desk):
        return None
    options = [Option(key, _received(key, one.received)) for key, one in case.reports.items()]
    prompt = Prompt(
        slot="report",
        title=say("A file for {case}", case=case.id),
        ask=say("Which report does it belong to?"),
        form="choice",
        options=(*options, Option(_NO_REPORT, say("none of them in particular"))),
        can_go_back=False,
    )
    while True:
        match _asked(desk, prompt):
            case Answer(value):
                return None if value == _NO_REPORT else str(value)
            case _:
                desk.asker.tell(say("Choose one of them."))


def _received(key: ReportKey, moment: datetime) -> str:
    """Return a report by its key and the time at which it came, as it is offered to be chosen."""
    day = say(_DAYS[moment.weekday()])
    return say("{report}, received {day} {time}", report=key, day=day, time=f"{moment:%H:%M}")


def _named(case: Case, said: str) -> ReportKey:
    if said.upper() not in map(str.upper, case.reports):
        raise NotFoundError(say("There is no such report in this case."), say("`coc show CASE` shows their keys."))
    return next(key for key in case.reports if key.upper() == said.upper())


def can_ask(desk: Desk) -> bool:
    """Tell whether there is somebody to ask."""
    try:
        return bool(desk.asker)
    except InputNeededError:
        return False


def _asked(desk: Desk, prompt: Prompt) -> Reply:
    with stoppable(desk.stops):
        reply = desk.asker.ask(prompt, None)
    if isinstance(reply, Leave):
        raise StoppedError(say("Nothing was attached."), reply.code)
    return reply


def attach(desk: Desk, case_id: CaseId, given: Given, origin: Origin, *, by: str) -> Attachment:
    """Keep a file and name it in its case; return what is on record of it."""
    now = desk.now()
    ending = ending_of(given.name, given.data)
    data, metadata = given.data, None
    if ending == "jpg":
        try:
            data, metadata = without_metadata(given.data), "removed"
        except BrokenPhotoError:
            metadata = "could not be removed"
    digest, digest_given = sha256(data).hexdigest(), sha256(given.data).hexdigest()
    kept: list[Attachment] = []

    def about(key: AttachmentKey) -> Attachment:
        kept.append(
            Attachment.model_validate(
                {
                    "file": f"{case_id}/{key}.{ending}",
                    "name": given.name,
                    "size": len(data),
                    "sha256": digest,
                    "sha256_given": None if digest == digest_given else digest_given,
                    "source": origin.source,
                    "added": now,
                    "by": by,
                    "report": origin.report,
                    "metadata": metadata,
                }
            )
        )
        return kept[-1]

    desk.folder.attach(case_id, data, about, at=now, by=by)
    return kept[-1]


def remark(attachment: Attachment) -> str:
    """Say what became of what a file says beside its content."""
    return say(_REMARKS[attachment.metadata])


_REMARKS: Final = {
    "removed": N_(
        "The photo is kept without its place, time and device. The picture itself is untouched, and so is the file "
        "you gave; keep that one if these may matter later."
    ),
    "could not be removed": N_(
        "This photo is damaged and is kept as it is. It may say where, when and with what it was taken."
    ),
    None: N_("It is kept as it is. Files may say who made them, where and when; this one was not changed."),
}
