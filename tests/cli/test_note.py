"""``coc note``: a remark that comes from a prompt or a pipe, never from the command line."""

import io
import sys
from typing import Final

import pytest
from tests.building import a_saved_case
from tests.cli.seat import Coc

from cocreport.cli.remarks import read_piped
from cocreport.clock import Clock
from cocreport.errors import ExitCode, InputNeededError
from cocreport.interview.asker import Answer, Help, Leave
from cocreport.model.terms import LONGEST_TEXT
from cocreport.store.folder import CaseFolder

ID: Final = "2031-7K3QX"
REMARK: Final = "The hat was found.\n\nRuth has it. 👩🏽‍🚀"


@pytest.fixture(autouse=True)
def saved(folder: CaseFolder, clock: Clock) -> CaseFolder:
    """Save the case."""
    a_saved_case(folder, clock())
    return folder


def _notes(folder: CaseFolder) -> list[tuple[str, str]]:
    return [(note.by, note.text) for note in folder.read(ID).record.notes.values()]


def test_a_remark_is_piped_in(coc: Coc, saved: CaseFolder, clock: Clock) -> None:
    ended = coc("note", "7k3", "-", handle="ines", stdin=f"{REMARK}\n".encode())
    assert (ended.code, ended.out, ended.err) == (0, f"Saved in {ID}\n", "")
    (note,) = saved.read(ID).record.notes.values()
    assert (note.by, note.text, note.at) == ("ines", REMARK, clock())


def test_a_remark_is_typed(coc: Coc, saved: CaseFolder) -> None:
    ended = coc("note", ID, replies=[Help(), Answer(REMARK)])
    assert ended.asker is not None
    assert ended.asker.told == ["Write the remark, or stop with Ctrl-C."]
    assert (ended.code, _notes(saved)) == (0, [("tomasz", REMARK)])


def test_each_remark_stands_under_a_key_of_its_own(coc: Coc, saved: CaseFolder) -> None:
    for text in (b"one", b"two", b"three"):
        coc("note", ID, "-", stdin=text)
    assert [text for _, text in _notes(saved)] == ["one", "two", "three"]


@pytest.mark.parametrize("text", [b"", b"\n", b"  \n\t\n"])
def test_nothing_is_no_remark(coc: Coc, saved: CaseFolder, text: bytes) -> None:
    ended = coc("note", ID, "-", stdin=text)
    assert ended.code == ExitCode.INPUT_NEEDED
    assert (ended.out, _notes(saved)) == ("", [])


@pytest.mark.parametrize(("more", "code"), [(0, ExitCode.DONE), (1, ExitCode.INVALID_DATA)])
def test_a_remark_holds_so_much_and_no_more(coc: Coc, saved: CaseFolder, more: int, code: ExitCode) -> None:
    ended = coc("note", ID, "-", stdin=b"x" * (LONGEST_TEXT + more) + b"\n")
    assert (ended.code, len(_notes(saved))) == (code, 1 - more)


def test_a_remark_that_is_too_long_is_handed_back_to_be_shortened(coc: Coc, saved: CaseFolder) -> None:
    long = "x" * (LONGEST_TEXT + 1)
    ended = coc("note", ID, replies=[Answer(long), Answer("short")])
    assert ended.asker is not None
    assert [current for _, current in ended.asker.asked] == [None, long]
    assert (ended.code, _notes(saved)) == (0, [("tomasz", "short")])


def test_what_is_no_text_is_told(coc: Coc, saved: CaseFolder) -> None:
    ended = coc("note", ID, "-", stdin=b"caf\xe9")
    assert ended.code == ExitCode.INVALID_DATA
    assert "not UTF-8" in ended.err
    assert _notes(saved) == []


def test_half_a_character_is_refused(coc: Coc, saved: CaseFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"caf\xe9"), "utf-8", errors="surrogateescape"))
    ended = coc("note", ID, "-")
    assert (ended.code, _notes(saved)) == (ExitCode.INVALID_DATA, [])


@pytest.mark.parametrize("remark", ["Zebulon did it", "--", "", "file.txt"])
def test_a_remark_on_the_command_line_is_refused_and_not_repeated(coc: Coc, saved: CaseFolder, remark: str) -> None:
    ended = coc("note", ID, *(["--", remark] if remark else [remark]))
    assert ended.code == ExitCode.USAGE
    assert "Zebulon" not in ended.said
    assert _notes(saved) == []


def test_whoever_stops_has_noted_nothing(coc: Coc, saved: CaseFolder) -> None:
    ended = coc("note", ID, replies=[Leave("", ExitCode.TERMINATED)])
    assert (ended.code, ended.err) == (ExitCode.TERMINATED, "coc: Nothing was noted.\n")
    assert _notes(saved) == []


def test_a_note_that_was_half_typed_is_there_again(coc: Coc, saved: CaseFolder) -> None:
    ended = coc("note", ID, replies=[Leave("He was", ExitCode.TERMINATED)])
    assert (ended.code, "what you typed is kept" in ended.err, _notes(saved)) == (ExitCode.TERMINATED, True, [])
    again = coc("note", ID, replies=[Answer("He was seen.")])
    assert again.asker is not None
    assert again.asker.asked[0][1] == "He was"
    assert _notes(saved) == [("tomasz", "He was seen.")]
    assert not list((saved.root / "drafts").iterdir())


def test_a_note_that_was_half_typed_outlives_one_that_is_piped_in(coc: Coc, saved: CaseFolder) -> None:
    coc("note", ID, replies=[Leave("He was")])
    assert coc("note", ID, "-", handle="ruth", stdin=b"one").code == 0
    again = coc("note", ID, replies=[Leave("He was s")])
    assert again.asker is not None
    assert again.asker.asked[0][1] == "He was"
    assert _notes(saved) == [("ruth", "one")]


def test_a_remark_needs_a_name_a_case_and_somebody_to_ask(coc: Coc, saved: CaseFolder) -> None:
    assert coc("note", ID, "-", handle=None, stdin=b"one").code == ExitCode.INPUT_NEEDED
    assert coc("note", "2031-ZZZZZ", "-", stdin=b"one").code == ExitCode.NOT_FOUND
    assert coc("note", ID).code == ExitCode.INPUT_NEEDED
    assert _notes(saved) == []


def test_whoever_is_kept_out_cannot_note_anything(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    a_saved_case(folder, clock(), id="2031-BBBBB", excluded=["mikkel"])
    before = folder.read("2031-BBBBB")
    ended = coc("note", "2031-BBBBB", "-", handle="mikkel", stdin=b"one")
    assert (ended.code, folder.read("2031-BBBBB")) == (ExitCode.NOT_FOUND, before)


def test_a_closed_stdin_is_nothing_to_note() -> None:
    with pytest.raises(InputNeededError):
        read_piped(None)
