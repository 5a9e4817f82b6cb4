"""Read, write and lock single files so that neither a crash, a full disk nor a power cut can tear one."""

import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from cocreport.errors import (
    ChangedMeanwhileError,
    FolderNotReadyError,
    IntegrityError,
    InvalidDataError,
    LockedError,
    NotFoundError,
)
from cocreport.store import layout
from cocreport.store.trouble import in_plain_words
from cocreport.words import N_, say

TEMPORARY: Final = ".tmp-"
"""What the name of every temporary file begins with."""

_FILE_MODE: Final = 0o600
_FOLDER_MODE: Final = 0o700
_PROBE_SIZE: Final = 64 * 1024
_CHUNK: Final = 1024 * 1024
_WINDOWS: Final = os.name == "nt"

_PLAINLY: Final[int] = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_READING: Final[int] = os.O_RDONLY | _PLAINLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_CREATING: Final[int] = os.O_RDWR | os.O_CREAT | os.O_EXCL | _PLAINLY
_IN_PLACE: Final[int] = os.O_RDWR | os.O_CREAT | _PLAINLY

_NOT_KNOWN_HERE: Final = frozenset(
    {errno.EPERM, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.ENOTTY, errno.EOPNOTSUPP}
)
"""What a disk answers to a request that its kind does not know."""


def read_file(path: Path, *, limit: int, shown: str) -> bytes:
    """Return what a plain file holds; links, pipes, devices and folders are refused, and never waited for.

    Args:
        path: The file.
        limit: The most bytes it may hold.
        shown: What to call it in a message; never a path of this machine.

    Raises:
        NotFoundError: It is not there.
        InvalidDataError: It is not a plain file, or holds more than the limit.
        FolderNotReadyError: The system does not let it be read.
    """
    with in_plain_words(N_("{shown} could not be read"), shown=shown):
        descriptor = _open_plain(path, shown)
        try:
            _need_plain(os.fstat(descriptor), shown)
            data = _read_up_to(descriptor, limit + 1)
        finally:
            os.close(descriptor)
    if len(data) > limit:
        raise InvalidDataError(
            say("{file} holds more than {limit} bytes.", file=shown, limit=f"{limit:,}"),
            say("See if it is the right file."),
        )
    return data


def open_file(path: Path, *, shown: str) -> int:
    """Open a plain file to read parts of it, and return its descriptor; what is no plain file is refused at once.

    Raises:
        NotFoundError: It is not there.
        InvalidDataError: It is not a plain file.
        FolderNotReadyError: The system does not let it be read.
    """
    with in_plain_words(N_("{shown} could not be read"), shown=shown):
        descriptor = _open_plain(path, shown)
        try:
            _need_plain(os.fstat(descriptor), shown)
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor


def read_part(descriptor: int, begin: int, length: int) -> bytes:
    """Return so many bytes of an open file from a place on; fewer where it ends before."""
    os.lseek(descriptor, begin, os.SEEK_SET)
    return _read_up_to(descriptor, length)


def write_file(
    path: Path,
    data: bytes,
    *,
    shown: str,
    confirm: Callable[[bytes], None] | None = None,
    replace: bool = True,
) -> None:
    """Put a file in place whole, on the disk itself; whatever goes wrong before, the old one stays whole.

    Hold the lock with ``replace=False``: a disk that knows no second name for a file (FAT) can only be asked
    whether the name is free, and then told to rename.

    Args:
        path: The file; a link in its place is replaced, not followed.
        data: All it is to hold.
        shown: What to call it in a message.
        confirm: Looks at the bytes as they came back, before they replace anything; it may raise.
        replace: Whether a file of that name may be replaced.

    Raises:
        ChangedMeanwhileError: The name is taken and ``replace`` is off.
        IntegrityError: What came back is not what was written.
        FolderNotReadyError: The disk is full, broken, read-only ...; the sentence says what that leaves behind.
    """
    temporary = _new_name(path.parent)
    try:
        with in_plain_words(N_("{shown} was not saved"), N_("Nothing was changed."), shown=shown):
            written = _write_new(temporary, data)
            _need_same(written, data, shown)
            if confirm is not None:
                confirm(written)
            if replace:
                temporary.replace(path)
            else:
                _place_once(temporary, path, shown)
    except BaseException:
        _drop(temporary)
        raise
    with in_plain_words(
        N_("{shown} may or may not be saved"), N_("Look with `coc show` before you try again."), shown=shown
    ):
        _sync_folder(path.parent)


def write_disposable(path: Path, data: bytes) -> None:
    """Put a private file in place whole, without waiting for the disk: for what can be made anew at any time.

    A power cut can leave it torn: whoever reads it has to be able to tell.
    """
    temporary = _new_name(path.parent)
    try:
        descriptor = os.open(temporary, _CREATING, _FILE_MODE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        temporary.replace(path)
    except BaseException:
        _drop(temporary)
        raise


def write_in_place(path: Path, data: bytes, *, shown: str) -> None:
    """Write over a private file where it lies, for what must leave no former version behind.

    What the file held beyond the new end is overwritten before it is cut off. A power cut can tear the file:
    whoever reads it has to be able to tell.
    """
    with in_plain_words(N_("{shown} is not kept"), shown=shown):
        is_new = not path.exists()
        descriptor = os.open(path, _IN_PLACE, _FILE_MODE)
        try:
            former = os.fstat(descriptor).st_size
            rest = memoryview(data.ljust(former, b"\0"))
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            _sync(descriptor)
            os.ftruncate(descriptor, len(data))
        finally:
            os.close(descriptor)
        if is_new:
            _sync_folder(path.parent)


def forget_cached(path: Path) -> None:
    """Have the next reading come from the disk itself, where the system can be asked for that."""
    if hasattr(os, "posix_fadvise"):
        descriptor = os.open(path, _READING)
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)


def remove_file(path: Path, *, shown: str) -> None:
    """Remove a file for good; one that is not there is fine."""
    with in_plain_words(N_("{shown} was not removed"), shown=shown):
        path.unlink(missing_ok=True)
    with in_plain_words(N_("{shown} may come back after a power cut"), shown=shown), suppress(FileNotFoundError):
        _sync_folder(path.parent)


@contextmanager
def lock(path: Path, *, shown: str, seconds: float = 10.0) -> Iterator[None]:
    """Keep everybody else from saving meanwhile; the system lets go of it when the program dies.

    Args:
        path: The file that stands for the lock; it and its folder are made where they are missing.
        shown: What to call what is locked.
        seconds: How long to wait for somebody else.

    Raises:
        LockedError: Somebody else kept it for that long.
        FolderNotReadyError: The folder, or its kind of disk, cannot be locked.
    """
    from filelock import FileLock, Timeout

    private_folder(path.parent)
    with in_plain_words(N_("{shown} cannot be locked"), shown=shown):
        _need_lockable(path, shown)
    # Without real locks a mere file would take their place, and outlive a crash: refused instead.
    held = FileLock(path, mode=_FILE_MODE, fallback_to_soft=False)
    try:
        with in_plain_words(N_("{shown} cannot be locked"), shown=shown):
            try:
                held.acquire(timeout=seconds)
            except Timeout as error:
                raise LockedError(say("Somebody else is saving in this folder."), say("Try again soon.")) from error
        yield
    finally:
        with suppress(OSError):  # closed with the program at the latest
            held.release()


def private_folder(path: Path, *, shown: str = "") -> None:
    """Have a folder that only its owner can enter, whatever the umask; one that is there stays as it is.

    Its parent has to be there: a folder on a disk that was pulled out must not come up anew elsewhere.
    """
    with in_plain_words(N_("The folder {shown} cannot be made"), shown=shown or path.name):
        try:
            path.mkdir(mode=_FOLDER_MODE)
        except FileExistsError:
            if stat.S_ISDIR(path.lstat().st_mode):
                return
            raise
        if not _WINDOWS:
            with suppress(PermissionError):  # FAT keeps no modes
                path.chmod(_FOLDER_MODE)
        _sync_folder(path.parent)


def tighten(path: Path, *, folder: bool) -> bool:
    """Make a file or folder private again; tell whether its mode had drifted and is right now."""
    if _WINDOWS:
        return False
    is_kind, wanted = (stat.S_ISDIR, _FOLDER_MODE) if folder else (stat.S_ISREG, _FILE_MODE)
    with suppress(OSError):
        found = path.lstat().st_mode
        if is_kind(found) and found & 0o777 != wanted:
            return _set_mode(path, wanted)
    return False


def probe(folder: Path, *, shown: str, places: Iterable[str] = ()) -> None:
    """Find out before the first question, not after the last, whether this folder can be saved in.

    Args:
        folder: The team's folder.
        shown: What to call it in a message.
        places: Subfolders that will be written to; each that is there is tried too.

    Raises:
        FolderNotReadyError: It is not there, not a folder, not writable, full, or cannot be locked.
    """
    with in_plain_words(N_("{shown} cannot be used"), shown=shown):
        if not stat.S_ISDIR(folder.stat().st_mode):
            raise FolderNotReadyError(
                say("{name} is not a folder.", name=shown), say("Name the folder that holds coc.yaml.")
            )
    _try_writing(folder, shown)
    for place in places:
        if (folder / place).is_dir():
            _try_writing(folder / place, place)
    with suppress(LockedError), lock(folder / layout.LOCK, shown=shown, seconds=0):
        pass


def leftovers(folder: Path) -> list[Path]:
    """Find temporary files that a killed program left; hold the lock, or some may still be in use."""
    found = _contents(folder)
    return sorted(folder / name for name, is_plain in found.items() if is_plain and name.startswith(TEMPORARY))


def strangers(folder: Path, pattern: str | re.Pattern[str]) -> list[str]:
    """Name what does not belong here: other names, conflict copies, links, pipes, folders; none is opened.

    Args:
        folder: The folder; one that is not there has no strangers.
        pattern: What the whole name of a file that belongs here looks like.
    """
    expected = re.compile(pattern)
    return sorted(
        name
        for name, is_plain in _contents(folder).items()
        if not (is_plain and (expected.fullmatch(name) or name.startswith(TEMPORARY)))
    )


def _open_plain(path: Path, shown: str) -> int:
    try:
        _need_plain(path.lstat(), shown)
        return os.open(path, _READING)
    except FileNotFoundError as error:
        raise NotFoundError(say("{file} is not there.", file=shown), say("Check the name, and the folder.")) from error


def _need_plain(found: os.stat_result, shown: str) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise InvalidDataError(say("{file} is not a plain file.", file=shown), say("Move it out of the folder."))


def _need_same(written: bytes, data: bytes, shown: str) -> None:
    if written != data:
        raise IntegrityError(
            say("{file} did not come back as it was written. Nothing was changed.", file=shown),
            say("Try again; if it happens twice, copy the folder to another disk."),
        )


def _need_lockable(path: Path, shown: str) -> None:
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(path.lstat().st_mode):
            file = f"{path.parent.name}/{path.name}"
            problem = say("{name} cannot be locked: {file} is not a plain file.", name=shown, file=file)
            raise FolderNotReadyError(problem, say("Move it away."))


def _read_up_to(descriptor: int, count: int) -> bytes:
    parts: list[bytes] = []
    while count > 0 and (part := os.read(descriptor, min(count, _CHUNK))):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _new_name(folder: Path) -> Path:
    return folder / f"{TEMPORARY}{os.urandom(8).hex()}"


def _write_new(path: Path, data: bytes) -> bytes:
    """Make a private file, have the disk keep it, and return what can be read back."""
    descriptor = os.open(path, _CREATING, _FILE_MODE)
    try:
        if not _WINDOWS:
            with suppress(PermissionError):  # FAT keeps no modes
                os.fchmod(descriptor, _FILE_MODE)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        _sync(descriptor)
        os.lseek(descriptor, 0, os.SEEK_SET)
        return _read_up_to(descriptor, len(data) + 1)
    finally:
        os.close(descriptor)


def _place_once(temporary: Path, path: Path, shown: str) -> None:
    """Give the file its name unless something has that name already."""
    try:
        if _WINDOWS:
            temporary.rename(path)  # refuses a taken name there
        else:
            _link_or_rename(temporary, path)
    except FileExistsError as error:
        raise ChangedMeanwhileError(
            say("{file} is there already and stays.", file=shown), say("Look at it first.")
        ) from error


def _link_or_rename(temporary: Path, path: Path) -> None:
    try:
        path.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in _NOT_KNOWN_HERE:
            raise
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from error
        temporary.replace(path)
    else:
        _drop(temporary)


def _drop(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink()


def _sync(descriptor: int) -> None:
    """Wait until the disk itself keeps it; on macOS fsync alone stops at the cache of the drive."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in _NOT_KNOWN_HERE:
                raise
        else:
            return
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    if _WINDOWS:  # a folder cannot be opened there; NTFS keeps a journal of its names
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)


def _set_mode(path: Path, wanted: int) -> bool:
    descriptor = os.open(path, _READING)
    try:
        os.fchmod(descriptor, wanted)
        return os.fstat(descriptor).st_mode & 0o777 == wanted
    finally:
        os.close(descriptor)


def _try_writing(folder: Path, shown: str) -> None:
    """Write and remove some noise; zeros would take no room on a disk that packs them."""
    temporary = _new_name(folder)
    try:
        with in_plain_words(N_("{shown} cannot be written"), shown=shown):
            _write_new(temporary, os.urandom(_PROBE_SIZE))
            _sync_folder(folder)
    finally:
        _drop(temporary)


def _contents(folder: Path) -> dict[str, bool]:
    """Return the names in a folder, and of each whether it is a plain file."""
    with in_plain_words(N_("{shown} could not be looked through"), shown=folder.name):
        try:
            with os.scandir(folder) as found:
                return {entry.name: entry.is_file(follow_symlinks=False) for entry in found}
        except FileNotFoundError:
            return {}
