"""The editor that somebody likes is opened with the file, and waited for."""

import shlex
import sys
from pathlib import Path

import pytest

from cocreport.errors import ExitCode, InputNeededError
from cocreport.ui.editor import edit_file

PROGRAM = "import pathlib, sys; pathlib.Path(sys.argv[-1]).write_text(' '.join(sys.argv[1:-1]) or 'edited')"


def _editor(*words: str, program: str = PROGRAM) -> str:
    return shlex.join([sys.executable, "-I", "-c", program, *words])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a case; rm -r.yaml"
    path.write_text("before")
    return path


def test_the_file_is_handed_over_and_waited_for(file: Path) -> None:
    edit_file(file, {"EDITOR": _editor()})
    assert file.read_text() == "edited"


def test_an_editor_keeps_its_own_words(file: Path) -> None:
    edit_file(file, {"EDITOR": _editor("--wait", "a b")})
    assert file.read_text() == "--wait a b"


def test_visual_counts_more_and_what_is_empty_counts_nothing(file: Path) -> None:
    edit_file(file, {"VISUAL": _editor("visual"), "EDITOR": _editor("editor")})
    assert file.read_text() == "visual"
    edit_file(file, {"VISUAL": "", "EDITOR": _editor("editor")})
    assert file.read_text() == "editor"


def test_without_a_wish_it_is_the_editor_every_system_has(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vi = tmp_path / "bin" / "vi"
    vi.parent.mkdir()
    vi.write_text(f"#!{sys.executable} -I\n{PROGRAM}\n")
    vi.chmod(0o700)
    monkeypatch.setenv("PATH", str(vi.parent))
    edit_file(file, {})
    assert file.read_text() == "edited"


@pytest.mark.parametrize("said", ["no-such-editor-anywhere", "'half a quote", " ", "/dev/null"])
def test_an_editor_that_cannot_be_started_is_told_with_what_to_do(file: Path, said: str) -> None:
    with pytest.raises(InputNeededError, match="Set EDITOR to a program that is there") as refused:
        edit_file(file, {"EDITOR": said})
    assert refused.value.code is ExitCode.INPUT_NEEDED
    assert file.read_text() == "before"


def test_an_editor_that_fails_takes_nothing_over(file: Path) -> None:
    with pytest.raises(InputNeededError, match="ended with a failure, so nothing was taken over"):
        edit_file(file, {"EDITOR": _editor(program="raise SystemExit(1)")})
