"""What is being typed: kept, overwritten in place, readable after a torn write, gone when it is done."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cocreport.store.crypt import Plain
from cocreport.store.half_typed import HalfTyped


@pytest.fixture
def half_typed(tmp_path: Path) -> HalfTyped:
    return HalfTyped(tmp_path / "2031-7K3QX.yaml", Plain())


def bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_nothing_is_there_before_something_is_typed(half_typed: HalfTyped) -> None:
    assert half_typed.read() is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_the_last_text_comes_back_whatever_stood_there_before(half_typed: HalfTyped, texts: list[str]) -> None:
    for text in texts:
        half_typed.keep("account", text)
    assert half_typed.read() == ("account", texts[-1])


def test_a_deleted_sentence_is_in_no_byte_of_the_folder(half_typed: HalfTyped, tmp_path: Path) -> None:
    half_typed.keep("account", "It was at dinner. I am so afraid of him.")
    half_typed.keep("account", "It was at dinner.")
    assert b"afraid" not in bytes_in(tmp_path)
    assert half_typed.read() == ("account", "It was at dinner.")


def test_text_that_was_answered_is_gone(half_typed: HalfTyped, tmp_path: Path) -> None:
    half_typed.keep("account", "Words")
    half_typed.forget()
    half_typed.forget()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("length", range(0, 60, 3))
def test_a_torn_copy_gives_way_to_the_other(half_typed: HalfTyped, tmp_path: Path, length: int) -> None:
    half_typed.keep("account", "What I saw at table six")
    torn = tmp_path / "2031-7K3QX.typing-a"
    whole = torn.read_bytes()
    torn.write_bytes(whole[:length] + b"\0" * (len(whole) - length))
    assert half_typed.read() == ("account", "What I saw at table six")


def test_a_copy_that_was_not_cut_off_yet_is_whole(half_typed: HalfTyped, tmp_path: Path) -> None:
    half_typed.keep("place", "table six")
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes() + b"\0" * 10)
    assert half_typed.read() == ("place", "table six")


def test_two_torn_copies_are_nothing(half_typed: HalfTyped, tmp_path: Path) -> None:
    half_typed.keep("place", "table six")
    for path in tmp_path.iterdir():
        path.write_bytes(b"\xff" * 40)
    assert half_typed.read() is None


def test_the_files_are_private(half_typed: HalfTyped, tmp_path: Path) -> None:
    half_typed.keep("place", "table six")
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
