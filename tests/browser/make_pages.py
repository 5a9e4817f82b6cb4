"""Make the pages that ``make browser`` checks: copies, letters and sheets, and all of them of a poisoned case.

    python -m tests.browser.make_pages DIR

Every page comes out of the command line, out of a folder in a temporary place; the sample stays as it is.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import product
from pathlib import Path
from typing import Final, TypeAlias, get_args

import pyrage
from benchmarks import crowded
from tests.building import ANSWERS
from typer.testing import CliRunner

from cocreport.cli import recovery_sheet
from cocreport.cli.app import application
from cocreport.clock import system_clock
from cocreport.model.copies import AudienceName
from cocreport.notation.read import read
from cocreport.notation.tree import Tree
from cocreport.notation.write import write

Page: TypeAlias = tuple[str, str, list[str]]
"""How a page is called, in which language it is made, and the words behind ``coc`` that make it."""

SAMPLE: Final = ANSWERS.parent / "pyriver"
DECIDED: Final = ("2031-6XMJ7", "2031-9KJJK", "2031-DJDKF")
"""Cases of the sample in which something was decided; about one of the team, about a sponsor, with the police."""
POISONED: Final = "2031-DJDKF"
LETTERS: Final = ("reporter", "reported", "aware", "venue")
SHEETS: Final = ("form", "card", "guide")

HEBREW: Final = "הוא אמר שזאת רק בדיחה, ושאף אחד לא צחק."
ARABIC: Final = "قال إنها مزحة، ولم يضحك أحد."
LONG: Final = "Donaudampfschifffahrtsgesellschaftskapitän"
SHORT: Final = f'"><svg onload=alert(1)><script>alert(1)</script> {LONG * 2}'
POISON: Final = (
    "<img src=x onerror=alert(1)> </style></title></textarea> <a href='javascript:alert(1)'>a</a> &lt;b&gt; ]]> --> "
    "[a link](javascript:alert(1)) ![a picture](https://pyriver.example/a.png) <https://pyriver.example> "
    f"https://pyriver.example/a {LONG * 4} {SHORT}"
)
NAME: Final = "<bdo dir=rtl>"
"""What a person is called besides; no word of it stands elsewhere, or every copy would name them."""
LINES: Final = frozenset({"place", "quiet_place", "note", "text", "circumstances"})
"""The fields of cases and editions that take any words, in one line."""
TEXTS: Final = frozenset({"account", "behaviour", "happened", "lessons", "may_be_told", "reasons", "side", "words"})
"""Those that take as many lines as somebody writes."""

STATEMENT: Final = {"statement": "We received a report, and we have acted on it."}
POLICE: Final = {
    "asked-by": "The station at the river, request 4711",
    "basis": "A court order",
    "approved-by": "ruth",
    "reporter-told": "yes",
}
ASKED: Final = {"reported": STATEMENT, "venue": STATEMENT, "public": STATEMENT, "police": POLICE}
"""What is asked before a copy for an audience is made."""
FREE: Final = frozenset({"statement", "asked-by", "basis"})
"""What of it takes any text."""


@dataclass(frozen=True)
class Desk:
    """Where pages are made: a team's folder, or none, with what its answer files hold beside what is usual."""

    home: Path
    folder: Path | None
    poison: str = ""

    def coc(self, words: list[str], language: str = "en") -> str:
        """Run one command, and return what it says; end with its sentence where it fails."""
        environ = {"COC_HOME": str(self.home), "COC_AS": "dana", "COC_LANG": language, "COC_FOLDER": None}
        environ |= {"COC_FOLDER": str(self.folder)} if self.folder else {}
        ended = CliRunner().invoke(application(), words, env=environ)
        if ended.exception:
            sys.exit(f"coc {' '.join(words)}: {ended.exception}")
        return ended.stdout

    def answers(self, audience: str) -> list[str]:
        """Return the option with what is asked for an audience, out of a file that is written for it."""
        usual = ASKED.get(audience, {})
        poisoned = {name: f"{usual[name]} {self.poison}".rstrip() for name in usual.keys() & FREE}
        asked: dict[str, Tree] = {**usual, **poisoned}
        if not asked:
            return []
        file = self.home / f"{audience}.yaml"
        file.write_bytes(write({"schema": "1", "answers": asked}))
        return ["--answers", str(file)]

    def copies(self, case: str) -> Iterator[Page]:
        """Give a copy of a case for each audience."""
        for audience in get_args(AudienceName):
            yield f"{case}-{audience}", "en", ["export", case, "--for", audience, *self.answers(audience)]


def letters(case: str) -> Iterator[Page]:
    """Give each letter about a case that is decided."""
    for to in LETTERS:
        yield f"{case}-letter-{to}", "en", ["letter", case, "--to", to]


def sheets(languages: tuple[str, ...] = ("en", "de")) -> Iterator[Page]:
    """Give each sheet in each language, in usual and in large print."""
    for sheet, language, size in product(SHEETS, languages, ("", "large")):
        name = "-".join(filter(None, (sheet, language, size)))
        yield name, language, ["print", sheet, *([f"--{size}"] if size else [])]


def usual(desk: Desk) -> Iterator[Page]:
    """Give the pages of the sample, with those of a report that is new and of several cases in one."""
    for case in DECIDED:
        yield from desk.copies(case)
        yield from letters(case)
    new = desk.coc(["new", "--answers", str(ANSWERS / "s2-the-witness.yaml")]).split()[-1]
    yield "new-letter-reporter", "en", ["letter", new, "--to", "reporter"]
    yield "new-team", "en", ["export", new, "--for", "team"]
    yield "two-records", "en", ["export", *DECIDED[:2], "--for", "records", "--yes"]
    for audience in ("records", "team"):
        yield f"{DECIDED[2]}-{audience}-de", "de", ["export", DECIDED[2], "--for", audience]
    yield from sheets()


def numbers(desk: Desk) -> Iterator[Page]:
    """Give the transparency reports of a folder with many cases, the second beside the first, and a handover."""
    this_year = system_clock().year
    signed = desk.home / "signed.yaml"
    lessons = "Two people sit in at every talk from now on."
    signed.write_bytes(write({"schema": "1", "answers": {"lessons": lessons, "reporters-told": "yes", "sign": "yes"}}))
    last = ["stats", "--public", "--event", str(this_year - 1)]
    yield "report", "en", [*last, "--answers", str(signed)]
    for language in ("en", "de"):
        yield f"report-compared-{language}", language, ["stats", "--public"]
        yield f"handover-{language}", language, ["handover", "--to", "ruth"]


def poisoned(desk: Desk) -> Iterator[Page]:
    """Give the pages of a folder in which every text tries to be more than a text."""
    yield from desk.copies(POISONED)
    yield from letters(POISONED)
    yield from sheets(("en",))
    yield "report", "en", ["stats", "--public"]
    yield "handover", "en", ["handover"]


def without_a_team(_: Desk) -> Iterator[Page]:
    """Give the sheets that a folder is not needed for."""
    yield from sheets(("en",))


def poison(folder: Path) -> None:
    """Put poison into a case, into the edition, and into what the team and the event are called."""
    for name, called in ((f"cases/{POISONED}", NAME), ("events/2031", SHORT), ("coc", SHORT)):
        path = folder / f"{name}.yaml"
        tree = read(path.read_bytes(), file=path.name)
        path.write_bytes(write({key: _poisoned(key, value, called) for key, value in tree.items()}))


def _poisoned(name: str, value: Tree, called: str) -> Tree:
    """Return a value with poison behind every text in it, and around some of them words of other scripts."""
    if isinstance(value, dict) and name != "staff":
        return {key: _poisoned(key, inside, called) for key, inside in value.items()}
    if not isinstance(value, str) or name not in {"name"} | LINES | TEXTS:
        return value
    said = f"{value.rstrip()} {called if name == 'name' else SHORT if name in LINES else POISON}"
    around = {"account": HEBREW, "side": ARABIC}
    return f"{around[name]}\n{said}\n{HEBREW}\n{ARABIC}\n" if name in around else said


def make(place: Path) -> int:
    """Write every page, and return how many there are; what was poisoned has to be seen on them."""
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, chdir(scratch):
        write_pages(usual, desk_at(Path(scratch) / "usual"), place)
        many = desk_at(Path(scratch) / "many")
        crowded.make(Path(scratch) / "many" / "folder", 600)
        write_pages(numbers, many, place)
        desk = desk_at(Path(scratch) / "poisoned", POISON)
        poison(Path(scratch) / "poisoned" / "folder")
        write_pages(poisoned, desk, place)
        write_pages(without_a_team, Desk(Path(scratch), None), place)
    secret = str(pyrage.x25519.Identity.generate())
    sheet = recovery_sheet.page("dana", secret, recovery_sheet.words_of(secret), date(2031, 5, 10))
    (place / "recovery-sheet.html").write_text(sheet, "utf-8")
    seen = (place / f"poisoned-{POISONED}-records.html").read_text("utf-8")
    if not all(escape(text) in seen for text in (POISON, NAME, HEBREW, ARABIC)):
        sys.exit("The poison is not on the page that should show everything.")
    return len(list(place.glob("*.html")))


def desk_at(home: Path, poison: str = "") -> Desk:
    """Return a desk over a copy of the sample."""
    shutil.copytree(SAMPLE, home / "folder")
    return Desk(home, home / "folder", poison)


def write_pages(pages: Callable[[Desk], Iterator[Page]], desk: Desk, place: Path) -> None:
    """Write pages to their place."""
    for name, language, words in pages(desk):
        file = place / f"{pages.__name__}-{name}.html"
        desk.coc([*words, "--format", "html", "-o", str(file)], language)


if __name__ == "__main__":
    sys.stdout.write(f"{make(Path(sys.argv[1]).resolve())} pages\n")
