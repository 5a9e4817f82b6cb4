"""Reports that go by stick from the desk to somebody who can read them."""

import errno
import io
import os
import shutil
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pyrage
import pytest
from tests.building import ANSWERS, a_saved_case
from tests.cli.seat import Coc, Ended, skipping

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Leave
from cocreport.notation.read import read
from cocreport.store import files
from cocreport.store.age import HEADER
from cocreport.store.carrying import packed, unpacked
from cocreport.store.folder import CaseFolder

ID: Final = "2031-7K3QX"
MEANT_BY_CHANCE: Final = 8
"""From how many signs on a text is not found somewhere by chance."""
SHORT: Final = skipping(danger="no", presence="gone", received="now")


class TwoLaptops:
    """A desk without a key and a coordinator with one, each with a folder of their own; a stick goes between."""

    def __init__(self, coc: Coc, home: Path, patch: pytest.MonkeyPatch) -> None:
        self._coc, self._patch, self.home = coc, patch, home
        self.keys = {name: pyrage.x25519.Identity.generate() for name in ("mikkel", "dana", "ruth")}
        self.stick = home / "stick"
        self.stick.mkdir(parents=True)
        self.places = {"desk": home / "desk", "there": home / "there"}

    def __call__(self, place: str, handle: str, *words: Any, **more: Any) -> Ended:
        self._patch.setenv("COC_HOME", str(self.home / f"home-{place}-{handle}"))
        self._patch.delenv("COC_IDENTITY", raising=False)
        if handle in self.keys and place != "desk":
            path = self.home / f"{handle}.txt"
            path.write_text(f"{self.keys[handle]}\n", "utf-8")
            self._patch.setenv("COC_IDENTITY", str(path))
        return self._coc.bare("--folder", self.places[place], "--as", handle, *words, **more)

    def folder(self, place: str) -> Path:
        return self.places[place]

    def cases(self, place: str) -> list[str]:
        return sorted(path.stem for path in (self.folder(place) / "cases").iterdir())

    def bundles(self) -> list[Path]:
        return sorted(self.stick.iterdir())


@pytest.fixture
def two(coc: Coc, folder: CaseFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TwoLaptops:
    laptops = TwoLaptops(coc, tmp_path / "two", monkeypatch)
    laptops.places["first"] = folder.root
    for name, key in laptops.keys.items():
        assert laptops("first", "mikkel", "keys", "add", name, str(key.to_public())).code == 0
    assert laptops("first", "mikkel", "encrypt").code == 0
    for place in ("desk", "there"):
        shutil.copytree(folder.root, laptops.folder(place))
    return laptops


def a_report(two: TwoLaptops) -> None:
    """Put a finished report into the folder of the desk."""
    assert two("desk", "tomasz", "new", "--answers", ANSWERS / "s3-it-is-the-coordinator.yaml").code == 0


def words_on(place: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file())


def test_a_report_goes_to_those_who_can_read_it_and_is_nowhere_else(two: TwoLaptops) -> None:
    a_report(two)
    (case_id,) = two.cases("desk")
    carried = two("desk", "tomasz", "carry", case_id[-2:], two.stick)
    assert (carried.code, two.cases("desk")) == (0, [])
    (bundle,) = two.bundles()
    assert bundle.read_bytes().startswith(HEADER)
    assert case_id.encode() not in bundle.read_bytes()
    assert bundle.name in carried.out
    received = two("there", "dana", "receive", two.stick)
    assert (received.code, received.out) == (0, f"Received: {case_id}\n")
    assert two.cases("there") == [case_id]
    assert two("there", "dana", "show", case_id).code == 0


def test_the_coordinator_who_is_reported_takes_it_over_and_cannot_open_it(two: TwoLaptops) -> None:
    a_report(two)
    (case_id,) = two.cases("desk")
    two("desk", "tomasz", "carry", "--all", two.stick)
    assert two("there", "mikkel", "receive", two.stick).code == 0
    assert two("there", "mikkel", "show", case_id).code == ExitCode.NOT_FOUND
    for words in (["list"], ["due"], ["check"]):
        assert case_id[5:] not in two("there", "mikkel", *words).said
    assert two("there", "ruth", "show", case_id).code == 0


def leaves(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        for one in tree.values() if isinstance(tree, dict) else tree:
            yield from leaves(one)


def test_nothing_that_was_answered_is_on_the_desk_or_on_the_stick(two: TwoLaptops) -> None:
    answers = read((ANSWERS / "s4-threat-and-police.yaml").read_bytes(), file="answers")
    assert two("desk", "tomasz", "new", "--answers", ANSWERS / "s4-threat-and-police.yaml").code == 0
    said = [text for text in leaves(answers) if len(text) >= MEANT_BY_CHANCE]
    assert len(said) > 3
    for step in (lambda: None, lambda: two("desk", "tomasz", "carry", "--all", two.stick)):
        step()
        there = b"".join(words_on(two.folder("desk") / name) for name in ("cases", "drafts", "attachments", ".coc"))
        there += words_on(two.stick) + words_on(two.home / "home-desk-tomasz")
        schemas = words_on(two.folder("desk") / ".coc/schema")
        assert [text for text in said if text.encode() in there.replace(schemas, b"")] == []


def test_attachments_go_along(two: TwoLaptops, tmp_path: Path) -> None:
    a_report(two)
    (case_id,) = two.cases("desk")
    two("desk", "tomasz", "carry", case_id, two.stick)
    two("there", "dana", "receive", two.stick)
    picture = tmp_path / "note.txt"
    picture.write_text("a note", "utf-8")
    assert two("there", "dana", "attach", case_id, picture).code == 0
    (tmp_path / "second").mkdir()
    back = two("there", "dana", "carry", case_id, tmp_path / "second")
    assert (back.code, two.cases("there"), list((two.folder("there") / "attachments").rglob("f-*"))) == (0, [], [])
    assert two("there", "dana", "receive", tmp_path / "second").code == 0
    assert two("there", "dana", "check").code == 0
    assert len(list((two.folder("there") / "attachments").rglob("f-*"))) == 1


def test_twice_is_fine_and_another_state_is_never_replaced(two: TwoLaptops) -> None:
    a_report(two)
    (case_id,) = two.cases("desk")
    two("desk", "tomasz", "carry", case_id, two.stick)
    for _ in range(2):
        assert two("there", "dana", "receive", two.stick).code == 0
    two("there", "dana", "note", case_id, "-", stdin=b"Seen.\n")
    kept = words_on(two.folder("there") / "cases")
    again = two("there", "dana", "receive", two.bundles()[0])
    assert (again.code, "is there already and stays" in again.err) == (ExitCode.LOCKED_OR_CHANGED, True)
    assert words_on(two.folder("there") / "cases") == kept


def pulled_out() -> Callable[..., None]:
    def fails(*_: Any, **__: Any) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    return fails


@pytest.mark.parametrize("step", ["_write_new", "_sync_folder"])
def test_a_stick_that_is_pulled_out_costs_no_case(two: TwoLaptops, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    a_report(two)
    before = two.cases("desk")
    with monkeypatch.context() as patch:
        patch.setattr(files, step, pulled_out())
        ended = two("desk", "tomasz", "carry", "--all", two.stick)
    assert ended.code == ExitCode.LOCKED_OR_CHANGED
    assert two.cases("desk") == before


def test_a_stick_that_gives_back_something_else_costs_no_case(two: TwoLaptops, monkeypatch: pytest.MonkeyPatch) -> None:
    a_report(two)
    before = two.cases("desk")

    def rots(path: Path) -> None:
        path.write_bytes(path.read_bytes()[:-1] + b"x")

    monkeypatch.setattr(files, "forget_cached", rots)
    ended = two("desk", "tomasz", "carry", "--all", two.stick)
    assert (ended.code, "Nothing was removed here" in ended.err) == (ExitCode.INTEGRITY, True)
    assert two.cases("desk") == before


def test_a_damaged_bundle_and_one_of_others_are_named_and_the_rest_is_taken_over(two: TwoLaptops) -> None:
    a_report(two)
    two("desk", "tomasz", "carry", "--all", two.stick)
    (whole,) = two.bundles()
    damaged = two.stick / "coc-carried-0000000000000000.age"
    damaged.write_bytes(whole.read_bytes()[:-9])
    other = two.stick / "coc-carried-1111111111111111.age"
    other.write_bytes(pyrage.encrypt(b"x", [pyrage.x25519.Identity.generate().to_public()]))
    ended = two("there", "dana", "receive", two.stick)
    assert ended.code in (ExitCode.INVALID_DATA, ExitCode.NOT_PERMITTED)
    assert "damaged" in ended.err
    assert "for other readers" in ended.err
    assert len(two.cases("there")) == 1
    assert two("desk", "tomasz", "receive", whole).code == ExitCode.NOT_PERMITTED


def a_link() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        entry = tarfile.TarInfo(f"cases/{ID}.yaml")
        entry.type, entry.linkname = tarfile.SYMTYPE, "../coc.yaml"
        archive.addfile(entry)
    return made.getvalue()


def strange_bundles() -> Iterator[bytes]:
    yield from (b"", b"nothing", b"\0" * 10_240, a_link())
    for name in ("coc.yaml", "../cases/2031-7K3QX.yaml", "/etc/hosts", f"cases/{ID}.yaml\n", "events/2031.yaml"):
        yield packed({name: b"schema: 1\n"})


@pytest.mark.parametrize("data", list(strange_bundles()))
def test_what_is_no_bundle_writes_nothing(two: TwoLaptops, data: bytes) -> None:
    keys = [key.to_public() for key in two.keys.values()]
    (two.stick / "coc-carried-0000000000000000.age").write_bytes(pyrage.encrypt(data, keys))
    before = words_on(two.folder("there"))
    assert two("there", "dana", "receive", two.stick).code == ExitCode.INVALID_DATA
    assert words_on(two.folder("there")) == before


def test_what_is_packed_comes_out_with_the_case_last() -> None:
    held = {f"cases/{ID}.yaml": b"1", f"attachments/{ID}/f-1111.txt": b"2"}
    assert list(unpacked(packed(held), shown="x").items()) == list(reversed(held.items()))


def test_what_cannot_be_carried_stays(two: TwoLaptops, clock: Clock, folder: CaseFolder, tmp_path: Path) -> None:
    assert two("desk", "tomasz", "carry", two.stick).code == ExitCode.USAGE
    assert two("desk", "tomasz", "carry", "--all", two.folder("desk") / "cases").code == ExitCode.NOT_FOUND
    assert two("there", "dana", "receive", two.stick).code == ExitCode.NOT_FOUND
    a_report(two)
    (case_id,) = two.cases("desk")
    two("desk", "tomasz", "carry", "--all", two.stick)
    two("there", "dana", "receive", two.stick)
    said = iter([Leave("", ExitCode.INTERRUPTED)])
    two("there", "dana", "edit", case_id, replies=lambda _: next(said))
    if CaseFolder(two.folder("there"), draw=str).has_open_draft(case_id):
        assert two("there", "dana", "carry", case_id, two.stick).code == ExitCode.LOCKED_OR_CHANGED
    assert two("first", "mikkel", "decrypt").code == 0
    a_saved_case(folder, clock())
    plain = two("first", "mikkel", "carry", "--all", tmp_path)
    assert (plain.code, "not encrypted" in plain.err) == (ExitCode.NOT_PERMITTED, True)


def test_a_folder_is_encrypted_from_the_start(coc: Coc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COC_HOME", str(tmp_path / "home"))
    own = tmp_path / "own.txt"
    own.write_text(f"{pyrage.x25519.Identity.generate()}\n", "utf-8")
    monkeypatch.setenv("COC_IDENTITY", str(own))
    other = pyrage.x25519.Identity.generate().to_public()
    init = ("--as", "mikkel", "init", tmp_path / "team", "--encrypt", "--answers", ANSWERS / "setup.yaml")
    assert coc.bare(*init).code == ExitCode.USAGE
    assert not (tmp_path / "team").exists()
    assert coc.bare(*init, "--reader", "dana=nonsense").code == ExitCode.INVALID_DATA
    made = coc.bare(*init, "--reader", f"dana={other}")
    assert (made.code, "Encrypted to: dana, mikkel" in made.out) == (0, True)
    assert coc.bare("--folder", tmp_path / "team", "--as", "tomasz", "new", replies=SHORT).code == 0
    (case,) = (tmp_path / "team/cases").iterdir()
    assert case.read_bytes().startswith(HEADER)


def test_the_files_of_the_editions_can_be_encrypted_too(two: TwoLaptops) -> None:
    assert two("there", "dana", "keys", "trust", replies=[Answer("yes")]).code in (0, 1)
    assert two("there", "dana", "encrypt", "--staff").code == 0
    assert all(path.read_bytes().startswith(HEADER) for path in (two.folder("there") / "events").iterdir())
    assert two("there", "dana", "check").code == 0
    shutil.copytree(two.folder("there"), two.folder("desk"), dirs_exist_ok=True)
    assert two("desk", "tomasz", "new", replies=SHORT).code == 0
    assert two("there", "dana", "decrypt").code == 0
    assert not any(path.read_bytes().startswith(HEADER) for path in (two.folder("there") / "events").iterdir())


def test_a_change_of_readers_that_was_stopped_is_named_and_finished(
    two: TwoLaptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_report(two)
    (case_id,) = two.cases("desk")
    two("desk", "tomasz", "carry", "--all", two.stick)
    two("there", "dana", "receive", two.stick)
    new = pyrage.x25519.Identity.generate()
    with monkeypatch.context() as patch:
        patch.setattr(CaseFolder, "reclose", pulled_out())
        two("there", "dana", "keys", "add", "lena", str(new.to_public()))
    checked = two("there", "dana", "check")
    assert "stopped half way" in checked.said
    assert two("there", "dana", "encrypt").code == 0
    assert "stopped half way" not in two("there", "dana", "check").said
    two.keys["lena"] = new
    assert two("there", "lena", "show", case_id).code == 0
