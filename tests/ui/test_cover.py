"""The neutral page over another one."""

from collections.abc import Iterator

import pytest
from tests.ui.asker_contract import ACCOUNT, CHANNEL, PLACE, STAFF_NOTES
from tests.ui.watcher import CTRL_C, CTRL_D, CTRL_L, DOWN, ENTER, ESC, F1, F2, Watcher, watching

from cocreport.interview.asker import Answer
from cocreport.ui.cover import GOES_ON, RESTS
from cocreport.ui.pointing import CHOOSE

NEVER = 600.0


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    with watching() as watcher:
        yield watcher


def test_ctrl_l_covers_all_and_enter_brings_the_text_and_the_cursor_back(watcher: Watcher) -> None:
    cursors: list[tuple[int, int]] = []
    watcher.at("What was told?", f"It was lod.{ESC}[D{ESC}[D")

    def press(keys: str) -> None:
        cursors.append(watcher.cursor)
        watcher.keys.send_text(keys)

    watcher.then("lod.", lambda: press(CTRL_L)).at(RESTS, ENTER).then("lod.", lambda: press(f"u{F2}"))
    assert watcher.asker(idle=NEVER).ask(ACCOUNT, None) == Answer("It was loud.")
    assert watcher.looks[2] == f"{RESTS}\n\n{GOES_ON}"
    assert cursors[0] == cursors[1]


@pytest.mark.parametrize("key", [CTRL_L, "."], ids=["Ctrl-L", "the sign"])
def test_a_covered_list_comes_back_with_its_pointer(watcher: Watcher, key: str) -> None:
    watcher.at(CHOOSE, DOWN, DOWN).at(" > 2) By mail", key).at(RESTS, ENTER).at(" > 2) By mail", ENTER, gone=RESTS)
    assert watcher.asker(idle=NEVER).ask(CHANNEL, None) == Answer("mail")
    assert watcher.looks[2] == f"{RESTS}\n\n{GOES_ON}"


def test_no_other_key_reaches_what_is_covered(watcher: Watcher) -> None:
    watcher.at("Where was it?", f"Room{CTRL_L}").at(RESTS, f"x{F1}{F2}{CTRL_C}{CTRL_D}{ESC}[200~y{ESC}[201~{ENTER}")
    watcher.at("> Room", f" 3{ENTER}", gone=RESTS)
    assert watcher.asker(idle=NEVER).ask(PLACE, None) == Answer("Room 3")


def test_a_page_at_which_nobody_types_is_covered_by_itself(watcher: Watcher) -> None:
    watcher.at("Where was it?", "Ro").at(RESTS, ENTER).at("> Ro", f"om{ENTER}", gone=RESTS)
    assert watcher.asker(idle=0.05).ask(PLACE, None) == Answer("Room")
    assert "Ro" not in watcher.looks[1]


def test_each_key_begins_the_while_anew(watcher: Watcher) -> None:
    for seen in ("Where was it?", "> x", "> xx", "> xxx"):
        watcher.at(seen, "x")
    watcher.at(RESTS, ENTER).at("> xxxx", ENTER, gone=RESTS)
    assert watcher.asker(idle=0.1).ask(PLACE, None) == Answer("xxxx")


def test_a_page_for_staff_alone_hides_itself(watcher: Watcher) -> None:
    watcher.at("For staff alone", "")
    assert watcher.asker(fading=0.05).ask(STAFF_NOTES, None) == Answer("back")


def test_a_page_for_staff_alone_that_is_covered_goes_and_what_comes_next_is_covered(watcher: Watcher) -> None:
    asker = watcher.asker(idle=NEVER, fading=NEVER)
    watcher.at("For staff alone", CTRL_L).at(RESTS, ENTER).at("Where was it?", f"Room 3{ENTER}")
    assert asker.ask(STAFF_NOTES, None) == Answer("back")
    assert asker.ask(PLACE, None) == Answer("Room 3")


def test_the_cover_wraps_on_a_narrow_screen() -> None:
    with watching(columns=20) as watcher:
        watcher.at("Where was it?", CTRL_L).at("This screen is\nresting.", ENTER).at("Where was it?", f"x{ENTER}")
        assert watcher.asker(idle=NEVER).ask(PLACE, None) == Answer("x")
