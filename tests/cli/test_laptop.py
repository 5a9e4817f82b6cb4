"""What a laptop remembers: the folder last used and who was at the desk; nothing of it ever stands in the way."""

import json
from pathlib import Path
from typing import Final

import pytest
from tests.building import ANSWERS
from tests.cli.seat import Coc
from tests.store.disks import mode, needs_posix, umask

from cocreport.cli.laptop import FILE, Laptop
from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer
from cocreport.store.folder import CaseFolder

PLACE: Final = Path("/somewhere/pyriver")


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path / "config" / "coc")


def _write(tmp_path: Path, text: str) -> None:
    (tmp_path / "config" / "coc").mkdir(parents=True)
    (tmp_path / "config" / "coc" / FILE).write_text(text, "utf-8")


def test_a_laptop_without_a_memory_knows_nothing(laptop: Laptop) -> None:
    assert laptop.last_folder() is None
    assert laptop.handle(PLACE, "2031") is None


def test_the_folder_last_used_is_known_while_it_is_there(laptop: Laptop, tmp_path: Path) -> None:
    place = tmp_path / "pyriver"
    place.mkdir()
    laptop.remember_folder(place)
    assert laptop.last_folder() == place
    place.rmdir()
    assert laptop.last_folder() is None


def test_a_handle_holds_for_one_folder_and_one_edition(laptop: Laptop, tmp_path: Path) -> None:
    laptop.remember_folder(tmp_path)
    laptop.remember_handle(PLACE, "2031", "ines")
    laptop.remember_handle(PLACE / "other", "2031", "ruth")
    assert laptop.handle(PLACE, "2031") == "ines"
    assert laptop.handle(PLACE, "2032") is None
    assert laptop.handle(PLACE / "elsewhere", "2031") is None
    laptop.remember_handle(PLACE, "2032", "dana")
    assert (laptop.handle(PLACE, "2031"), laptop.handle(PLACE, "2032")) == (None, "dana")
    assert (laptop.handle(PLACE / "other", "2031"), laptop.last_folder()) == ("ruth", tmp_path)


def test_what_is_known_already_is_not_written_again(laptop: Laptop, tmp_path: Path) -> None:
    laptop.remember_folder(tmp_path)
    file = tmp_path / "config" / "coc" / FILE
    before = file.stat()
    laptop.remember_folder(tmp_path)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@needs_posix
def test_the_memory_is_private(laptop: Laptop, tmp_path: Path) -> None:
    with umask(0):
        laptop.remember_handle(PLACE, "2031", "ines")
    folder = tmp_path / "config" / "coc"
    assert (mode(folder), mode(folder / FILE)) == (0o700, 0o600)


BROKEN: Final = {
    "nothing": "",
    "no json": "{",
    "deep": "[" * 100_000,
    "a list": "[]",
    "a number": "7",
    "desks a list": '{"desks": []}',
    "a desk a number": '{"folder": 7, "desks": {"/somewhere/pyriver": 5}}',
    "a desk a list": '{"folder": ["x"], "desks": {"/somewhere/pyriver": []}}',
    "a handle a number": '{"folder": "", "desks": {"/somewhere/pyriver": {"edition": "2031", "handle": 5}}}',
    "no handle": '{"folder": "\\u0000", "desks": {"/somewhere/pyriver": {"edition": "2031", "handle": "Ines Who"}}}',
    "a long path": '{"folder": "' + "/x" * 5000 + '"}',
    "a long name": '{"folder": "/' + "x" * 5000 + '"}',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_memory_that_is_broken_is_as_good_as_none(laptop: Laptop, tmp_path: Path, text: str) -> None:
    _write(tmp_path, text)
    assert laptop.last_folder() is None
    assert laptop.handle(PLACE, "2031") is None
    laptop.remember_handle(PLACE, "2031", "ines")
    assert laptop.handle(PLACE, "2031") == "ines"


def test_a_memory_that_is_no_text_is_as_good_as_none(laptop: Laptop, tmp_path: Path) -> None:
    _write(tmp_path, "")
    (tmp_path / "config" / "coc" / FILE).write_bytes(b"\xff\xfe")
    assert laptop.handle(PLACE, "2031") is None


@pytest.mark.parametrize("above", ["config", "config/coc", f"config/coc/{FILE}"])
def test_a_laptop_that_cannot_remember_is_no_reason_to_stop(laptop: Laptop, tmp_path: Path, above: str) -> None:
    place = tmp_path / above
    place.parent.mkdir(parents=True, exist_ok=True)
    place.mkdir() if above.endswith(FILE) else place.touch()
    laptop.remember_handle(PLACE, "2031", "ines")
    assert laptop.handle(PLACE, "2031") is None


def test_who_was_asked_once_is_remembered_for_this_edition(coc: Coc, folder: CaseFolder) -> None:
    note = ANSWERS / "s1-the-anonymous-note.yaml"
    ended = coc("new", "--answers", note, handle=None, replies=[Answer("tomasz")], at_terminal=True)
    assert (ended.code, ended.slots) == (0, ["who"])
    assert coc("new", "--answers", note, handle=None).code == 0
    folder.put_event(folder.event("2031").model_copy(update={"id": "2032"}))
    folder.put_team(folder.team().model_copy(update={"edition": "2032"}))
    assert coc("new", "--answers", note, handle=None).code == ExitCode.INPUT_NEEDED


def test_the_memory_holds_paths_and_handles_and_nothing_of_a_case(
    coc: Coc, folder: CaseFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COC_HOME", str(tmp_path / "config" / "coc"))
    note = ANSWERS / "s1-the-anonymous-note.yaml"
    coc("new", "--answers", note, handle=None, replies=[Answer("tomasz")], at_terminal=True)
    coc("show", folder.case_ids()[0], handle=None)
    known = json.loads((tmp_path / "config" / "coc" / FILE).read_text("utf-8"))
    root = str(folder.root)
    assert known == {"folder": root, "desks": {root: {"edition": "2031", "handle": "tomasz"}}}
    assert [path.name for path in (tmp_path / "config").rglob("*")] == ["coc", FILE]
