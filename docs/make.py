"""Write the files that come out of the program itself: ``python docs/make.py docs`` (or ``examples``)."""

import io
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any, Final, TypeAlias

import typer.main
from typer.testing import CliRunner

from cocreport.cli import setting_up, taking
from cocreport.cli.app import application
from cocreport.cli.desk import Desk, Options
from cocreport.cli.examine import examine
from cocreport.cli.in_force import as_json
from cocreport.cli.owed import all_owed
from cocreport.cli.schemas import KINDS, json_schema
from cocreport.cli.summary import rows
from cocreport.errors import ExitCode
from cocreport.interview.catalogue import catalogue
from cocreport.lookup.sanctions import sanctions_on
from cocreport.model.case import Case
from cocreport.procedure.load import bundled
from cocreport.stats.count import statistics
from cocreport.ui.json_text import to_json

Files: TypeAlias = Mapping[str, str]
"""What is generated: a path below the top folder, and the whole text of the file there."""

TOP: Final = Path(__file__).resolve().parent.parent
SATURDAY: Final = datetime(2031, 5, 10, 6, 10, tzinfo=UTC)
"""The moment at which examples take place: ten past eight in Berlin, when the note of the demonstration is found."""

_BEGIN: Final = """\
# Command line

This page is generated from the program (`python docs/make.py docs`). Do not edit it by hand.

Options of `coc` itself stand before the command: `coc --as ines new`. Options of a command stand after its name.
A case is named by any beginning or ending of its id that fits only one case, or by the beginning of its five signs;
capital or small letters do not matter, and I, L and O are read as 1, 1 and 0.

Results go to standard output. Questions, remarks and failures go to standard error.

## Environment

| Variable | What it does |
| --- | --- |
| `COC_FOLDER` | The team's folder, where `--folder` is not given. |
| `COC_AS` | Who is at the desk, where `--as` is not given. |
| `COC_LANG` | The language of the screen, like `de`; else what `LANGUAGE`, `LC_ALL`, `LC_MESSAGES` or `LANG` say. |
| `COC_HOME` | Where coc remembers the folder last used and who was at the desk; else the user's configuration folder. |
| `VISUAL`, `EDITOR` | The editor that `coc edit --whole` opens. |
| `ACCESSIBLE` | With `1`, the same as `--plain`. |
| `TERM` | With `dumb`, the same as `--plain`, and no colour. |
| `NO_COLOR` | With any text in it, no colour. |
| `COLUMNS` | How wide a line may be; else the width of the terminal, else 80. Never less than 40. |
| `COC_TRACEBACK` | With any text in it, a fault of coc itself is shown whole. What it shows may hold words of a case. |
"""

_MEANINGS: Final[Mapping[ExitCode, str]] = {
    ExitCode.DONE: "The command did what it was asked for; also when a report is put aside at the last question.",
    ExitCode.UNEXPECTED: "Something failed that coc does not know: a fault in coc, or the output cannot be written.",
    ExitCode.USAGE: "The command line asks for something that does not go together.",
    ExitCode.INPUT_NEEDED: "An answer is needed and there is no terminal to ask on, or the editor cannot be started.",
    ExitCode.INVALID_DATA: (
        "A file, or an answer in a file, is not what the format allows; or `coc check` found something that is wrong."
    ),
    ExitCode.NOT_FOUND: "The folder, case, step, question or draft is not there, or not there for this person.",
    ExitCode.LOCKED_OR_CHANGED: (
        "The folder cannot be written or locked, somebody else is saving, or the case was saved meanwhile."
    ),
    ExitCode.INTEGRITY: "What was written does not read back as it was meant. Nothing was replaced.",
    ExitCode.NOT_PERMITTED: "The procedure does not allow this now: something comes before it, or is still owed.",
    ExitCode.HUNG_UP: "The terminal was closed. A report that was begun is kept as a draft.",
    ExitCode.INTERRUPTED: "Ctrl-C, or the end of what is typed. A report that was begun is kept as a draft.",
    ExitCode.TERMINATED: "The program was told to end. A report that was begun is kept as a draft.",
}

_CODES: Final = """\
## Exit codes

A number is never given another meaning. A failure is one or two sentences on standard error; they name a file, a
line or an address and never a value out of a case.

| Code | Name | Meaning |
| ---: | --- | --- |
"""

_JSON: Final = """\
## What `--json` prints

These shapes are version 1. Within a version names are only added; a change stands in CHANGELOG.md.
"""

_SHAPES: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "coc list --json": (
        "A list with an entry for each case that may be seen, the one received first at the beginning.",
        {
            "id": "The id of the case.",
            "edition": "The edition of the event.",
            "received": "When the first report of the case reached the team.",
            "stage": "The id of the first step that is owed, or `follow-up` where nothing is, or `closed`.",
            "reports": "How many reports the case holds, a number.",
            "people": "How many people the case holds, a number.",
            "closed": "Whether the case is closed, a truth value.",
            "next": "What can be done first, or else what waits: `title` and `state` (`waiting`, `later`, `due`, "
            "`overdue`); null where nothing is owed. `coc due --all --json` has everything.",
        },
    ),
    "coc due --json": (
        "A list with an entry for each thing that is owed, the most urgent first. This is one of them.",
        {
            "case": "The id of the case.",
            "step": "The id of the step.",
            "about": "The key of the entry of the case that it is about, where it is about one.",
            "title": "What the step is called.",
            "owner": "The role that owes it.",
            "who": "The handle of whoever owes it; left out where that is somebody outside the team.",
            "state": "`due` or `overdue`; with `--all` also `waiting` or `later`.",
            "opens": "Since when it is owed.",
            "due": "Until when, where there is a clock.",
        },
    ),
    "coc find --json": (
        "A list with an entry for each field that holds the words.",
        {
            "case": "The id of the case.",
            "address": "The address of the field.",
            "line": "The line in which the words stand; missing where it would be a name.",
        },
    ),
    "coc sanctions --json": (
        "A list with an entry for each sanction; what is not known is left out. This is one of them.",
        {
            "case": "The id of the case.",
            "person": "The key of the person.",
            "name": "How the person is known, with `--names`.",
            "action": "The word of the procedure; `other` in the team's own words.",
            "from": "The first day.",
            "until": "The last day on which it holds.",
            "lasts": "`this event`, `until a day` or `without end`.",
            "force": "`lapsed`, `ends soon`, `in force` or `to come`.",
            "look": "The day on which somebody had to look at it, where that has come and nobody has.",
            "told": "How the person was told, or why not.",
            "told_at": "On which day.",
        },
    ),
    "coc stats --json": (
        'The numbers, each table from a word of the procedure to a number (`""` where none was written down).',
        {
            "stats": "1, the version of this shape.",
            "cases": "How many cases.",
            "closed": "How many of them are closed.",
            "reports": "How many reports.",
            "withdrawn": "How many of them whoever told them no longer wanted; they are counted.",
            "people": "How many people stand in the cases.",
            "appeals": "How many appeals.",
            "with_police": "In how many cases the police were called.",
            "by_part": "People by their part.",
            "by_edition": "Cases by edition.",
            "by_channel": "Reports by the way they came.",
            "by_stage": "Cases by where they stand.",
            "by_finding": "Findings, by reported person; `overturned` where an appeal did away with it.",
            "by_sanction": "What followed from decisions that hold.",
            "by_day": "Reports by day.",
            "spans": "Minutes from the report on, with how many were `timed`, the `median` and the `longest`.",
        },
    ),
    "coc check --json": (
        "A list of findings; it is empty when there are none. With a `wrong` among them the exit code is 4.",
        {
            "weight": "`wrong`: has to be mended. `missing`: not filled in yet. `note`: worth knowing.",
            "where": "The file and, where they are known, the line and the address.",
            "sentence": "What it is.",
            "fix": "What to do; may be empty.",
        },
    ),
    "coc new --json": (
        "The case that was saved.",
        {"id": "The id of the case.", "file": "Its file, from the team's folder on."},
    ),
    "coc questions --json": (
        "A list with an entry for each question, in the order in which they are asked. This is one of them.",
        {
            "id": "What it is called in an answer file.",
            "step": "The step it belongs to.",
            "ask": "What is asked.",
            "form": "`line`, `text`, `choice`, `list` or `time`.",
            "options": "The answers on offer.",
            "write_in": "`yes` where another answer than these is taken, otherwise `no`.",
            "skips": "The reasons for which it may stay without an answer.",
        },
    ),
}

_WHOLE: Final = """\
### `coc show --json`

The case as it is stored, without its comments: see [format.md](format.md) and [case.json](schema/case.json).
`schema` is a number; every other value is text, a list or an object.

### `coc guide --json`

The procedure as it is stored: see [format.md](format.md) and [procedure.json](schema/procedure.json).

### `coc export --format json`

`copy` is `1`, `cases` a list: see [copies.md](copies.md#forms).

### `coc log --json`

`id`, `history` (the entries as they are stored, without former values) and `copies` (by key): see
[format.md](format.md#case-copies).

### `coc schema`

The JSON Schema of a kind of file. The same texts lie under [schema/](schema/).
"""


def docs() -> Files:
    """Return the reference of the command line and the JSON Schemas."""
    schemas = {f"docs/schema/{kind}.json": to_json(json_schema(kind)) + "\n" for kind in KINDS}
    return {"docs/cli.md": cli_page(), **schemas}


def examples() -> Files:
    """Return the sample folder, copies out of it, the scenarios as pages, and the README with its tour."""
    from docs import copies, sample, stories, tour

    folder = sample.files()
    return {**folder, **copies.files(folder), **stories.files(), **tour.files()}


TARGETS: Final[Mapping[str, Callable[[], Files]]] = {"docs": docs, "examples": examples}
"""What can be made, by the word on the command line."""


def cli_page() -> str:
    """Return ``docs/cli.md``: every command with its help, the exit codes, what ``--json`` prints."""
    parts = (_BEGIN, *_commands(), _CODES + "".join(_code_lines()), _JSON, *_shapes(), _WHOLE)
    return "\n".join(parts)


def command_names() -> list[str]:
    """Return the commands in the order of the help."""
    return list(typer.main.get_command(application()).commands)  # type: ignore[attr-defined]  # a group has commands


def _commands() -> Iterator[str]:
    yield f"## coc\n\n{_help()}"
    for name in command_names():
        yield f"## coc {name}\n\n{_help(name)}"


def _help(*command: str) -> str:
    """Return what ``coc COMMAND --help`` prints, as a block."""
    shown = CliRunner().invoke(application(), [*command, "--help"], prog_name="coc")
    return f"```text\n{shown.output.rstrip()}\n```\n"


def _code_lines() -> Iterator[str]:
    for code in ExitCode:
        yield f"| {code.value} | {code.name.lower().replace('_', ' ')} | {_MEANINGS[code]} |\n"


def _shapes() -> Iterator[str]:
    shown = _samples()
    for command, (about, fields) in _SHAPES.items():
        sample = shown[command]
        one = sample[0] if isinstance(sample, list) else sample
        yield f"### `{command}`\n\n{about}\n"
        yield "| Name | What it is |\n| --- | --- |"
        yield "".join(f"| `{name}` | {fields[name]} |\n" for name in one)
        yield f"```json\n{to_json(sample)}\n```\n"


def _samples() -> dict[str, Any]:
    """Take the invented report of the demonstration, and return what the commands print about it."""
    with tempfile.TemporaryDirectory() as scratch, redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        home = Path(scratch)
        desk = _desk(home)
        with resources.as_file(resources.files("cocreport.cli") / "demo") as data:
            setting_up.make_folder(desk, home / "pyriver", data / "setup.yaml")
            case = taking.from_file(_desk(home), data / "report.yaml")
        desk.folder.put_event(desk.event.model_copy(update={"quiet_place": None}))
        return {
            "coc list --json": [row.to_json() for row in rows(desk.look(), desk.look().entries, desk.clock())],
            "coc due --json": [one.to_json() for one in all_owed(_desk(home)).owed][:1],
            "coc find --json": [
                {"case": case.id, "address": "reports/r-WYRD/place", "line": "Dinner hall, table 6"},
            ],
            "coc sanctions --json": _of_the_ban(home),
            "coc stats --json": _counted(desk),
            "coc check --json": [one.to_json() for one in examine(_desk(home), None)],
            "coc new --json": {"id": case.id, "file": f"cases/{case.id}.yaml"},
            "coc questions --json": [catalogue(bundled(case.procedure).steps, Case)[0].to_json()],
        }


def _of_the_ban(home: Path) -> list[dict[str, Any]]:
    """Return what `coc sanctions --json` prints about the ban of the example folder."""
    shutil.copytree(TOP / "examples" / "pyriver", home / "example", ignore=shutil.ignore_patterns(".coc"))
    options = Options(folder=home / "example", handle="dana")
    desk = Desk(options, clock=lambda: SATURDAY, environ={"COC_HOME": str(home / "laptop")})
    return [as_json(one, {}) for one in sanctions_on(desk.look(), SATURDAY.date(), soon=14)][:1]


def _counted(desk: Desk) -> dict[str, Any]:
    seen = desk.look()
    return statistics(seen, seen.entries).to_json()


def _desk(home: Path) -> Desk:
    options = Options(folder=home / "pyriver", handle="tomasz")
    chance = random.Random(7)  # noqa: S311 - the point is that it repeats
    return Desk(options, clock=lambda: SATURDAY, draw=chance.choice, environ={"COC_HOME": str(home / "laptop")})


def write(files: Files) -> None:
    """Put generated files in their places."""
    for name, text in files.items():
        path = TOP / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def main(words: list[str]) -> int:
    """Make what is named; return the exit code."""
    if not words or not TARGETS.keys() >= set(words):
        sys.stderr.write(f"usage: python docs/make.py [{' | '.join(TARGETS)}] ...\n")
        return ExitCode.USAGE
    for word in words:
        write(TARGETS[word]())
    return ExitCode.DONE


if __name__ == "__main__":
    sys.path.insert(0, str(TOP))
    sys.exit(main(sys.argv[1:]))
