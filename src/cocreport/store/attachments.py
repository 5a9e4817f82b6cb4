"""The files that came with cases: kept under names of the tool's own, looked after, never opened."""

import re
from collections.abc import Collection, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from cocreport.errors import CocError, IntegrityError, NotFoundError
from cocreport.model.attachments import LARGEST, Attachment, AttachmentFile
from cocreport.store import files, layout
from cocreport.store.crypt import Crypt
from cocreport.words import say

_ROOM_FOR_CLOSING: Final = 1_000_000
"""How many bytes a file may grow when it is encrypted."""


class Attachments:
    """The folder ``attachments/``, with a folder of its own for each case that has some."""

    def __init__(self, root: Path, crypt: Crypt) -> None:
        """Take the team's folder."""
        self._root = root
        self._crypt = crypt

    def keep(self, file: AttachmentFile, data: bytes, *, excluded: Collection[str] = ()) -> None:
        """Put a file in place; hold the lock of the folder."""
        files.private_folder(self._path(""))
        files.private_folder(self._path(file.partition("/")[0]))
        shown = f"{layout.ATTACHMENTS}/{file}"
        closed = self._crypt.close(data, file=shown, excluded=excluded)
        files.write_file(self._path(file), closed, shown=shown, replace=False)

    def read(self, attachment: Attachment) -> bytes:
        """Return what was kept; raise CocError where it is not there or not the same any more."""
        shown = f"{layout.ATTACHMENTS}/{attachment.file}"
        stored = files.read_file(self._path(attachment.file), limit=LARGEST + _ROOM_FOR_CLOSING, shown=shown)
        data = self._crypt.open(stored, file=shown)
        if (len(data), sha256(data).hexdigest()) != (attachment.size, attachment.sha256):
            raise IntegrityError(
                say("{file} is not the file any more that was attached.", file=shown),
                say("Put it back from a copy of the folder."),
            )
        return data

    def trouble(self, attachment: Attachment) -> CocError | None:
        """Return what is wrong with a file, or None."""
        try:
            self.read(attachment)
        except NotFoundError as error:
            return NotFoundError(error.problem, say("Put it back from a copy of the folder."))
        except CocError as error:
            return error
        return None

    def names(self) -> list[str]:
        """Return where each file lies that could be an attachment."""
        found = (f"{one.name}/{file.name}" for one in self.folders() for file in sorted(one.iterdir()))
        return [name for name in found if re.fullmatch(layout.ATTACHMENT_FILE, name.partition("/")[2])]

    def strangers(self) -> list[str]:
        """Name what lies there and is not the tool's; nothing is opened."""
        own = {one.name for one in self.folders()}
        found = [name for name in files.strangers(self._path(""), "(?!)") if name not in own]
        found += [f"{name}/{file}" for name in sorted(own) for file in self._strange_in(name)]
        return [f"{layout.ATTACHMENTS}/{name}" for name in found]

    def _strange_in(self, name: str) -> list[str]:
        return files.strangers(self._path(name), layout.ATTACHMENT_FILE)

    def folders(self) -> Iterator[Path]:
        """Return the folders of the cases that have attachments, sorted."""
        for path in sorted(self._path("").glob("*")):
            if re.fullmatch(layout.ATTACHMENT_FOLDER, path.name) and path.is_dir() and not path.is_symlink():
                yield path

    def _path(self, name: str) -> Path:
        return self._root / layout.ATTACHMENTS / name
