"""``coc demo``: the main job from end to end, without a terminal and without a question."""

import shlex
from pathlib import Path

import pytest
from tests.cli.seat import Coc

from cocreport.errors import ExitCode


@pytest.fixture(autouse=True)
def _scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a scratch folder go where this test's files are."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def test_it_shows_the_job_and_ends_with_the_command_to_type_next(coc: Coc) -> None:
    ended = coc.bare("demo")
    assert ended.code == 0
    program, *words = shlex.split(ended.out.splitlines()[-1])
    assert Path(program).name == "coc"
    shown = coc.bare(*words)
    assert (shown.code, shown.err) == (0, "")
    assert "table 6" in shown.out


def test_a_place_for_it_can_be_named(coc: Coc, tmp_path: Path) -> None:
    ended = coc.bare("demo", tmp_path / "try")
    assert (ended.code, "coc.yaml" in {path.name for path in (tmp_path / "try").rglob("*")}) == (0, True)
    (case,) = (tmp_path / "try").rglob("cases/*.yaml")
    assert case.read_text("utf-8") in ended.out


def test_what_is_there_is_not_touched(coc: Coc, tmp_path: Path) -> None:
    coc.bare("demo", tmp_path / "try")
    assert coc.bare("demo", tmp_path / "try").code == ExitCode.USAGE
