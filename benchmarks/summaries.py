"""What lists and look-ups cost in folders of 1,000 and 10,000 cases."""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, PIPE, run
from typing import Final

from benchmarks.crowded import make

COC: Final = str(Path(sys.executable).parent / "coc")
PASS: Final = [sys.executable, "-c", "pass"]
SETTLED: Final = 2.5
"""Seconds after which a file that was changed is told by its looks alone."""
_ENOUGH_FOR_GREP: Final = 10_000
"""With fewer cases starting takes longer than looking."""
MOST_MEMORY: Final = 50
"""Megabytes that a warm list may take."""
BOUNDS: Final[dict[int, dict[str, float]]] = {
    1_000: {"list": 8, "list --all": 8, "list --json": 18, "list --all --json": 18},
    10_000: {"list": 13, "list --all": 13, "list --json": 18, "list --all --json": 18},
}
"""How many times as long as an interpreter that does nothing a warm list may take."""
BESIDE_LIST: Final = {"due": 1.5, "sanctions": 1.5, "stats": 1.5}
"""How many times as long as the list of all cases the others may take."""


@dataclass(frozen=True)
class Measured:
    """One thing to measure: what it is, the act, its yardstick, the bound."""

    what: str
    act: Callable[[], object]
    yardstick: Callable[[], object]
    bound: float


class Folder:
    """A folder with many cases, and commands about it."""

    def __init__(self, root: Path, count: int, environment: dict[str, str]) -> None:
        """Make it, and its index."""
        self.root, self.count, self.environment = root, count, environment
        make(root, count)

    def command(self, *words: str, said: bytes = b"") -> Callable[[], object]:
        """Make a job of a command about the folder."""
        whole = [COC, "--folder", str(self.root), "--as", "dana", *words]
        return lambda: run(whole, input=said, stdout=DEVNULL, stderr=DEVNULL, env=self.environment, check=True)

    def build(self) -> None:
        """Make the index from nothing: every case is read and validated."""
        (self.root / ".coc" / "index").unlink(missing_ok=True)
        self.command("list")()

    def settle(self) -> None:
        """Let a moment pass, so that what was just written is told by its looks."""
        time.sleep(SETTLED)
        self.command("list")()
        time.sleep(SETTLED)
        self.command("list")()

    def change(self) -> None:
        """Change one case by hand."""
        path = min((self.root / "cases").iterdir())
        path.write_bytes(path.read_bytes() + b"# looked at\n")

    def memory(self) -> int:
        """Return how many megabytes a warm list takes at most."""
        job = (
            "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, "
            "stderr=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        words = [COC, "--folder", str(self.root), "--as", "dana", "list", "--all"]
        told = run([sys.executable, "-c", job, *words], stdout=PIPE, env=self.environment, check=True, text=True)
        return int(told.stdout) // 1024


def nothing(environment: dict[str, str]) -> Callable[[], object]:
    """Make a job of an interpreter that does nothing."""
    return lambda: run(PASS, env=environment, check=True)


def warm(folder: Folder) -> Iterator[Measured]:
    """Give what is measured while the index fits."""
    for words, bound in BOUNDS[folder.count].items():
        what = f"coc {words}, {folder.count:,} cases"
        yield Measured(what, folder.command(*words.split()), nothing(folder.environment), bound)
    for words, bound in BESIDE_LIST.items():
        yield Measured(f"coc {words}, beside list --all", folder.command(words), folder.command("list", "--all"), bound)


def found(folder: Folder) -> Iterator[Measured]:
    """Give what looking for a word costs that stands in no case, beside grep and beside nothing."""
    find = folder.command("find", "-", said=b"zeppelin\n")
    cases = str(folder.root / "cases")
    grep = ["grep", "-ril", "zeppelin", cases]
    yield Measured(f"coc find, {folder.count:,} cases", find, nothing(folder.environment), 30)
    if folder.count >= _ENOUGH_FOR_GREP:
        yield Measured("coc find, beside grep -ril", find, lambda: run(grep, stdout=DEVNULL, check=False), 4)
