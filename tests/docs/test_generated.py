"""The generated pages are what the program would generate now."""

import re
from pathlib import Path

import pytest
from docs.make import TARGETS, TOP, Files, command_names, docs, main

from cocreport.cli.schemas import KINDS
from cocreport.errors import ExitCode


@pytest.fixture(scope="module")
def generated() -> Files:
    return docs()


@pytest.mark.parametrize("target", TARGETS)
def test_every_generated_file_is_committed_as_it_is_generated(target: str) -> None:
    for name, text in TARGETS[target]().items():
        assert (TOP / name).read_text("utf-8") == text, f"renew it with: make {target}"


def test_there_is_a_schema_for_each_kind_of_file_and_no_other() -> None:
    assert {path.stem for path in (TOP / "docs" / "schema").iterdir()} == set(KINDS)


def test_the_reference_has_each_command_and_each_exit_code(generated: Files) -> None:
    page = generated["docs/cli.md"]
    assert re.findall(r"^## coc ([\w-]+)$", page, re.MULTILINE) == command_names()
    assert re.findall(r"^\| (\d+) \|", page, re.MULTILINE) == [str(code.value) for code in ExitCode]


def test_the_reference_shows_the_help_that_people_see(generated: Files) -> None:
    assert "Usage: coc new [OPTIONS]" in generated["docs/cli.md"]
    assert "Usage: root" not in generated["docs/cli.md"]


@pytest.mark.parametrize("words", [[], ["nonsense"], ["docs", "nonsense"]])
def test_the_script_names_its_targets_when_it_is_asked_for_another(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == ExitCode.USAGE
    said = capsys.readouterr().err
    assert all(name in said for name in TARGETS)


def test_the_script_writes_what_a_target_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docs.make.TOP", tmp_path)
    monkeypatch.setattr("docs.make.TARGETS", {"examples": lambda: {"examples/a/b.txt": "one\n"}})
    assert main(["examples"]) == ExitCode.DONE
    assert (tmp_path / "examples" / "a" / "b.txt").read_bytes() == b"one\n"
