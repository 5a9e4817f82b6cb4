"""The copies in ``examples/copies``: three scenarios, made for every audience, in every form that is text."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Final, get_args

from cocreport.cli import exporting
from cocreport.cli.desk import Desk, Options
from cocreport.copies.concerned import people_to_choose
from cocreport.copies.formats import ENDINGS
from cocreport.model.case import Case
from cocreport.model.copies import AudienceName

TOP: Final = Path(__file__).resolve().parent.parent
ASKED: Final = TOP / "examples" / "copies" / "asked"
_SAMPLE: Final = TOP / "examples" / "pyriver"
_MADE: Final = datetime(2031, 6, 20, 9, tzinfo=UTC)
SCENARIOS: Final = {
    "s1": "Friday evening, during the dinner",
    "s2": "I was waiting for coffee",
    "s4": "He is outside my room",
}
"""Each scenario, by how its account begins."""


def files(sample: Mapping[str, str]) -> Mapping[str, str]:
    """Return every copy, by its path below the top folder; made of the sample folder as it is now."""
    with tempfile.TemporaryDirectory() as scratch, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        home = Path(scratch)
        for name, text in sample.items():
            path = home / Path(name).relative_to("examples")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        return dict(_made(home))


def _made(home: Path) -> Iterator[tuple[str, str]]:
    found = desk(home)
    cases = [found.read(one).record for one in found.folder.case_ids()]
    for name, begins in SCENARIOS.items():
        for audience in get_args(AudienceName):
            yield from _copies(home, name, case_of(cases, begins), audience)


def case_of(cases: list[Case], begins: str) -> Case:
    """Return the case whose account begins so."""
    return next(one for one in cases if any((r.account or "").startswith(begins) for r in one.reports.values()))


def _copies(home: Path, name: str, case: Case, audience: AudienceName) -> Iterator[tuple[str, str]]:
    asked = ASKED / f"{name}-{audience}.yaml"
    for form, ending in ENDINGS.items():
        if form == "pdf" or (audience in {"reporter", "reported"} and not people_to_choose(case, audience)):
            continue
        fresh = home / "fresh"
        shutil.copytree(home / "pyriver", fresh)
        made = home / f"copy.{ending}"
        wish = exporting.Wish(audience, form, str(made), None, asked if asked.exists() else None, force=True)
        exporting.export(desk(home, "fresh"), [case.id], wish)
        shutil.rmtree(fresh)
        yield f"examples/copies/{name}-{audience}.{ending}", made.read_text("utf-8")


def desk(home: Path, folder: str = "pyriver") -> Desk:
    """Return the desk of the organizer, some weeks after the event."""
    options = Options(folder=home / folder, handle="dana")
    return Desk(options, clock=lambda: _MADE, draw=lambda signs: signs[0], environ={"COC_HOME": str(home / "laptop")})
