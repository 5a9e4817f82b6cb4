"""Where output goes and how."""

import io
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest
from rich.table import Table
from rich.text import Text

from cocreport.errors import ExitCode
from cocreport.ui.console import Console, OutputError, can_ask, columns_of, has_colour, is_plain, system_console

FULL = Path("/dev/full")


@pytest.fixture
def terminal() -> Iterator[TextIO]:
    """Return the program's end of a terminal of no known size."""
    hand, end = pty.openpty()
    with open(end, "r+b", buffering=0) as raw, io.TextIOWrapper(raw, encoding="utf-8") as stream:  # noqa: PTH123
        yield stream
    os.close(hand)


def console(*, out: TextIO | None = None, err: TextIO | None = None, **environment: str) -> Console:
    return Console(source=None, out=out, err=err, environment=environment)


def test_somebody_can_be_asked_where_both_ends_are_terminals(terminal: TextIO) -> None:
    closed = io.StringIO()
    closed.close()
    assert can_ask(terminal, terminal)
    for missing in (None, io.StringIO(), closed):
        assert not can_ask(missing, terminal)
        assert not can_ask(terminal, missing)


def test_the_conversation_needs_no_stdout(terminal: TextIO) -> None:
    assert Console(source=terminal, out=io.StringIO(), err=terminal, environment={}).can_ask


@pytest.mark.parametrize(
    ("environment", "wished", "plain"),
    [
        ({}, False, False),
        ({}, True, True),
        ({"ACCESSIBLE": "1"}, False, True),
        ({"ACCESSIBLE": "0"}, False, False),
        ({"ACCESSIBLE": ""}, False, False),
        ({"TERM": "dumb"}, False, True),
        ({"TERM": "xterm"}, False, False),
    ],
)
def test_asking_is_plain_where_it_is_wished_or_needed(
    environment: dict[str, str], *, wished: bool, plain: bool
) -> None:
    assert is_plain(environment, wished=wished) is plain


def test_colour_is_for_terminals_that_may_have_it(terminal: TextIO) -> None:
    assert has_colour(terminal, {"TERM": "xterm", "NO_COLOR": ""})
    assert not has_colour(terminal, {"NO_COLOR": "1"})
    assert not has_colour(terminal, {"TERM": "dumb"})
    assert not has_colour(io.StringIO(), {})
    assert Console(source=None, out=terminal, err=None, environment={}).colour


@pytest.mark.parametrize(("told", "columns"), [("120", 120), ("20", 40), ("0", 80), ("", 80), ("wide", 80), ("²", 80)])
def test_the_width_can_be_told(told: str, columns: int) -> None:
    assert columns_of(None, {"COLUMNS": told}) == columns
    assert console(COLUMNS=told).columns == columns
    assert console(COLUMNS=told).talk_columns == columns


def test_the_width_is_that_of_the_terminal(terminal: TextIO) -> None:
    assert columns_of(terminal, {}) == 80  # it reports 0
    termios_size(terminal, 30)
    assert columns_of(terminal, {}) == 40
    termios_size(terminal, 132)
    assert columns_of(terminal, {}) == 132
    assert columns_of(io.StringIO(), {}) == 80


def termios_size(stream: TextIO, columns: int) -> None:
    import fcntl
    import struct
    import termios

    fcntl.ioctl(stream.fileno(), termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))


def test_results_and_talk_go_different_ways() -> None:
    out, err = io.StringIO(), io.StringIO()
    both = console(out=out, err=err)
    both.result("2031-7K3QX")
    both.talk("> ")
    both.complain("The folder is read-only.")
    assert out.getvalue() == "2031-7K3QX\n"
    assert err.getvalue() == "> The folder is read-only.\n"


def test_what_an_encoding_lacks_is_numbered(tmp_path: Path) -> None:
    with (tmp_path / "out").open("w", encoding="ascii") as out:
        console(out=out).result("Zoë 😀")
    assert (tmp_path / "out").read_text(encoding="ascii") == "Zo\\xeb \\U0001f600\n"


@pytest.mark.skipif(not FULL.exists(), reason="needs a full device")
def test_a_full_disk_is_a_failure_that_says_what_is_saved() -> None:
    with FULL.open("w", encoding="utf-8") as out:
        with pytest.raises(OutputError, match="what was saved stays saved") as met:
            console(out=out).result("x")
        out.write("more")  # leads to nowhere now, so that closing it does not fail again
    assert met.value.code is ExitCode.UNEXPECTED


def test_a_missing_or_closed_stream_is_a_failure_too() -> None:
    closed = io.StringIO()
    closed.close()
    for out in (None, closed):
        with pytest.raises(OutputError):
            console(out=out).result("x")
        with pytest.raises(OutputError):
            console(err=out).talk("x")
        console(err=out).complain("nobody hears this")


def test_a_reader_that_has_ended_leaves_no_second_complaint() -> None:
    program = (
        "from cocreport.ui.console import *\n"
        "import sys\n"
        "try:\n"
        "    [system_console().result('x' * 5000) for _ in range(100)]\n"
        "except OutputError:\n"
        "    sys.exit(9)\n"
    )
    environment = {**os.environ, "PYTHONPATH": "src"}
    piped = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert piped.stdout is not None
    piped.stdout.close()
    assert piped.stderr is not None
    with piped.stderr:
        assert piped.stderr.read() == b""
    assert piped.wait() == 9


def test_views_are_drawn_without_markup() -> None:
    out = io.StringIO()
    table = Table(box=None)
    table.add_column("Case")
    table.add_row(Text("[bold]:skull:[/x]"))
    console(out=out, COLUMNS="60").draw(table, "[red]plain :skull:[/]")
    assert "[bold]:skull:[/x]" in out.getvalue()
    assert "[red]plain :skull:[/]" in out.getvalue()
    assert "\x1b" not in out.getvalue()


def test_views_are_coloured_on_a_terminal() -> None:
    hand, end = pty.openpty()
    with open(end, "w", encoding="utf-8") as out:  # noqa: PTH123 - a descriptor has no path
        console(out=out, TERM="xterm").draw(Text("due", style="red"))
        assert b"\x1b[31mdue" in os.read(hand, 1000)
    os.close(hand)


def test_the_system_console_has_the_streams_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("ACCESSIBLE", raising=False)
    found = system_console()
    assert (found.source, found.out, found.err) == (sys.stdin, sys.stdout, sys.stderr)
    assert not found.plain
    assert system_console(plain=True).plain


def test_a_console_has_a_keyboard() -> None:
    hand, end = pty.openpty()
    with open(end, encoding="utf-8") as source:  # noqa: PTH123 - a descriptor has no path
        found = Console(source=source, out=None, err=None, environment={})
        os.write(hand, b"too early\n")
        found.forget_typed_ahead()
        os.write(hand, b"Room 3\n")
        assert found.more_waits()
        assert found.read_line() == "Room 3"
    os.close(hand)
