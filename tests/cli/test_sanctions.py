"""``coc sanctions``: what holds on a day, what ends soon, what lapsed; the last day still counts."""

from typing import Any

import pytest
from tests.cli.seat import Coc

BAN = ("2030-BNQHX", "ban")


def _on(coc: Coc, day: str, *words: str, handle: str | None = "dana") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = coc("sanctions", "--on", day, "--json", *words, handle=handle).json
    return found


def _force(coc: Coc, day: str) -> dict[tuple[str, str], str]:
    return {(one["case"], one["action"]): one["force"] for one in _on(coc, day)}


@pytest.mark.parametrize(
    ("day", "ban", "volunteering"),
    [
        ("2030-05-10", "to come", "to come"),
        ("2030-05-11", "in force", "in force"),
        ("2031-04-25", "in force", "in force"),
        ("2031-04-26", "ends soon", "in force"),
        ("2031-05-09", "ends soon", "in force"),
        ("2031-05-10", "ends soon", "in force"),
        ("2031-05-11", "lapsed", "in force"),
        ("2032-06-01", "lapsed", "lapsed"),
    ],
)
def test_a_ban_that_ends_holds_on_its_last_day_and_is_a_task_afterwards(
    pyriver: Coc, day: str, ban: str, volunteering: str
) -> None:
    found = _force(pyriver, day)
    assert (found.get(BAN), found.get(("2030-BNQHX", "no-volunteering"))) == (ban, volunteering)


def test_what_is_given_once_does_not_hold(pyriver: Coc) -> None:
    assert {one["action"] for one in _on(pyriver, "2031-05-11")}.isdisjoint({"warning", "other", "publish"})


def test_it_is_said_who_was_told_and_people_stand_by_their_keys(pyriver: Coc) -> None:
    (one,) = (one for one in _on(pyriver, "2031-05-10") if (one["case"], one["action"]) == BAN)
    assert one == {
        "case": "2030-BNQHX",
        "person": "p-CT3H",
        "action": "ban",
        "from": "2030-05-11",
        "until": "2031-05-10",
        "lasts": "until a day",
        "force": "ends soon",
        "told": "told",
        "told_at": "2030-05-11",
    }
    for words in ((), ("--json",), ("--csv",)):
        assert "Brand" not in pyriver("sanctions", "--on", "2031-05-10", *words, handle="dana").said
        assert "Hollis Brand" in pyriver("sanctions", "--on", "2031-05-10", "--names", *words, handle="dana").out


def test_whoever_is_kept_out_sees_nothing_of_it(pyriver: Coc) -> None:
    assert "2031-6XMJ7" in {one["case"] for one in _on(pyriver, "2031-05-11")}
    assert "2031-6XMJ7" not in {one["case"] for one in _on(pyriver, "2031-05-11", handle="mikkel")}
    assert "6XMJ7" not in pyriver("sanctions", "--on", "2031-05-11", handle="mikkel", at_terminal=True).said


def test_at_a_terminal_each_kind_has_its_heading(pyriver: Coc) -> None:
    out = pyriver("sanctions", "--on", "2031-05-11", handle="dana", at_terminal=True).out
    assert out.splitlines()[1].startswith("until Sat 2031-05-10  2030-BNQHX  ")
    headings = [line for line in out.splitlines() if line and not line.startswith(" ") and "2031-" not in line[:30]]
    assert headings[0] == "Over, and nobody has looked at it: a task, and no welcome by itself"


def test_a_day_without_any_says_so(pyriver: Coc) -> None:
    ended = pyriver("sanctions", "--on", "2020-01-01", "--soon", "0", handle="tomasz")
    assert "to come" in ended.out
    for path in (pyriver.root / "cases").iterdir():
        path.unlink()
    ended = pyriver("sanctions", handle="tomasz")
    assert (ended.out, ended.code) == ("", 0)
    assert ended.err == "Nothing holds on Sat 2031-05-10, and nothing waits for a look.\n"
