"""What the system's errors mean for somebody who wants to save a case, and what to do about each."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from cocreport.errors import FolderNotReadyError
from cocreport.words import N_, say

_MAKE_ROOM: Final = N_("Make room and try again.")
_NO_PERMISSION: Final = (
    N_("this account has no permission for it"),
    N_("Ask whoever owns the folder, or work from their account."),
)
_TOO_MANY: Final = (N_("too many files are open"), N_("Close other programs and try again."))
_IN_THE_WAY: Final = (
    N_("something of another kind stands in its place"),
    N_("Look what it is, move it away and try again."),
)
_UNFIT: Final = (
    N_("this kind of disk lacks something that safe saving needs"),
    N_("Keep the folder on this computer's own disk."),
)
_GONE: Final = (N_("the disk or network drive does not answer"), N_("Connect it again and try again."))

_UNHEARD_OF: Final = (N_("the system answered {name}"), N_("Try again, or use another disk."))

_REASONS: Final[dict[str, tuple[str, str]]] = {
    "ENOSPC": (N_("the disk is full"), _MAKE_ROOM),
    "EDQUOT": (N_("this account has used up its share of the disk"), _MAKE_ROOM),
    "EFBIG": (N_("it is larger than this disk or account allows"), N_("Keep the folder on another disk.")),
    "EROFS": (N_("the disk can only be read"), N_("Make it writable, or copy the folder to another disk.")),
    "EIO": (N_("the disk reports an error"), N_("Copy the folder to another disk and go on there.")),
    "ENAMETOOLONG": (N_("its path is too long for this disk"), N_("Move the folder to a place with a shorter path.")),
    "ENOENT": (N_("the folder is not there"), N_("Check its name, and that its disk is connected.")),
    **dict.fromkeys(("EACCES", "EPERM"), _NO_PERMISSION),
    **dict.fromkeys(("EMFILE", "ENFILE"), _TOO_MANY),
    **dict.fromkeys(("EEXIST", "EISDIR", "ELOOP", "EMLINK", "ENOTDIR", "ENOTEMPTY"), _IN_THE_WAY),
    **dict.fromkeys(("EINVAL", "ENOLCK", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"), _UNFIT),
    **dict.fromkeys(("ENODEV", "ENOTCONN", "ENXIO", "ESTALE", "ETIMEDOUT"), _GONE),
}


@contextmanager
def in_plain_words(what: str, after: str = "", **values: str) -> Iterator[None]:
    """Turn an error of the system into a sentence; its own words would hold a path of this machine.

    Args:
        what: What could not be done, as the beginning of a sentence marked with ``N_``.
        after: A sentence on what that leaves behind, marked too.
        values: What is filled into the first.

    Raises:
        FolderNotReadyError: Says what could not be done, why, and what to do now.
    """
    try:
        yield
    except OSError as error:
        name = errno.errorcode.get(error.errno or 0, say("an error without a name"))
        reason, step = _REASONS.get(name, _UNHEARD_OF)
        problem = f"{say(what, **values)}: {say(reason, name=name)}. {say(after)}"
        raise FolderNotReadyError(problem.strip(), say(step)) from error
