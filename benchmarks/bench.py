"""Measure what is felt at the desk, as ratios: each figure beside its yardstick, taken in turns in one run.

    python -m benchmarks.bench [ROUNDS]

Prints paired medians and the bound each has to keep. Ends with 1 when a ratio is over one and a half times its
bound, because then something is broken rather than the machine busy.
"""

import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, run
from typing import TYPE_CHECKING, TypeAlias

import pexpect
import yaml
from benchmarks import copies, summaries
from benchmarks.crowded import as_taken

from cocreport.chance import system_chance
from cocreport.model.case import Case
from cocreport.model.document import read_record
from cocreport.model.readers import Reader
from cocreport.notation.tree import Tree
from cocreport.store.age import Age
from cocreport.store.codec import confirmation, encode
from cocreport.store.files import write_file
from cocreport.store.folder import CaseFolder
from cocreport.store.reclosing import reclose

if TYPE_CHECKING:
    from cocreport.store.age import Identity

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 15
COC = [str(Path(sys.executable).parent / "coc")]
PASS = [sys.executable, "-c", "pass"]
SAMPLE = Path(__file__).parent.parent / "examples" / "pyriver"
SLACK = 1.5
RECLOSED = 300
FIVE_KB = 5000


Act: TypeAlias = Callable[[], float]
"""Something to measure; it returns how many seconds it took."""


@dataclass(frozen=True)
class Figure:
    """One thing measured: its median beside that of its yardstick, in milliseconds."""

    what: str
    took: float
    yardstick: float
    bound: float

    @property
    def ratio(self) -> float:
        """How many times its yardstick it took."""
        return self.took / self.yardstick

    def __str__(self) -> str:
        mark = "" if self.ratio <= self.bound else "  over its bound"
        return f"{self.what:44} {self.took:9.2f} ms {self.ratio:7.2f} x   bound {self.bound:4.1f} x{mark}"


def paired(what: str, act: Act, yardstick: Act, bound: float, rounds: int) -> Figure:
    """Run an act and its yardstick in turns and return both medians; one round before is not counted."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for kind, job in enumerate((act, yardstick)):
            took = job()
            if number:
                times[kind].append(1000 * took)
    return Figure(what, statistics.median(times[0]), statistics.median(times[1]), bound)


def timed(job: Callable[[], object]) -> Act:
    """Make an act of a job: how many seconds it takes."""

    def act() -> float:
        began = time.perf_counter()
        job()
        return time.perf_counter() - began

    return act


def program(words: list[str], environment: dict[str, str]) -> Act:
    """Make an act of running a program to its end."""
    return timed(lambda: run(words, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, env=environment, check=True))


def on_terminal(words: list[str], wait_for: str, environment: dict[str, str]) -> Act:
    """Make an act of starting a program on a pseudo-terminal: how long until a text is on its screen."""

    def act() -> float:
        began = time.perf_counter()
        child = pexpect.spawn(words[0], words[1:], env=environment, dimensions=(24, 80), timeout=20)
        child.expect_exact(wait_for)
        took = time.perf_counter() - began
        child.delayafterclose = child.delayafterterminate = child.ptyproc.delayafterclose = 0.01
        child.kill(signal.SIGKILL)
        child.close(force=True)
        return took

    return act


def commands(environment: dict[str, str], folder: Path) -> Iterator[Figure]:
    """Measure whole commands against an interpreter that does nothing."""
    nothing = program(PASS, environment)
    first = min(path.stem for path in (folder / "cases").glob("*.yaml"))
    for words, bound in (
        (["--version"], 8),
        (["--help"], 8),
        (["--folder", str(folder), "--as", "dana", "list"], 9),
        (["--folder", str(folder), "--as", "dana", "show", first], 25),
    ):
        name = next(word for word in words if word in ("list", "show", "--version", "--help"))
        yield paired(f"coc {name}", program([*COC, *words], environment), nothing, bound, ROUNDS)


def many_cases(environment: dict[str, str], place: Path) -> Iterator[Figure]:
    """Measure lists, look-ups and numbers in folders of many cases."""
    rounds = max(7, ROUNDS // 2)
    for count in summaries.BOUNDS:
        folder = summaries.Folder(place / str(count), count, environment)
        nothing = timed(summaries.nothing(environment))
        yield paired(f"the first list of {count:,} cases", timed(folder.build), nothing, 20 + 0.12 * count, 1)
        folder.settle()
        if folder.memory() > summaries.MOST_MEMORY:
            sys.exit(f"coc list takes {folder.memory()} MB for {count} cases.")
        for one in (*summaries.warm(folder), *summaries.found(folder)):
            yield paired(one.what, timed(one.act), timed(one.yardstick), one.bound, rounds)
        note = folder.command("note", min((folder.root / "cases").iterdir()).stem, "-", said=b"Looked at.")
        listed = timed(folder.command("list"))
        yield paired("a list after coc saved a case, beside a warm one", after(note, listed), listed, 1.2, rounds)
        yield paired("a list after one was changed by hand", after(folder.change, listed), listed, 4, rounds)


def after(change: Callable[[], object], listed: Act) -> Act:
    """Make an act that is measured after something was changed."""

    def act() -> float:
        change()
        return listed()

    return act


def crowd(folder: Path, count: int) -> None:
    """Put copies of the cases of a folder as they were taken at the desk, under ids of their own, in their place."""
    cases = folder / "cases"
    samples = [as_taken(path) for path in sorted(cases.glob("*.yaml"))]
    for path in cases.iterdir():
        path.unlink()
    for number in range(count):
        sample = samples[number % len(samples)]
        case = sample.model_copy(update={"id": f"{sample.id[:4]}-{number:05}"})
        (cases / f"{case.id}.yaml").write_bytes(encode(case, schema="../.coc/schema/case.json"))


def first_screens(environment: dict[str, str], folder: Path) -> Iterator[Figure]:
    """Measure how soon ``coc new`` and ``coc review`` show something and take keys, against a bare ``input()``."""
    bare = on_terminal([sys.executable, "-c", "input('ready')"], "ready", environment)
    for who, command, what, wait_for, bound in (
        ("ines", "new", "first screen", "Take the time", 12),
        ("ines", "new", "ready for keys", "numb", 25),
        ("dana", "review", "first screen", "Which case?", 30),
    ):
        words = [*COC, "--folder", str(folder), "--as", who, command]
        yield paired(f"coc {command}, {what}", on_terminal(words, wait_for, environment), bare, bound, ROUNDS)


def a_case_of_5_kb() -> Case:
    """Return a case whose file has about five thousand bytes: the shortest sample without its history, and notes."""
    source = min((SAMPLE / "cases").glob("*.yaml"), key=lambda path: path.stat().st_size)
    tree = read_record(Case, source.read_bytes(), file=source.name).to_tree()
    bare = Case.from_tree({name: value for name, value in tree.items() if name not in {"history", "seal", "notes"}})
    note: dict[str, Tree] = {
        "at": "2031-05-10T22:40+02:00",
        "by": "ruth",
        "text": "Security walked the corridor; it was quiet.",
    }
    many = (FIVE_KB - len(encode(bare, schema="x"))) // 110
    return Case.from_tree({**bare.to_tree(), "notes": {f"n-{number:04}": note for number in range(many)}})


def files(place: Path) -> Iterator[Figure]:
    """Measure reading and saving one case against the least that either could be."""
    case = a_case_of_5_kb()
    data = encode(case, schema="x")

    def repeat(job: Callable[[], object]) -> Act:
        return timed(lambda: [job() for _ in range(50)])

    yield paired(
        f"reading and validating a case of {len(data)} bytes, 50 x",
        repeat(lambda: read_record(Case, data, file="case")),
        repeat(lambda: yaml.load(data, Loader=yaml.CSafeLoader)),  # noqa: TID251 - the yardstick
        1,
        ROUNDS,
    )
    yield paired(
        "saving it, 50 x",
        repeat(lambda: save(place / "case.yaml", case)),
        repeat(lambda: bare_save(place / "bare.yaml", data)),
        5,
        ROUNDS,
    )


class ThreeReaders:
    """Three people who can read, one of whom sits here."""

    def __init__(self) -> None:
        import pyrage

        self.keys = [pyrage.x25519.Identity.generate() for _ in range(3)]
        self.is_encrypted, self.covers_staff = True, False

    def trusted(self) -> dict[str, Reader]:
        """Return them with their public keys."""
        return {f"reader{number}": Reader(keys=(str(key.to_public()),)) for number, key in enumerate(self.keys)}

    def identities(self) -> "list[Identity]":
        """Return the key of whoever sits here."""
        return self.keys[:1]

    def sitting(self, name: str, *, make: bool) -> None:
        """Have no drafts."""

    def forget_sitting(self, name: str) -> None:
        """Have no drafts."""


def show(folder: Path, case_id: str) -> list[str]:
    """Return the words that show a case."""
    return [*COC, "--folder", str(folder), "--as", "dana", "show", case_id]


def encryption(environment: dict[str, str], place: Path) -> Iterator[Figure]:
    """Measure what encrypting costs: one case opened beside a plain one, and all of them closed for other readers."""
    plain, closed = place / "plain", place / "closed"
    for folder in (plain, closed):
        run(["cp", "-R", str(SAMPLE), str(folder)], check=True)
        crowd(folder, RECLOSED)
    people = ThreeReaders()

    def opened(root: Path) -> CaseFolder:  # as a command has it: nothing is known yet of what was written before
        return CaseFolder(root, draw=system_chance, crypt=Age(people, people))

    reclose(opened(closed))
    key = place / "key.txt"
    key.write_text(f"{people.keys[0]}\n", "utf-8")
    case_id = opened(plain).case_ids()[0]
    yield paired(
        "coc show, encrypted, beside a plain case",
        program(show(closed, case_id), {**environment, "COC_IDENTITY": str(key)}),
        program(show(plain, case_id), environment),
        1.1,
        ROUNDS,
    )
    data = {path.name: path.read_bytes() for path in (plain / "cases").iterdir()}
    (place / "copies").mkdir()
    yield paired(
        f"closing {RECLOSED} cases again for three readers",
        timed(lambda: reclose(opened(closed))),
        timed(lambda: copy_all(data, place / "copies")),
        10,
        max(3, ROUNDS // 5),
    )


def copying(environment: dict[str, str], folder: Path) -> Iterator[Figure]:
    """Measure copies: whole commands beside `coc show`, a PDF beside the page, redaction as it grows."""
    case_id = min(path.stem for path in (folder / "cases").glob("2031-*.yaml"))

    def making(form: str) -> Act:
        def act() -> float:
            words = copies.export(folder, SAMPLE, case_id, form, folder.parent)
            return program([*COC, *words], environment)()

        return act

    for form in copies.FORMS:
        shown = program(show(folder, case_id), environment)
        yield paired(f"coc export --format {form}, beside coc show", making(form), shown, 1.3, ROUNDS)
    more = copies.less(making("pdf"), making("html"))
    yield paired("coc export: PDF more than HTML", more, program(PASS, environment), 10, ROUNDS)
    case = CaseFolder(folder, draw=system_chance).read(case_id).record
    pdf, page = copies.pdf_and_page(case)
    other = copies.weasyprint_of(page)
    if other:
        yield paired("a PDF beside WeasyPrint", timed(pdf), timed(other), 0.1, 5)
    for what, job, yardstick, bound in copies.growths():
        yield paired(what, timed(job), timed(yardstick), bound, 5)


def save(path: Path, case: Case) -> None:
    """Save a case as the folder does: written, read back, validated, compared, both syncs."""
    write_file(path, encode(case, schema="x"), shown="case", confirm=confirmation(case, file="case"))


def copy_all(data: dict[str, bytes], place: Path) -> None:
    """Save files one after the other, each with both syncs."""
    for name, one in data.items():
        bare_save(place / name, one)


def bare_save(path: Path, data: bytes) -> None:
    """Save bytes atomically with the least that a power cut asks for."""
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def main() -> int:
    """Measure everything and print it."""
    with tempfile.TemporaryDirectory() as scratch:
        environment = {**os.environ, "COC_HOME": f"{scratch}/home", "TERM": "xterm-256color"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # people have bytecode from the second start on
        folder = Path(scratch) / "pyriver"
        run(["cp", "-R", str(SAMPLE), str(folder)], check=True)
        figures: list[Figure] = []
        for measured in (
            commands(environment, folder),
            first_screens(environment, folder),
            files(Path(scratch)),
            copying(environment, folder),
            encryption(environment, Path(scratch)),
            many_cases(environment, Path(scratch)),
        ):
            for figure in measured:
                print(figure, flush=True)
                figures.append(figure)
    return int(any(figure.ratio > SLACK * figure.bound for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
