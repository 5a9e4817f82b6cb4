"""What is being typed at this moment: kept in place, so that what was deleted again is nowhere."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Final

from cocreport.errors import CocError
from cocreport.store import files, layout
from cocreport.store.crypt import Crypt
from cocreport.words import say

_ENDINGS: Final = (".typing-a", ".typing-b")
"""Two copies, written one after the other: a power cut can tear only one of them."""
_DIGEST: Final = 16
_HEAD: Final = _DIGEST + 8
_LONGEST: Final = 2_000_000


class HalfTyped:
    """The text of the question that is open, beside a draft.

    Each change goes over the former text in the same file, what was longer is overwritten before it is cut off,
    and both copies are the same when ``keep`` returns. What a disk keeps of overwritten blocks by itself is beyond
    a program (docs/format.md).
    """

    def __init__(self, draft: Path, crypt: Crypt) -> None:
        """Take the file of the draft, beside which the text is kept."""
        self._paths = [draft.with_suffix(ending) for ending in _ENDINGS]
        self._crypt = crypt
        self._file = f"{layout.DRAFTS}/{draft.name}"

    def keep(self, slot: str, text: str) -> None:
        """Keep the text as it stands in a slot now, and wait until the disk has it."""
        closed = self._crypt.close(f"{slot}\n{text}".encode("utf-8", "replace"), file=self._file)
        for path in self._paths:
            files.write_in_place(path, _sealed(closed), shown=say("what is being typed"))

    def read(self) -> tuple[str, str] | None:
        """Return slot and text as they were kept last, or None where there is nothing whole."""
        return next(self._whole(), None)

    def _whole(self) -> Iterator[tuple[str, str]]:
        for path in self._paths:
            try:
                data = files.read_file(path, limit=_LONGEST, shown=say("what was typed"))
                closed = data[_HEAD : _HEAD + int.from_bytes(data[_DIGEST:_HEAD], "big")]
                if data[:_HEAD] == _sealed(closed)[:_HEAD]:
                    slot, _, text = self._crypt.open(closed, file=self._file).decode().partition("\n")
                    yield slot, text
            except CocError:
                continue

    def forget(self) -> None:
        """Overwrite and remove both copies; where there are none nothing happens."""
        for path in self._paths:
            if path.exists():
                files.write_in_place(path, b"", shown=say("what was typed"))
                files.remove_file(path, shown=say("what was typed"))


def _sealed(closed: bytes) -> bytes:
    """Put digest and length before the bytes, so that a torn file is told from a whole one."""
    return blake2b(closed, digest_size=_DIGEST).digest() + len(closed).to_bytes(8, "big") + closed
