"""What the system's errors mean for somebody who wants to save a case, and what to do about each."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from cocreport.errors import FolderNotReadyError

_MAKE_ROOM: Final = "Make room and try again."
_NO_PERMISSION: Final = (
    "this account has no permission for it",
    "Ask whoever owns the folder, or work from their account.",
)
_TOO_MANY: Final = ("too many files are open", "Close other programs and try again.")
_IN_THE_WAY: Final = (
    "something of another kind stands in its place",
    "Look what it is, move it away and try again.",
)
_UNFIT: Final = (
    "this kind of disk lacks something that safe saving needs",
    "Keep the folder on this computer's own disk.",
)
_GONE: Final = ("the disk or network drive does not answer", "Connect it again and try again.")

_REASONS: Final[dict[str, tuple[str, str]]] = {
    "ENOSPC": ("the disk is full", _MAKE_ROOM),
    "EDQUOT": ("this account has used up its share of the disk", _MAKE_ROOM),
    "EFBIG": ("it is larger than this disk or account allows", "Keep the folder on another disk."),
    "EROFS": ("the disk can only be read", "Make it writable, or copy the folder to another disk."),
    "EIO": ("the disk reports an error", "Copy the folder to another disk and go on there."),
    "ENAMETOOLONG": ("its path is too long for this disk", "Move the folder to a place with a shorter path."),
    "ENOENT": ("the folder is not there", "Check its name, and that its disk is connected."),
    **dict.fromkeys(("EACCES", "EPERM"), _NO_PERMISSION),
    **dict.fromkeys(("EMFILE", "ENFILE"), _TOO_MANY),
    **dict.fromkeys(("EEXIST", "EISDIR", "ELOOP", "EMLINK", "ENOTDIR", "ENOTEMPTY"), _IN_THE_WAY),
    **dict.fromkeys(("EINVAL", "ENOLCK", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"), _UNFIT),
    **dict.fromkeys(("ENODEV", "ENOTCONN", "ENXIO", "ESTALE", "ETIMEDOUT"), _GONE),
}


@contextmanager
def in_plain_words(what: str, after: str = "") -> Iterator[None]:
    """Turn an error of the system into a sentence; its own words would hold a path of this machine.

    Args:
        what: What could not be done, as the beginning of a sentence.
        after: A sentence on what that leaves behind.

    Raises:
        FolderNotReadyError: Says what could not be done, why, and what to do now.
    """
    try:
        yield
    except OSError as error:
        name = errno.errorcode.get(error.errno or 0, "an error without a name")
        reason, step = _REASONS.get(name, (f"the system answered {name}", "Try again, or use another disk."))
        raise FolderNotReadyError(f"{what}: {reason}. {after}".strip(), step) from error
