"""A text out of a file that somebody names."""

import os
from pathlib import Path

import pytest

from cocreport.ui import from_file
from cocreport.ui.from_file import LARGEST, NoText, text_from


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    path = tmp_path / "her statement.txt"
    path.write_bytes("\ufeffIt was loud.\r\nHe said „nein“.\rThen he left.\n".encode())
    return path


def test_a_text_is_read_whole_and_its_line_ends_are_of_one_kind(statement: Path) -> None:
    assert text_from(f" {statement} ") == "It was loud.\nHe said „nein“.\nThen he left.\n"


@pytest.mark.parametrize("around", ["'", '"'])
def test_a_path_may_stand_in_quotes(statement: Path, around: str) -> None:
    assert text_from(f"{around}{statement}{around}").startswith("It was loud.")


def test_blanks_may_be_escaped_as_a_file_manager_does_it(statement: Path) -> None:
    assert text_from(str(statement).replace(" ", "\\ ")).startswith("It was loud.")


def test_a_file_whose_name_has_a_backslash_is_found_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a\\ b").write_text("One.", encoding="utf-8")
    (tmp_path / "a b").write_text("Two.", encoding="utf-8")
    assert text_from(str(tmp_path / "a\\ b")) == "One."


def test_a_tilde_is_the_home_of_whoever_types(statement: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(statement.parent))
    assert text_from("~/her\\ statement.txt").startswith("It was loud.")


def test_as_much_as_fits_is_taken_and_not_a_byte_more(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * LARGEST)
    assert len(text_from(str(path))) == LARGEST
    path.write_bytes(b"x" * (LARGEST + 1))
    _is_refused(str(path), from_file.IS_TOO_LARGE)


@pytest.mark.parametrize("data", [b"caf\xe9", b"PK\x03\x04\x00\x00", "It was loud.".encode("utf-16")])
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(data)
    _is_refused(str(path), from_file.IS_NO_TEXT)


def test_a_folder_and_a_pipe_are_no_files_and_nothing_waits_for_them(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    _is_refused(str(tmp_path), from_file.IS_NO_FILE)
    _is_refused(str(tmp_path / "pipe"), from_file.IS_NO_FILE)


@pytest.mark.parametrize(
    "named", ["nowhere.txt", "'nowhere.txt'", "~nobody-of-this-name/x", "a\0b", "'a\0b'", "x" * 5000]
)
def test_what_is_not_there_is_said_without_its_name(named: str) -> None:
    _is_refused(named, from_file.IS_NOT_THERE)


def _is_refused(named: str, sentence: str) -> None:
    with pytest.raises(NoText) as refusal:
        text_from(named)
    assert str(refusal.value) == sentence
