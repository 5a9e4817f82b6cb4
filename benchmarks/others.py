"""Time the lists of papis and todoman, where they are installed, beside ``coc list --all`` with as many records.

    python -m benchmarks.others COUNT

The first list of papis takes minutes with ten thousand records; it is not counted, as the first one of coc is not.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import DEVNULL, run

from benchmarks.summaries import Folder

ROUNDS = 7


def main() -> None:
    """Print the medians, taken in turns."""
    count = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch:
        environment = {**os.environ, "COC_HOME": f"{scratch}/home"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        folder = Folder(Path(scratch) / "pyriver", count, environment)
        folder.build()
        folder.settle()
        ids = sorted(path.stem for path in (folder.root / "cases").iterdir())
        for name, made in (("papis", _papis), ("todo", _todo)):
            program = shutil.which(name)
            if program:
                words, more = made(Path(scratch) / name, ids, program)
                _print(name, folder.command("list", "--all"), _job(words, {**environment, **more}))


def _job(words: list[str], environment: dict[str, str]) -> Callable[[], object]:
    return lambda: run(words, stdout=DEVNULL, stderr=DEVNULL, env=environment, check=True)


def _print(name: str, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    theirs()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for kind, job in enumerate((ours, theirs)):
            began = time.perf_counter()
            job()
            times[kind].append(1000 * (time.perf_counter() - began))
    ours_took, theirs_took = map(statistics.median, times)
    print(f"{name} list: {theirs_took:.0f} ms, {theirs_took / ours_took:.1f} times as long as coc list --all")


def _papis(place: Path, ids: list[str], program: str) -> tuple[list[str], dict[str, str]]:
    for one in ids:
        (place / "library" / one).mkdir(parents=True)
        record = f"title: Case {one}\nauthor: Ada Berg\nyear: 2026\nref: {one}\nfiles: []\n"
        (place / "library" / one / "info.yaml").write_text(record, "utf-8")
    config = place / "papis" / "config"
    config.parent.mkdir()
    config.write_text(f"[settings]\ndefault-library = all\n[all]\ndir = {place / 'library'}\n", "utf-8")
    return [program, "list", "--all", "--id"], {"XDG_CONFIG_HOME": str(place), "XDG_CACHE_HOME": str(place / "cache")}


def _todo(place: Path, ids: list[str], program: str) -> tuple[list[str], dict[str, str]]:
    (place / "lists" / "all").mkdir(parents=True)
    for one in ids:
        lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VTODO", f"UID:{one}", "DTSTAMP:20260510T081000Z",
                 f"SUMMARY:Case {one}", "DUE:20260511T081000Z", "END:VTODO", "END:VCALENDAR", "")  # fmt: skip
        (place / "lists" / "all" / f"{one}.ics").write_text("\r\n".join(lines), "utf-8")
    config = place / "config.py"
    config.write_text(
        f"path = {str(place / 'lists' / '*')!r}\ncache_path = {str(place / 'cache.sqlite3')!r}\n", "utf-8"
    )
    return [program, "--config", str(config), "list"], {}


if __name__ == "__main__":
    main()
