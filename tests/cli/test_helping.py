"""Help, and what the commands say, in a language that is not English."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import typer.main
from tests.building import ANSWERS
from tests.cli.seat import Coc

from cocreport import words
from cocreport.cli.app import application
from cocreport.errors import ExitCode
from docs import words as gathered

MARK: Final = "§"
COMMANDS: Final[dict[str, Any]] = typer.main.get_command(application()).commands  # type: ignore[attr-defined]  # it is a group


@pytest.fixture
def _marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak a language that has a mark before each text, so that one without it was never looked up."""
    catalog = gathered.template()
    for message in catalog:
        if message.id:
            message.string = f"{MARK}{message.id}"
    file = tmp_path / "locale" / "qaa" / "LC_MESSAGES" / "cocreport.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(gathered.as_mo(catalog))
    monkeypatch.setattr(words, "LOCALE", tmp_path / "locale")
    monkeypatch.setenv("COC_LANG", "qaa")
    words._is_there.cache_clear()
    words._lookup.cache_clear()
    yield
    words._is_there.cache_clear()
    words._lookup.cache_clear()


def _without_breaks(text: str) -> str:
    return " ".join(text.split())


# Help


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.usefixtures("_marked")
def test_the_help_of_a_command_is_translated_with_all_that_stands_around_it(name: str, coc: Coc) -> None:
    page = _without_breaks(coc.bare(name, "--help").out)
    assert page.startswith(f"{MARK}Usage: coc {name}")
    assert f"{MARK}Options:" in page
    assert f"{MARK}Show this message and exit." in page
    for text in (COMMANDS[name].help, *(one.help for one in COMMANDS[name].params)):
        assert f"{MARK}{text}".replace("\n", "").replace(" ", "") in page.replace(" ", "")


@pytest.mark.usefixtures("_marked")
def test_the_help_of_the_whole_has_the_first_sentence_of_each_command(coc: Coc) -> None:
    page = coc.bare("--help").out
    assert page.startswith(f"{MARK}Usage: coc ")
    assert f"{MARK}Commands:" in page
    for name in COMMANDS:
        assert re.search(rf"^  {name} +{MARK}", page, re.MULTILINE)
    assert coc.bare().said.startswith(f"{MARK}Usage: coc ")


@pytest.mark.usefixtures("_marked")
def test_what_typer_adds_to_an_option_is_translated(coc: Coc) -> None:
    assert f"{MARK}[required]" in coc.bare("show", "--help").out
    assert f"{MARK}[default: case]" in coc.bare("schema", "--help").out


def test_help_in_english_has_no_mark_and_follows_help_in_another_language(coc: Coc) -> None:
    pages = [coc.bare(*name, "--help").out for name in ((), ("show",), ("schema",))]
    assert all(page.startswith("Usage: coc ") and MARK not in page for page in pages)


# What the commands say


@pytest.mark.usefixtures("_marked", "folder")
def test_a_failure_is_told_in_the_language_of_the_screen(coc: Coc) -> None:
    ended = coc("edit", "AAAAA", "--whole", "--answers", "a.yaml")
    assert ended.code == ExitCode.USAGE
    assert ended.err == f"coc: {MARK}One way at a time: a question, --answers or --whole.\n"


@pytest.mark.usefixtures("_marked", "folder")
def test_findings_are_told_in_the_language_of_the_screen_and_are_english_for_programs(coc: Coc) -> None:
    (coc.root / "cases" / "stray.txt").write_text("x", "utf-8")
    assert f"{MARK}This does not belong here" in _without_breaks(coc("check").out)
    sentences = [one["sentence"] for one in coc("check", "--json").json]
    assert "This does not belong here and was not read." in sentences
    assert not any(MARK in sentence for sentence in sentences)


@pytest.mark.usefixtures("_marked")
def test_questions_are_english_for_programs(coc: Coc) -> None:
    assert MARK in coc.bare("questions").out
    assert MARK not in coc.bare("questions", "--json").out


@pytest.mark.usefixtures("_marked", "folder")
def test_nothing_of_the_language_comes_into_the_folder(coc: Coc) -> None:
    assert coc("new", "--answers", ANSWERS / "s1-the-anonymous-note.yaml").out.startswith(f"{MARK}Saved as ")
    (case,) = (coc.root / "cases").glob("*.yaml")
    assert coc("note", case.stem, "-", stdin=b"She came by.").out.startswith(f"{MARK}Saved in ")
    written = [path for path in coc.root.rglob("*") if path.is_file()]
    assert case in written
    assert [path for path in written if MARK.encode() in path.read_bytes()] == []
