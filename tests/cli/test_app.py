"""The command line as a whole: help, version, exit codes, and failures in a sentence."""

import gc
import io
import os
import re
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from tests.building import ANSWERS, a_saved_case
from tests.cli.seat import Coc
from tests.store.disks import needs_posix

from cocreport import __version__
from cocreport.__main__ import main
from cocreport.cli import app
from cocreport.clock import Clock
from cocreport.errors import CocError, ExitCode, NotPermittedError
from cocreport.store.folder import CaseFolder

TOP: Final = Path(__file__).resolve().parent.parent.parent
COMMANDS: Final = (
    "init",
    "new",
    "resume",
    "list",
    "show",
    "edit",
    "note",
    "check",
    "guide",
    "questions",
    "schema",
    "demo",
)


def test_the_version_is_that_of_the_project(coc: Coc) -> None:
    ended = coc.bare("--version")
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    assert (ended.code, ended.out, ended.err) == (0, f"coc {__version__}\n", "")
    assert __version__ == project["version"]


@pytest.mark.parametrize("sign", ["-h", "--help"])
def test_help_is_there_for_the_whole_and_for_each_command(coc: Coc, sign: str) -> None:
    whole = coc.bare(sign)
    assert (whole.code, whole.err) == (0, "")
    for command in COMMANDS:
        assert re.search(rf"^  {command} ", whole.out, re.MULTILINE)
        ended = coc.bare(command, sign)
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.startswith(f"Usage: coc {command} ")


def test_without_a_word_it_shows_the_help(coc: Coc) -> None:
    assert "Usage: coc " in coc.bare().said


@pytest.mark.parametrize(
    "words", [["sandwich"], ["--sandwich"], ["list", "--sandwich"], ["show"], ["new", "--answers"], ["list", "extra"]]
)
def test_a_wrong_command_line_is_told_on_stderr(coc: Coc, words: list[str]) -> None:
    ended = coc.bare(*words)
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")
    assert ended.err


# Failures


def _failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("cocreport.cli.listing.show_list", fail)


def test_a_failure_becomes_its_sentence_and_its_code(coc: Coc, monkeypatch: pytest.MonkeyPatch) -> None:
    _failing(monkeypatch, NotPermittedError("The meeting comes first.", "Record it with `coc edit`."))
    ended = coc.bare("list")
    assert (ended.code, ended.out) == (ExitCode.NOT_PERMITTED, "")
    assert ended.err == "coc: The meeting comes first. Record it with `coc edit`.\n"


@pytest.mark.parametrize("error", [ValueError("Zebulon"), KeyError("Zebulon"), RecursionError("Zebulon")])
def test_a_fault_of_the_program_shows_neither_a_traceback_nor_a_value(
    coc: Coc, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    _failing(monkeypatch, error)
    ended = coc.bare("list")
    assert (ended.code, ended.out, ended.err.count("\n")) == (ExitCode.UNEXPECTED, "", 1)
    assert ended.err.startswith(f"coc: Something is wrong in coc itself ({type(error).__name__}). ")
    assert "COC_TRACEBACK=1" in ended.err
    assert "Zebulon" not in ended.err


def test_the_system_refusing_something_shows_no_path(coc: Coc, monkeypatch: pytest.MonkeyPatch) -> None:
    _failing(monkeypatch, PermissionError(13, "Permission denied", "/home/zebulon"))
    ended = coc.bare("list")
    assert ended.code == ExitCode.UNEXPECTED
    assert ended.err == "coc: The system refused something (PermissionError). What was saved stays saved.\n"


def test_a_fault_is_shown_whole_to_whoever_asks_for_it(coc: Coc, monkeypatch: pytest.MonkeyPatch) -> None:
    _failing(monkeypatch, ValueError("Zebulon"))
    monkeypatch.setenv("COC_TRACEBACK", "1")
    with pytest.raises(ValueError, match="Zebulon"):
        coc.bare("list")
    _failing(monkeypatch, CocError("A sentence."))
    assert coc.bare("list").err == "coc: A sentence.\n"


class Full(io.StringIO):
    """A stream with no room left."""

    def write(self, _: str) -> int:
        """Take nothing."""
        raise OSError(28, "No space left on device")


class Closed(Full):
    """A stream that somebody closed."""

    def write(self, _: str) -> int:
        """Take nothing."""
        raise ValueError


@pytest.mark.parametrize("stream", [Full(), Closed(), None], ids=["full", "closed", "never there"])
def test_a_sentence_that_cannot_be_written_changes_no_code(
    coc: Coc, monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    _failing(monkeypatch, NotPermittedError("The meeting comes first."))
    assert coc.bare("list").code == ExitCode.NOT_PERMITTED


def test_a_command_that_ends_by_itself_ends_with_nothing_to_complain_of(
    coc: Coc, monkeypatch: pytest.MonkeyPatch
) -> None:
    def command(**_: Any) -> None:
        return

    monkeypatch.setattr(app, "application", lambda _: command)
    assert (coc.bare("list").code, coc.bare("list").said) == (0, "")


def test_coc_and_python_m_cocreport_come_in_by_the_same_door(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")
    monkeypatch.setattr(sys, "argv", ["coc", "--version"])
    with pytest.raises(SystemExit) as ended:
        main()
    gc.enable()
    gc.unfreeze()
    assert (ended.value.code, capsys.readouterr().out) == (0, f"coc {__version__}\n")


def test_nothing_is_collected_while_the_program_starts_and_nothing_once_more_when_it_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")
    monkeypatch.setattr(sys, "argv", ["coc", "--version"])
    with pytest.raises(SystemExit):
        main()
    collects, frozen = gc.isenabled(), gc.get_freeze_count()
    gc.enable()
    gc.unfreeze()
    assert not collects
    assert frozen > 0


# As a program of its own


def _program(*words: str | Path, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cocreport", *map(str, words)],
        text=True,
        check=False,
        timeout=60,
        encoding="utf-8",
        **more,
    )


def test_results_go_to_stdout_and_remarks_to_stderr(folder: CaseFolder) -> None:
    words = ("--folder", folder.root, "--as", "tomasz", "new", "--answers", ANSWERS / "s1-the-anonymous-note.yaml")
    ended = _program(*words, capture_output=True)
    assert (ended.returncode, ended.stdout) == (0, f"Saved as {folder.case_ids()[0]}\n")
    assert ended.stderr.startswith("Next: tell Mikkel Strand")


@needs_posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_stdout_is_told_and_what_was_saved_stays_saved(folder: CaseFolder) -> None:
    words = ("--folder", folder.root, "--as", "tomasz", "new", "--answers", ANSWERS / "s1-the-anonymous-note.yaml")
    with Path("/dev/full").open("w") as full:
        ended = _program(*words, stdout=full, stderr=subprocess.PIPE)
    assert (ended.returncode, "Traceback" in ended.stderr) == (ExitCode.UNEXPECTED, False)
    (saved,) = folder.case_ids()
    assert f"Saved as {saved}\ncoc: The output could not be written; what was saved stays saved." in ended.stderr


@needs_posix
@pytest.mark.parametrize("command", ["list", "guide --staff", "questions", "schema"])
def test_a_reader_that_has_enough_is_no_reason_for_a_traceback(folder: CaseFolder, clock: Clock, command: str) -> None:
    a_saved_case(folder, clock())
    line = f'"{sys.executable}" -m cocreport --as ines {command} | head -c 1'
    environment = {**os.environ, "COC_FOLDER": str(folder.root)}
    ended = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False, timeout=60, env=environment)
    assert (ended.returncode, len(ended.stdout)) == (0, 1)
    assert "Traceback" not in ended.stderr
    assert "Exception" not in ended.stderr


@needs_posix
def test_nothing_is_waited_for_when_stdin_was_closed(folder: CaseFolder) -> None:
    for words in (["new"], ["note", "7K3QX", "-"], ["resume"]):
        line = f'"{sys.executable}" -m cocreport --as ines {" ".join(words)} <&-'
        ended = subprocess.run(
            ["sh", "-c", line],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={**os.environ, "COC_FOLDER": str(folder.root)},
        )
        assert ended.returncode in (ExitCode.INPUT_NEEDED, ExitCode.NOT_FOUND)
        assert "Traceback" not in ended.stderr


@needs_posix
def test_an_interrupt_outside_of_any_question_ends_quietly(coc: Coc, monkeypatch: pytest.MonkeyPatch) -> None:
    _failing(monkeypatch, KeyboardInterrupt())
    ended = coc.bare("list")
    assert ended.code == 128 + signal.SIGINT
    assert "Traceback" not in ended.said
