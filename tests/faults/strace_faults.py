"""Run a program again and again, each time with one fault at one of its calls that touch a folder (needs strace)."""

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ERRORS: Final = {
    "openat": "EACCES EIO EMFILE ENOSPC EROFS",
    "open": "EACCES EIO EMFILE ENOSPC EROFS",
    "write": "EDQUOT EIO ENOSPC",
    "fsync": "EDQUOT EIO ENOSPC",
    "rename": "EACCES EIO ENOSPC EXDEV",
    "renameat": "EACCES EIO ENOSPC EXDEV",
    "renameat2": "EACCES EIO ENOSPC EXDEV",
    "link": "EIO EMLINK ENOSPC EPERM",
    "linkat": "EIO EMLINK ENOSPC EPERM",
    "unlink": "EACCES EIO EROFS",
    "unlinkat": "EACCES EIO EROFS",
    "mkdir": "EACCES ENOSPC EROFS",
    "mkdirat": "EACCES ENOSPC EROFS",
    "flock": "EIO ENOLCK ENOSYS EOPNOTSUPP",
    "fchmod": "EIO EPERM",
    "close": "EIO",
    "read": "EIO",
    "lseek": "EIO",
    "fstat": "EIO",
    "newfstatat": "EACCES EIO",
    "lstat": "EACCES EIO",
}
"""Each call that is watched, and the errors that real disks, sticks and network drives answer it with."""

_TRACE: Final = "trace=" + ",".join(f"?{name}" for name in ERRORS)
_SIGNALS: Final = ("KILL", "TERM")
_HIT: Final = re.compile(r"\(INJECTED\)|^--- SIGTERM|^\+\+\+ killed by SIGKILL")
_ENVIRONMENT: Final = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True)
class Call:
    """One call of the program that touches the folder: the nth of its name, as strace counts them."""

    name: str
    nth: int
    text: str


@dataclass(frozen=True)
class Fault:
    """What goes wrong at a call: a signal on the way into it, or an error in its place."""

    call: Call
    what: str

    def __str__(self) -> str:
        return f"{self.what} at {self.call.name} {self.call.text[:90]}"

    @property
    def option(self) -> str:
        """Return how strace is told."""
        kind = "signal" if self.what in _SIGNALS else "error"
        return f"inject={self.call.name}:{kind}={self.what}:when={self.call.nth}"


@dataclass(frozen=True)
class Trial:
    """How the program ended under a fault, and whether the fault hit a call that touches the folder."""

    fault: Fault
    code: int
    out: str
    err: str
    hit: bool


def why_not() -> str:
    """Return why no fault can be injected here, or nothing."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "strace may not trace here"


def watch(program: Sequence[str], folder: Path, log: Path) -> list[Call]:
    """Run the program in peace and return its calls that touch the folder."""
    ended = _strace(program, log)
    if ended.returncode:
        raise AssertionError(ended.stderr)
    seen: Counter[str] = Counter()
    found = []
    for line in log.read_text(errors="replace").splitlines():
        name, bracket, text = line.partition("(")
        seen[name] += 1
        if bracket and str(folder) in text:
            found.append(Call(name, seen[name], text.replace(str(folder), "folder")))
    return found


def faults(calls: Sequence[Call]) -> Iterator[Fault]:
    """Return every fault at every call."""
    for call in calls:
        for what in (*_SIGNALS, *ERRORS[call.name].split()):
            yield Fault(call, what)


def strike(program: Sequence[str], folder: Path, log: Path, fault: Fault) -> Trial:
    """Run the program under one fault."""
    ended = _strace(program, log, "-e", fault.option)
    lines = log.read_text(errors="replace").splitlines()
    struck = [place for place, line in enumerate(lines) if _HIT.search(line)]
    around = lines[max(struck[0] - 1, 0) : struck[0] + 1] if struck else []
    hit = any(line.startswith(f"{fault.call.name}(") and str(folder) in line for line in around)
    return Trial(fault, ended.returncode, ended.stdout, ended.stderr, hit)


def _strace(program: Sequence[str], log: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["strace", "-y", "-qq", "-s", "64", "-o", str(log), "-e", _TRACE, *options, *program],
        env={"PATH": os.environ["PATH"], **_ENVIRONMENT},
        capture_output=True,
        text=True,
        errors="replace",
        timeout=60,
        check=False,
    )
