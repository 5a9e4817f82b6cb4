"""The place where a text is typed, and the keys there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ui.asker_contract import ACCOUNT, KEY, NAMES, PLACE, THEIRS
from tests.ui.watcher import (
    CTRL_C,
    CTRL_D,
    CTRL_L,
    CTRL_Z,
    ENTER,
    ESC,
    F1,
    F2,
    F3,
    F4,
    F5,
    PAGE_DOWN,
    PAGE_UP,
    SHIFT_TAB,
    Watcher,
    watching,
)

from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Back, Briefing, Contacts, Help, Leave, Prompt, Reply
from cocreport.ui import from_file, writing
from cocreport.ui.cover import NEEDS_KEY, RESTS, WRONG_KEY

GOES_BACK = "Esc goes back to the text."


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    with watching() as watcher:
        yield watcher


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    path = tmp_path / "statement.txt"
    path.write_text("It was loud.\nHe left.", encoding="utf-8")
    return path


@pytest.mark.parametrize("finish", [F2, CTRL_D, ESC + ENTER], ids=["F2", "Ctrl-D", "Esc Enter"])
@pytest.mark.parametrize(("prompt", "answer"), [(ACCOUNT, "Jo\nKit"), (NAMES, ["Jo", "Kit"])], ids=["text", "list"])
def test_enter_begins_a_line_and_three_keys_finish(
    watcher: Watcher, prompt: Prompt, answer: object, finish: str
) -> None:
    watcher.at(writing.FINISH, f"Jo{ENTER}Kit").at("> Jo\n  Kit", finish)
    assert watcher.asker().ask(prompt, None) == Answer(answer)  # type: ignore[arg-type]


def test_a_line_is_finished_by_enter(watcher: Watcher) -> None:
    watcher.at("Where was it?", "Room 3").at("> Room 3", ENTER)
    assert watcher.asker().ask(PLACE, None) == Answer("Room 3")


@pytest.mark.parametrize(
    ("key", "reply"),
    [(F1, Help("Ro")), (SHIFT_TAB, Back("Ro")), (F4, Contacts("Ro")), (F3, Briefing("Ro")), (CTRL_C, Leave("Ro"))],
    ids=["F1", "Shift-Tab", "F4", "F3", "Ctrl-C"],
)
def test_each_key_of_the_hint_takes_what_is_typed_along(watcher: Watcher, key: str, reply: Reply) -> None:
    watcher.at("While typing: F1 ?   Shift-Tab <   F4 !   F3 *", "Ro").at("> Ro", key)
    assert watcher.asker().ask(PLACE, None) == reply


def test_page_keys_move_the_cursor_by_many_lines(watcher: Watcher) -> None:
    lines = "\n".join(f"line {number}" for number in range(1, 41))
    watcher.at("line 40", PAGE_UP, "x").at("x\n", PAGE_DOWN, "y", F2)
    reply = watcher.asker().ask(ACCOUNT, lines)
    assert isinstance(reply, Answer)
    assert [line for line in str(reply.value).split("\n") if line[-1] in "xy"] == ["line 25x", "line 40y"]


# A text out of a file


def test_a_text_comes_out_of_a_file_to_where_the_cursor_is(watcher: Watcher, statement: Path) -> None:
    watcher.at("F5 a text from a", "She said: .", f"{ESC}[D").at("She said:", F5)
    watcher.at(GOES_BACK, f"{statement}{ENTER}").at("He left..", F2, gone=GOES_BACK)
    assert watcher.asker().ask(ACCOUNT, None) == Answer("She said: It was loud.\nHe left..")


def test_what_is_wrong_with_a_file_is_said_and_its_path_can_be_mended(
    watcher: Watcher, statement: Path, tmp_path: Path
) -> None:
    (tmp_path / "long").write_bytes(b"x" * 70_000)
    (tmp_path / "picture").write_bytes(b"\xff\xd8\xff")
    away = "\x15"
    watcher.at("What was told?", "First. ", F5).at(GOES_BACK, f"{tmp_path / 'nowhere'}{ENTER}")
    watcher.at(from_file.IS_NOT_THERE, f"{away}{tmp_path / 'long'}{ENTER}")
    watcher.at(from_file.IS_TOO_LARGE, f"{away}{tmp_path / 'picture'}{ENTER}")
    watcher.at(from_file.IS_NO_TEXT, f"{away}{statement}{ENTER}")
    watcher.at("He left.", F2, gone=from_file.IS_NO_TEXT)
    assert watcher.asker().ask(ACCOUNT, None) == Answer("First. It was loud.\nHe left.")
    assert from_file.IS_NOT_THERE not in watcher.looks[3]


@pytest.mark.parametrize("way_back", [ESC, F5, ENTER], ids=["Esc", "F5", "Enter alone"])
def test_the_text_is_there_again_without_a_file(watcher: Watcher, way_back: str) -> None:
    watcher.at("What was told?", "First.", F5).at(GOES_BACK, f"\t{F2}{CTRL_D}").at(GOES_BACK, way_back)
    watcher.at("> First.", " Second.", F2, gone=GOES_BACK)
    assert watcher.asker().ask(ACCOUNT, None) == Answer("First. Second.")


def test_a_line_has_no_file_to_come_from(watcher: Watcher) -> None:
    watcher.at("Where was it?", f"Ro{F5}om{ENTER}")
    assert watcher.asker().ask(PLACE, None) == Answer("Room")


# In the hands of the reporter


@pytest.mark.parametrize("way_out", [CTRL_C, CTRL_D, CTRL_Z, CTRL_L, "\x1c"], ids=["C", "D", "Z", "L", "backslash"])
def test_every_way_out_leads_to_the_cover_and_enter_back(watcher: Watcher, way_out: str) -> None:
    watcher.at("Choose a few signs", KEY, ENTER).at(writing.FINISH_HANDED_OVER, f"One.{ENTER}Tw{way_out}")
    watcher.at(NEEDS_KEY, ENTER).at("> One.\n  Tw", "o.", F2, gone=RESTS)
    watcher.at(NEEDS_KEY, f"coffee{ENTER}").at(WRONG_KEY, f"{CTRL_C}{CTRL_Z}{CTRL_D}{KEY}{ENTER}")
    assert watcher.asker().ask(THEIRS, None) == Answer("One.\nTwo.")
    assert not any("One." in look or "contacts" in look for look in watcher.looks if RESTS in look)


@pytest.mark.parametrize("sign", ["?", "<", "-", "!", "*", ".", F1, SHIFT_TAB, F3, F4, F5])
def test_no_sign_and_no_key_of_the_staff_works_there(watcher: Watcher, sign: str) -> None:
    watcher.at("Choose a few signs", KEY, ENTER).at(writing.FINISH_HANDED_OVER, f"One. {sign}{F2}")
    watcher.at(NEEDS_KEY, KEY, ENTER)
    typed = "" if sign[0] == ESC else sign
    assert watcher.asker().ask(THEIRS, None) == Answer(f"One. {typed}")


def test_the_key_is_not_shown_while_it_takes_the_keyboard_back(watcher: Watcher) -> None:
    watcher.at("Choose a few signs", KEY, ENTER).at(writing.FINISH_HANDED_OVER, "One.", F2)
    watcher.at(NEEDS_KEY, "xyz").at("***", f"\x15{KEY}{ENTER}")
    watcher.asker().ask(THEIRS, None)
    assert "xyz" not in watcher.raw


def test_a_closed_keyboard_takes_along_what_the_reporter_wrote(watcher: Watcher) -> None:
    watcher.at("Choose a few signs", KEY, ENTER).at(writing.FINISH_HANDED_OVER, "One.")
    watcher.then("> One.", watcher.keys.close)
    assert watcher.asker().ask(THEIRS, None) == Leave("One.", ExitCode.HUNG_UP)
