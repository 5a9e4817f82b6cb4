"""Cases on their way from one laptop to another: everything of theirs in one encrypted file."""

import io
import re
import tarfile
from collections.abc import Iterator, Mapping
from typing import Final

from cocreport.errors import ChangedMeanwhileError, InvalidDataError
from cocreport.model.case import Case
from cocreport.model.keys import CaseId
from cocreport.store import files, layout
from cocreport.store.codec import decode
from cocreport.store.crypt import SealedError
from cocreport.store.folder import CaseFolder
from cocreport.words import say

BUNDLE_NAME: Final = re.compile(r"coc-carried-[0-9a-f]{16}\.age")
"""What a bundle is called: nothing that is in it."""

LONGEST_BUNDLE: Final = 500_000_000
"""The most bytes a bundle may have."""

_PLACES: Final = (
    rf"{layout.ATTACHMENTS}/{layout.ATTACHMENT_FOLDER}/{layout.ATTACHMENT_FILE}",
    rf"{layout.JOINED}/{layout.OWN_NAMES[layout.JOINED]}",
    rf"{layout.CASES}/{layout.OWN_NAMES[layout.CASES]}",
)
"""What may be in a bundle, in the order in which it is put in place: a case comes last, when all of it is there."""


def files_of(folder: CaseFolder, case_id: CaseId) -> list[str]:
    """Name every file of a case, in the order in which they are put in place; nothing is opened."""
    parts = [one for one in folder.joined_ids() if folder.resolve(one) == case_id != one]
    own = {case_id, *parts}
    attached = [f"{layout.ATTACHMENTS}/{name}" for name in folder.attachments.names() if name.partition("/")[0] in own]
    pointers = [f"{layout.JOINED}/{one}.yaml" for one in parts]
    return [*attached, *pointers, f"{layout.CASES}/{case_id}.yaml"]


def place(folder: CaseFolder, file: str, stored: bytes) -> None:
    """Put one file of a bundle where it belongs; hold the lock. One that is there, byte for byte, is fine.

    Raises:
        InvalidDataError: It can be opened here, and is no case.
        ChangedMeanwhileError: Another state of it is there; that stays.
    """
    path = folder.root / file
    if path.exists() and files.read_file(path, limit=layout.LONGEST_CLOSED, shown=file) == stored:
        return
    if file.startswith(f"{layout.CASES}/"):
        _need_case(folder, file, stored)
    files.private_folder(path.parent.parent)
    files.private_folder(path.parent)
    files.write_file(path, stored, shown=file, replace=False)


def _need_case(folder: CaseFolder, file: str, stored: bytes) -> None:
    if (folder.root / layout.JOINED / file.partition("/")[2]).exists() and not (folder.root / file).exists():
        raise ChangedMeanwhileError(
            say("{file} is part of another case here, and stays so.", file=file), say("Look at that one first.")
        )
    try:
        decode(Case, folder.crypt.open(stored, file=file), file=file)
    except SealedError:  # not for whoever takes it over
        return


def packed(held: Mapping[str, bytes]) -> bytes:
    """Return files as one: a tar archive whose entries say a name and a length, and nothing of this laptop."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in held.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            entry.mode = 0o600
            archive.addfile(entry, io.BytesIO(data))
    return made.getvalue()


def unpacked(data: bytes, *, shown: str) -> dict[str, bytes]:
    """Return the files of a bundle in the order in which they are put in place.

    Raises:
        InvalidDataError: It is no bundle, or holds something that is no file of a case.
    """
    try:
        found = dict(_entries(data))
    except (tarfile.TarError, ValueError, OSError, EOFError):
        found = {}
    if not found or any(_place(name) == len(_PLACES) for name in found):
        raise InvalidDataError(
            say("{file} is not a bundle of cases, so nothing of it was taken over.", file=shown),
            say("Ask for it again where it was made, with `coc carry`."),
        )
    return dict(sorted(found.items(), key=lambda one: (_place(one[0]), one[0])))


def _entries(data: bytes) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for entry in archive:
            held = archive.extractfile(entry) if entry.isreg() else None
            yield entry.name, held.read() if held else b""


def _place(name: str) -> int:
    """Return how early a file is put in place; after the last for what does not belong into a folder."""
    matches = (place for place, pattern in enumerate(_PLACES) if re.fullmatch(pattern, name, re.ASCII))
    return next(matches, len(_PLACES))
