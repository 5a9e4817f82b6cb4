"""The file of the index: read, held against the files of the folder, written; what its lines say is not known here."""

import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
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
_DOUBT: Final = 2_000_000_000
"""Nanoseconds: a file changed this shortly before the index was written may have changed again without a trace."""

_CLOSED: Final = b"age-encryption.org/"
_DERIVED_BY: Final = ("model", "procedure", "procedure/data", "lookup")
"""The folders of the program on whose files every line depends."""


class Marks(NamedTuple):
    """What the files of a folder look like from outside: size, times and number; nothing of them is read.

    ``cases`` has the mark of each case, an empty one for what is no plain file or is part of another case. ``recent``
    names those that changed so shortly before the index was written that their mark says too little.
    """

    cases: dict[str, str]
    settings: dict[str, str]
    recent: frozenset[str]
    are_settings_recent: bool


class Kept(NamedTuple):
    """What the file of the index holds: its head, its lines, and whether it lies there encrypted."""

    head: dict[str, Any]
    lines: list[str]
    is_encrypted: bool


def marks(root: Path) -> Marks:
    """Return what the files of a folder look like now."""
    doubted = _written(root) - _DOUBT
    cases: dict[str, str] = {}
    recent: set[str] = set()
    joined = {name for name, _ in _stats(root / layout.JOINED)}
    for name, found in _stats(root / layout.CASES):
        if layout.CASE_FILE.fullmatch(name):
            case_id = name[:-5]
            cases[case_id] = "" if name in joined else _mark(found)
            if found.st_mtime_ns >= doubted or found.st_ctime_ns >= doubted:
                recent.add(case_id)
    settings = dict(_settings(root))
    are_recent = any(one.st_mtime_ns >= doubted for one in settings.values())
    return Marks(cases, {name: _mark(one) for name, one in settings.items()}, frozenset(recent), are_recent)


def load(root: Path, *, crypt: Callable[[], Crypt]) -> Kept | None:
    """Return what the index holds, or None where it is missing, torn, foreign, or nobody here can open it."""
    try:
        stored = files.read_file(root / layout.INDEX, limit=_LONGEST, shown=layout.INDEX)
        is_closed = stored.startswith(_CLOSED)
        data = crypt().open(stored, file=layout.INDEX) if is_closed else stored
    except (CocError, OSError):
        return None
    first, _, rest = data.partition(b"\n")
    if first != _title(rest):
        return None
    head, *lines = rest.decode().split("\n")
    return Kept(json.loads(head), lines, is_closed)


def keep(root: Path, head: Mapping[str, Any], lines: Iterable[str], *, crypt: Crypt | None) -> None:
    """Write the index whole, or not at all where the folder cannot be written to; nobody waits for the disk.

    ``crypt`` closes it for whoever sits here; None where the folder is known not to be encrypted.
    """
    rest = "\n".join((json.dumps(head, separators=(",", ":")), *lines)).encode()
    data = b"\n".join((_title(rest), rest))
    with suppress(CocError, OSError):
        files.write_disposable(root / layout.INDEX, crypt.close(data, file=layout.INDEX) if crypt else data)


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


def _title(rest: bytes) -> bytes:
    return f"{_KIND} {_program()} {crc32(rest):08x}".encode()


@cache
def _program() -> str:
    """Return a mark of the program itself: what an index says is derived, and another program may derive otherwise."""
    own = Path(cocreport.__file__).parent
    found = [one for place in _DERIVED_BY for name, one in _stats(own / place) if name.endswith((".py", ".yaml"))]
    changed = max((one.st_mtime_ns for one in found), default=0)
    return f"{cocreport.__version__}/{len(found)}/{sum(one.st_size for one in found)}/{changed}"


def _written(root: Path) -> int:
    with suppress(OSError):
        return (root / layout.INDEX).stat().st_mtime_ns
    return 1 << 63


def _settings(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    with suppress(OSError):
        yield layout.TEAM, (root / layout.TEAM).lstat()
    for folder in (layout.EVENTS, layout.PROCEDURES):
        yield from ((f"{folder}/{name}", found) for name, found in sorted(_stats(root / folder)))


def _stats(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Give the name and the state of each thing in a folder; one that is not there holds nothing."""
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as there:
        for one in there:
            with suppress(FileNotFoundError):  # gone meanwhile
                yield one.name, one.stat(follow_symlinks=False)


def _mark(found: os.stat_result) -> str:
    if not stat.S_ISREG(found.st_mode):
        return ""
    return f"{found.st_size}.{found.st_mtime_ns}.{found.st_ctime_ns}.{found.st_ino}"
