"""The file of the index: read in parts, held against the files of the folder, written; what it says is not known here.

A title, a head in JSON, then blocks of lines. A block that nobody asks for is not read.
"""

import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple
from zlib import crc32

import cocreport
from cocreport.errors import CocError
from cocreport.store import files, layout
from cocreport.store.crypt import Crypt

_KIND: Final = "coc-index 1"
_LONGEST: Final = 500_000_000
_LONGEST_TITLE: Final = 200
_DOUBT: Final = 2_000_000_000
"""Nanoseconds: a file changed this shortly before the index was written may have changed again without a trace."""

_CLOSED: Final = b"age-encryption.org/"
_DERIVED_BY: Final = ("model", "procedure", "procedure/data", "lookup")
"""The folders of the program on whose files every line depends."""


class Outside(NamedTuple):
    """What the files of a folder look like from outside: a line for each with its size, times and number.

    ``newest`` is when the last of them changed, in nanoseconds. Nothing of them is read.
    """

    text: str
    newest: int

    def marks(self) -> dict[str, str]:
        """Return the mark of each file by its name, ``events/2031.yaml``; an empty one for what is no plain file."""
        return marks_in(self.text)


class Kept:
    """The index as it lies in the folder; ``doubted`` is the time from which on a file's mark says too little."""

    def __init__(self, source: int | bytes, head: dict[str, Any], begin: int, doubted: int) -> None:
        """Take where its blocks are read from, its head, where the first block begins.

        A descriptor is its own from now on.
        """
        self._source = source
        self.head = head
        self.doubted = doubted
        self._blocks: dict[str, tuple[int, int, int]] = {}
        for name, (length, digest) in head["blocks"].items():
            self._blocks[name] = (begin, length, digest)
            begin += length

    def __del__(self) -> None:
        """Let go of the file with the last who could ask for a block."""
        if isinstance(self._source, int):
            os.close(self._source)

    @property
    def is_encrypted(self) -> bool:
        """Tell whether it lies there encrypted."""
        return isinstance(self._source, bytes)

    def block(self, name: str) -> str:
        """Return a block; raise ValueError where it is torn."""
        begin, length, digest = self._blocks[name]
        data = _part(self._source, begin, length)
        if len(data) != length or crc32(data) != digest:
            raise ValueError(name)
        return data.decode()


def outside(root: Path) -> Outside:
    """Return what the files of a folder look like now: the settings, what stands for joined cases, the cases."""
    lines: list[str] = []
    newest = 0
    with suppress(OSError):
        found = (root / layout.TEAM).lstat()
        lines.append(f"{layout.TEAM} {_mark(found)}")
        newest = max(found.st_ctime_ns, found.st_mtime_ns)
    for folder in (layout.EVENTS, layout.PROCEDURES, layout.JOINED, layout.CASES):
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(root / folder) as there:
            for one in there:
                try:
                    found = one.stat(follow_symlinks=False)
                except FileNotFoundError:  # gone meanwhile
                    continue
                newest = max(newest, found.st_ctime_ns, found.st_mtime_ns)
                lines.append(f"{folder}/{one.name} {_mark(found)}")
    return Outside("\n".join(lines), newest)


def marks_in(text: str) -> dict[str, str]:
    """Return the mark of each file by its name, out of a block of lines."""
    pairs = (line.rpartition(" ") for line in text.split("\n") if line)
    return {name: mark for name, _, mark in pairs}


def load(root: Path, *, crypt: Callable[[], Crypt]) -> Kept | None:
    """Return the index, or None where it is missing, torn, of another program, or nobody here can open it."""
    try:
        with ExitStack() as closing:
            opened = files.open_file(root / layout.INDEX, shown=layout.INDEX)
            closing.callback(os.close, opened)
            source: int | bytes = opened
            doubted = (root / layout.INDEX).stat().st_mtime_ns - _DOUBT
            if _part(source, 0, len(_CLOSED)) == _CLOSED:
                source = crypt().open(_part(source, 0, _LONGEST), file=layout.INDEX)
            title, ends, _ = _part(source, 0, _LONGEST_TITLE).partition(b"\n")
            kind, _, length = title.decode().rpartition(" ")
            begin = len(title) + len(ends)
            data = _part(source, begin, int(length))
            if kind != f"{_KIND} {_program()} {crc32(data):08x}":
                return None
            kept = Kept(source, json.loads(data), begin + len(data), doubted)
            if kept.is_encrypted:
                return kept
            closing.pop_all()  # it is read from as long as somebody may ask for a block
            return kept
    except (CocError, OSError, ValueError, KeyError):
        return None


def keep(root: Path, head: Mapping[str, Any], blocks: Mapping[str, Sequence[str]], *, crypt: Crypt | None) -> None:
    """Write the index whole, or not at all where the folder cannot be written to; nobody waits for the disk.

    ``crypt`` closes it for whoever sits here; None where the folder is known not to be encrypted.
    """
    bodies = {name: "\n".join(lines).encode() for name, lines in blocks.items()}
    told = {name: (len(body), crc32(body)) for name, body in bodies.items()}
    data = json.dumps({**head, "blocks": told}, separators=(",", ":")).encode()
    title = f"{_KIND} {_program()} {crc32(data):08x} {len(data)}\n".encode()
    whole = b"".join((title, data, *bodies.values()))
    with suppress(CocError, OSError):
        files.private_folder(root / layout.OWN)
        files.write_disposable(root / layout.INDEX, crypt.close(whole, file=layout.INDEX) if crypt else whole)


def drop(root: Path) -> None:
    """Remove the index: whoever asks next makes it anew."""
    files.remove_file(root / layout.INDEX, shown=layout.INDEX)


def is_there(root: Path) -> bool:
    """Tell whether there is an index to be kept right."""
    return (root / layout.INDEX).exists()


def digest(data: bytes) -> str:
    """Return what tells the bytes of a file from any others (BLAKE2b, 16 bytes, hexadecimal)."""
    from hashlib import blake2b

    return blake2b(data, digest_size=16).hexdigest()


def digest_of_case(root: Path, case_id: str) -> str:
    """Return the digest of a case's file as it lies on the disk; an empty one where it cannot be read."""
    file = f"{layout.CASES}/{case_id}.yaml"
    try:
        return digest(files.read_file(root / file, limit=layout.LONGEST_CLOSED, shown=file))
    except CocError:
        return ""


def _part(source: int | bytes, begin: int, length: int) -> bytes:
    return source[begin : begin + length] if isinstance(source, bytes) else files.read_part(source, begin, length)


@cache
def _program() -> str:
    """Return a mark of the program itself: what an index says is derived, and another program may derive otherwise."""
    own = Path(cocreport.__file__).parent
    found = [one for place in _DERIVED_BY for one in _sources(own / place)]
    changed = max((one.st_mtime_ns for one in found), default=0)
    return f"{cocreport.__version__}/{len(found)}/{sum(one.st_size for one in found)}/{changed}"


def _sources(folder: Path) -> Iterator[os.stat_result]:
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as there:
        yield from (one.stat() for one in there if one.name.endswith((".py", ".yaml")))


def _mark(found: os.stat_result) -> str:
    if not stat.S_ISREG(found.st_mode):
        return ""
    return f"{found.st_size}.{found.st_mtime_ns}.{found.st_ctime_ns}.{found.st_ino}"
