"""``coc show``: one case to be read, or for other programs; nothing of it steers the terminal."""

from typing import Final

import pytest
from tests.building import ANSWERS, CASE, a_saved_case
from tests.cli.seat import Coc

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.store.folder import CaseFolder

ID: Final = "2031-7K3QX"
NASTY: Final = "[bold]he[/bold] [/x] :skull: \x1b[31mred\x07 \u202eevil\u2069 zero\u200bwidth \U000e0041 \x9b2J"


def test_a_case_is_laid_out_with_what_was_told(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    a_saved_case(folder, clock())
    ended = coc("show", "7k3")
    assert (ended.code, ended.err) == (0, "")
    for said in (ID, "He told jokes.", "A man with a hat", "paper note", "Safety first", "opened, by tomasz"):
        assert said in ended.out


def test_for_programs_it_is_what_is_stored(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    stored = a_saved_case(folder, clock())
    assert coc("show", ID, "--json").json == stored.record.to_tree()


@pytest.mark.parametrize("json", [(), ("--json",)], ids=["laid out", "json"])
def test_whoever_is_kept_out_is_told_what_somebody_who_guesses_is_told(
    coc: Coc, folder: CaseFolder, clock: Clock, json: tuple[str, ...]
) -> None:
    a_saved_case(folder, clock(), excluded=["mikkel"])
    kept_out = coc("show", ID, *json, handle="mikkel")
    assert kept_out.code == ExitCode.NOT_FOUND
    assert kept_out.said == coc("show", "2031-ZZZZZ", *json, handle="mikkel").said
    assert coc("show", ID, *json, handle=None).said == kept_out.said
    assert coc("show", ID, *json, handle="ines").code == 0


def test_what_may_not_be_seen_does_not_show_in_how_many_fit(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    a_saved_case(folder, clock())
    a_saved_case(folder, clock(), id="2031-7KZZZ", excluded=["mikkel"])
    assert coc("show", "2031-7K", handle="mikkel").code == 0
    ended = coc("show", "2031-7K", handle="ines")
    assert (ended.code, ended.err) == (
        ExitCode.NOT_FOUND,
        "coc: 2 cases fit that. Give more signs of the id; `coc list` shows them.\n",
    )


def test_who_may_see_a_case_is_not_decided_without_the_team(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    a_saved_case(folder, clock(), excluded=["mikkel"])
    (folder.root / "coc.yaml").write_text("schema: 1\n", "utf-8")
    ended = coc("show", ID, "--json", handle=None)
    assert (ended.code, ended.out) == (ExitCode.INVALID_DATA, "")


@pytest.mark.parametrize("said", ["../../etc/passwd", "2030", "[bold]"])
def test_what_is_not_there_is_not_found(coc: Coc, folder: CaseFolder, said: str) -> None:
    ended = coc("show", said)
    assert (ended.code, folder.case_ids()) == (ExitCode.NOT_FOUND, [])
    assert said not in ended.err


@pytest.fixture
def nasty(folder: CaseFolder, clock: Clock) -> str:
    """Save a case whose every text would rather steer the terminal."""
    report = {**CASE["reports"]["r-7K3Q"], "account": NASTY, "place": NASTY, "behaviour": f"One\n{NASTY}"}
    a_saved_case(
        folder,
        clock(),
        reports={"r-7K3Q": report},
        people={"p-4MZK": {"name": NASTY, "looks": NASTY}},
        notes={"n-0001": {"at": "2031-05-10T08:10+02:00", "by": "ines", "text": NASTY}},
        answers={NASTY: NASTY},
        unanswered={f"answers/{NASTY}": "unknown"},
    )
    return ID


@pytest.mark.parametrize("words", [("show",), ("show", "--json"), ("check",), ("edit", "no-such"), ("list",)])
def test_nothing_of_a_case_steers_the_terminal(coc: Coc, nasty: str, words: tuple[str, ...]) -> None:
    command, *rest = words
    case = [] if command in ("list", "check") else [nasty]
    for at_terminal in (False, True):
        ended = coc(command, *case, *rest, at_terminal=at_terminal)
        assert not set("\x1b\x07\u202e\u2069\u200b\U000e0041\x9b") & set(ended.said)


def test_what_looks_like_markup_is_shown_as_it_stands(coc: Coc, nasty: str) -> None:
    shown = coc("show", nasty).out
    for said in ("[bold]he[/bold]", "[/x]", ":skull:", "␛[31mred␇", "⟦U+202E⟧evil"):
        assert shown.count(said) >= 2, said


def test_a_broken_case_is_told_with_its_line(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    a_saved_case(folder, clock())
    file = folder.root / "cases" / f"{ID}.yaml"
    file.write_text(file.read_text("utf-8").replace("account: |", "account: 'Zebulon"), "utf-8")
    ended = coc("show", ID)
    assert ended.code == ExitCode.INVALID_DATA
    assert ended.err.startswith(f"coc: cases/{ID}.yaml, line ")
    assert "Zebulon" not in ended.err


@pytest.mark.parametrize(("day", "said"), [("2031-05-10", "today in force"), ("2031-05-09", "today not in force")])
def test_whether_something_holds_is_said_for_the_day_it_is_at_the_event(
    coc: Coc, folder: CaseFolder, clock: Clock, day: str, said: str
) -> None:
    ban = {"action": "ban", "lasts": "until a day", "until": day}
    decision = {"person": "p-4MZK", "stands": "yes", "finding": "violation", "sanctions": {"x-0001": ban}}
    a_saved_case(folder, clock(), decisions={"d-0001": decision})
    ended = coc("show", ID)
    assert ended.code == 0, ended.err
    shown = " ".join(ended.out.split())
    assert f"x-0001, Ban from our future events {said}" in shown


def test_a_name_is_shown_to_those_who_may_see_the_case(coc: Coc, folder: CaseFolder) -> None:
    coc("new", "--answers", ANSWERS / "s4-threat-and-police.yaml")
    assert "Petra Lindqvist" in coc("show", folder.case_ids()[0]).out
