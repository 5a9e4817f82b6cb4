"""What is kept of a file that came with a case: a photo, a message, a recording."""

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import StringConstraints

from cocreport.model.keys import ATTACHMENT_PATTERN, ReportKey
from cocreport.model.marks import IDENTIFIES, PLAIN, STAFF, WHEN
from cocreport.model.record import Record
from cocreport.model.terms import Count, Handle, Moment, Text

LARGEST: Final = 20_000_000
"""The most bytes an attachment may have."""

Ending: TypeAlias = Literal["jpg", "png", "gif", "webp", "pdf", "txt", "eml", "mp3", "m4a", "ogg", "wav", "mp4", "bin"]
"""What the name of a kept file ends with; ``bin`` is everything that is none of the others."""

AttachmentFile: TypeAlias = Annotated[str, StringConstraints(pattern=ATTACHMENT_PATTERN)]
"""Where an attachment lies under ``attachments/``: ``2031-7K3QX/f-7K3Q.jpg``."""
Digest: TypeAlias = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
"""SHA-256 in hexadecimal."""


class Attachment(Record):
    """One file: what it was called, what is kept of it, where it comes from, which report it belongs to.

    ``sha256`` and ``size`` are those of what is kept; ``sha256_given`` is there where that is not what was given.
    """

    file: Annotated[AttachmentFile, PLAIN]
    name: Annotated[Text, IDENTIFIES]
    size: Annotated[Count, PLAIN]
    sha256: Annotated[Digest, PLAIN]
    sha256_given: Annotated[Digest, PLAIN] | None = None
    source: Annotated[Text, IDENTIFIES] | None = None
    added: Annotated[Moment, WHEN]
    by: Annotated[Handle, STAFF]
    report: Annotated[ReportKey, PLAIN] | None = None
    metadata: Annotated[Literal["removed", "could not be removed"], PLAIN] | None = None


_STARTS: Final[tuple[tuple[Ending, bytes], ...]] = (
    ("jpg", b"\xff\xd8\xff"),
    ("png", b"\x89PNG\r\n\x1a\n"),
    ("gif", b"GIF8"),
    ("pdf", b"%PDF-"),
    ("mp3", b"ID3"),
    ("ogg", b"OggS"),
)
_RIFF: Final[dict[bytes, Ending]] = {b"WEBP": "webp", b"WAVE": "wav"}
_BY_NAME: Final[dict[str, Ending]] = {"txt": "txt", "eml": "eml", "mp3": "mp3"}


def ending_of(name: str, data: bytes) -> Ending:
    """Return what the kept file is to end with: by its first bytes, and only where those say nothing by its name."""
    for ending, start in _STARTS:
        if data.startswith(start):
            return ending
    if data[4:8] == b"ftyp":
        return "m4a" if data[8:11] == b"M4A" else "mp4"
    if data[:4] == b"RIFF":
        return _RIFF.get(data[8:12], "bin")
    return _BY_NAME.get(name.rpartition(".")[2].lower(), "bin")
