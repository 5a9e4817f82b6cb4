"""The demonstration: a team, an invented report taken through the same walk, and what becomes of it."""

import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cocreport.cli import setting_up, taking
from cocreport.cli.desk import Desk, Options
from cocreport.cli.summary import rows
from cocreport.cli.survey import known_of
from cocreport.words import say

_SATURDAY: Final = datetime(2031, 5, 10, 6, 24, tzinfo=UTC)
"""When the demonstration takes place: the morning on which the note was found."""
_DATA: Final = Path(__file__).parent / "demo"
_TAKER: Final = "tomasz"


def demonstrate(desk: Desk, directory: Path | None) -> None:
    """Make a scratch folder, take the report out of an answer file, and show what is there afterwards."""
    from cocreport.ui import tables, views

    root = (directory or Path(tempfile.mkdtemp(prefix="coc-demo-")) / "pyriver").resolve()
    console = desk.console
    console.result(say("An invented team, and a report that was found as a note at the desk.") + "\n")
    setting_up.make_folder(desk, root, _DATA / "setup.yaml")
    there = Desk(Options(folder=root, handle=_TAKER, plain=desk.options.plain), clock=lambda: _SATURDAY, draw=desk.draw)
    case = taking.from_file(there, _DATA / "report.yaml")
    taking.announce(there, case, as_json=False)
    file = f"cases/{case.id}.yaml"
    console.result("\n" + say("The file {file}:", file=file) + "\n")
    console.result((root / file).read_text("utf-8"))
    console.result(say("The list:") + "\n")
    seen = there.look()
    console.draw(tables.list_table(rows(seen, seen.entries, there.clock())))
    console.result("\n" + say("The case:") + "\n")
    procedure = there.folder.procedure(case.procedure)
    console.draw(*views.case_view(case, procedure, known_of(case, procedure, there.edition(case.edition), there).owed))
    type_next = say("Next, type:")
    console.result(f"\n{type_next}\n{_as_typed()} --folder {root} --as mikkel show {case.id}")


def _as_typed() -> str:
    """Return how coc can be called from here: by its name, or by the path with which it was called now."""
    called = Path(sys.argv[0])
    return "coc" if called.name != "coc" or shutil.which("coc") == str(called.absolute()) else str(called)
