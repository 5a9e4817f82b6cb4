"""Folders and disks in a state that nobody wishes for, and nothing is pretended: read-only, full, another user's."""

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import filelock  # noqa: F401 - loaded here, because another user may not be able to load it
import pytest

OLD: Final = b"place: at the desk\n"
NEW: Final = b"place: at table 6\n"
_NOBODY: Final = 65534

needs_posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes, pipes or umask")
needs_root = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="only root can have a file of somebody else"
)


@contextmanager
def read_only_folder() -> Iterator[Path]:
    """Be a user who can look into this folder, with a file, a lock and ``cases/``, and can change none of it.

    In it lies a folder ``writable`` that this user can change, but for its ``cases/``.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        (folder / "old.yaml").write_bytes(OLD)
        (folder / "old.yaml").chmod(0o600)
        (folder / ".coc").mkdir(mode=0o755)
        (folder / ".coc" / "lock").touch(mode=0o644)
        (folder / "writable" / "cases").mkdir(parents=True)
        (folder / "writable" / "cases").chmod(0o555)
        (folder / "writable").chmod(0o777)
        folder.chmod(0o555)
        with _somebody_else():
            yield folder
        folder.chmod(0o700)
        (folder / "writable" / "cases").chmod(0o700)


@contextmanager
def _somebody_else() -> Iterator[None]:
    """Be another user than root, for whom modes mean nothing."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def full_disk(place: Path) -> Iterator[Path]:
    """Give a small disk with ``old.yaml`` and nothing left of its room."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(place)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        (place / "old.yaml").write_bytes(OLD)
        _fill(place / "filler")
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as filler:
        try:
            while filler.write(bytes(4096)):
                pass
        except OSError:
            return


@contextmanager
def umask(bits: int) -> Iterator[None]:
    """Have new files lose these bits of their mode."""
    before = os.umask(bits)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    """Return who may do what, of the thing itself and not of what it points at."""
    return stat.S_IMODE(path.lstat().st_mode)


def contents(folder: Path) -> dict[str, bytes]:
    """Return all that lies in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}
