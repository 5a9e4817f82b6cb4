"""Files are read plainly, written whole, kept private, and every trouble is told in a sentence."""

import errno
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from tests.store.disks import (
    NEW,
    OLD,
    contents,
    full_disk,
    mode,
    needs_posix,
    needs_root,
    read_only_folder,
    umask,
)

from cocreport.errors import (
    ChangedMeanwhileError,
    CocError,
    FolderNotReadyError,
    IntegrityError,
    InvalidDataError,
    NotFoundError,
)
from cocreport.store import files

CASE: Final = "cases/2031-7K3QX.yaml"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "cases").mkdir(mode=0o700)
    path = tmp_path / CASE
    path.write_bytes(OLD)
    return path


def failing(number: int) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), "/somewhere/on/this/machine")

    return fail


def read(path: Path, limit: int = 1000) -> bytes:
    return files.read_file(path, limit=limit, shown=CASE)


def write(path: Path, data: bytes = NEW, **options: Any) -> None:
    files.write_file(path, data, shown=CASE, **options)


# Reading


def test_a_file_is_read_up_to_its_limit_and_no_further(case: Path) -> None:
    assert read(case, limit=len(OLD)) == OLD
    with pytest.raises(InvalidDataError, match="more than 18 bytes"):
        read(case, limit=len(OLD) - 1)


def test_of_a_huge_file_no_more_is_read_than_it_may_hold(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.truncate(case, 1 << 40)
    real, wanted = os.read, []

    def count(descriptor: int, size: int) -> bytes:
        wanted.append(size)
        assert sum(wanted) <= 1001
        return real(descriptor, size)

    monkeypatch.setattr(os, "read", count)
    with pytest.raises(InvalidDataError, match="more than 1,000 bytes"):
        read(case)


def test_a_missing_file_is_not_found(case: Path) -> None:
    with pytest.raises(NotFoundError, match=f"^{CASE} is not there"):
        read(case.with_name("2031-00000.yaml"))


@needs_posix
@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.symlink_to(path.with_name("2031-7K3QX.yaml")),
        lambda path: path.symlink_to("nowhere"),
        lambda path: path.symlink_to("/dev/zero"),
        os.mkfifo,
        Path.mkdir,
    ],
    ids=["link", "dangling link", "link to a device", "pipe", "folder"],
)
def test_what_is_not_a_plain_file_is_refused_at_once(case: Path, make: Callable[[Path], object]) -> None:
    other = case.with_name("x.yaml")
    make(other)
    with pytest.raises(InvalidDataError, match="not a plain file"):
        read(other)


@needs_posix
@pytest.mark.parametrize("swap", [lambda path: path.symlink_to("secret"), os.mkfifo], ids=["link", "pipe"])
def test_what_is_swapped_in_at_the_last_moment_is_not_followed(
    case: Path, monkeypatch: pytest.MonkeyPatch, swap: Callable[[Path], object]
) -> None:
    case.with_name("secret").write_bytes(b"name: somebody\n")
    real = os.open

    def open_late(path: Path, flags: int) -> int:
        case.unlink()
        swap(case)
        return real(path, flags)

    monkeypatch.setattr(os, "open", open_late)
    with pytest.raises(CocError):
        read(case)


@needs_root
def test_a_file_of_somebody_else_is_refused_in_plain_words() -> None:
    expected = "could not be read: this account has no permission"
    with read_only_folder() as folder, pytest.raises(FolderNotReadyError, match=expected):
        read(folder / "old.yaml")


def test_a_disk_that_fails_while_reading_is_told(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "read", failing(errno.EIO))
    with pytest.raises(FolderNotReadyError, match="could not be read: the disk reports an error"):
        read(case)


# Writing


@pytest.mark.parametrize("data", [b"", NEW, os.urandom(3_000_000)], ids=["nothing", "a little", "much"])
def test_what_is_written_is_read_again_and_nothing_else_is_left(case: Path, data: bytes) -> None:
    write(case, data)
    assert contents(case.parent) == {case.name: data}


@needs_posix
@pytest.mark.parametrize("bits", [0, 0o022, 0o777], ids=oct)
def test_a_file_is_private_whatever_the_umask(case: Path, bits: int) -> None:
    case.chmod(0o644)
    with umask(bits):
        write(case)
        write(case.with_name("new.yaml"), replace=False)
    assert mode(case) == mode(case.with_name("new.yaml")) == 0o600


@needs_posix
def test_the_file_is_synced_before_it_gets_its_name_and_the_folder_after(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def watch(name: str) -> None:
        real = getattr(os, name)

        def call(*args: Any) -> Any:
            calls.append(name)
            return real(*args)

        monkeypatch.setattr(os, name, call)

    for name in ("open", "write", "fsync", "read", "close", "replace"):
        watch(name)
    monkeypatch.setattr(sys, "platform", "linux")
    write(case, confirm=lambda _: calls.append("confirm"))
    assert calls == ["open", "write", "fsync", "read", "read", "close", "confirm", "replace", "open", "fsync", "close"]


def test_a_new_file_is_made_and_nothing_else_is_left(case: Path) -> None:
    write(case.with_name("new.yaml"), replace=False)
    assert contents(case.parent) == {case.name: OLD, "new.yaml": NEW}


@needs_posix
@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to], ids=["symbolic", "hard"])
def test_a_link_in_the_place_of_the_temporary_file_is_not_written_through(
    case: Path, monkeypatch: pytest.MonkeyPatch, link: Callable[[Path, Path], None]
) -> None:
    monkeypatch.setattr(os, "urandom", bytes)
    link(case.with_name(".tmp-0000000000000000"), case)
    with pytest.raises(FolderNotReadyError, match="something of another kind stands in its place"):
        write(case)
    assert case.read_bytes() == OLD


def test_a_name_that_is_taken_is_never_written_over(case: Path) -> None:
    with pytest.raises(ChangedMeanwhileError, match=f"^{CASE} is there already"):
        write(case, replace=False)
    assert contents(case.parent) == {case.name: OLD}


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP])
def test_a_taken_name_is_safe_where_the_disk_has_no_second_names(
    case: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "link", failing(number))
    with pytest.raises(ChangedMeanwhileError):
        write(case, replace=False)
    write(case.with_name("new.yaml"), replace=False)
    assert contents(case.parent) == {case.name: OLD, "new.yaml": NEW}


@needs_posix
def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(case: Path) -> None:
    link = case.with_name("link.yaml")
    link.symlink_to(case)
    write(link)
    assert not link.is_symlink()
    assert contents(case.parent) == {case.name: OLD, link.name: NEW}


def test_bytes_are_confirmed_before_they_replace_anything(case: Path) -> None:
    def refuse(data: bytes) -> None:
        assert (data, case.read_bytes()) == (NEW, OLD)
        raise IntegrityError("It does not read back as it was meant.")

    with pytest.raises(IntegrityError):
        write(case, confirm=refuse)
    assert contents(case.parent) == {case.name: OLD}


def test_bytes_that_come_back_changed_replace_nothing(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, count: real(descriptor, count).upper())
    with pytest.raises(IntegrityError, match="did not come back"):
        write(case)
    assert contents(case.parent) == {case.name: OLD}


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:7]))
    write(case)
    assert case.read_bytes() == NEW


@pytest.mark.parametrize("call", ["open", "write", "fsync", "close", "replace"])
def test_an_interruption_anywhere_leaves_the_old_file_and_nothing_else(
    case: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    real = getattr(os, call)

    def interrupted(*args: Any) -> None:
        if call != "replace":
            real(*args)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, call, interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(case)
    monkeypatch.undo()
    assert contents(case.parent) == {case.name: OLD}


WORDS: Final = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "share of the disk",
    errno.EROFS: "can only be read",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.EIO: "reports an error",
    errno.EMFILE: "too many files",
    errno.ENFILE: "too many files",
    errno.ENAMETOOLONG: "path is too long",
    errno.ENOENT: "the folder is not there",
    errno.ESTALE: "does not answer",
    errno.EDOM: "the system answered EDOM",
    99999: "an error without a name",
}


@pytest.mark.parametrize(("number", "words"), WORDS.items(), ids=WORDS.values())
@pytest.mark.parametrize("call", ["open", "write", "fsync", "read", "replace"])
def test_a_failed_save_says_why_and_changes_nothing(
    case: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, words: str
) -> None:
    monkeypatch.setattr(os, call, failing(number))
    with pytest.raises(FolderNotReadyError) as failed:
        write(case)
    monkeypatch.undo()
    assert failed.value.problem.startswith(f"{CASE} was not saved: ")
    assert re.search(rf"{words}[^.]*\. Nothing was changed\.$", failed.value.problem)
    assert re.fullmatch(r"[A-Z][^!]*\.", failed.value.next_step)
    assert "/somewhere" not in str(failed.value)
    assert contents(case.parent) == {case.name: OLD}


@needs_posix
def test_a_folder_that_cannot_be_synced_leaves_it_open_what_is_saved(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_sync_folder", failing(errno.EIO))
    with pytest.raises(FolderNotReadyError, match=r"may or may not be saved: .* `coc show`"):
        write(case)
    assert contents(case.parent) == {case.name: NEW}


@needs_posix
def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    with full_disk(tmp_path / "disk") as disk:
        with pytest.raises(FolderNotReadyError, match="not saved: the disk is full"):
            write(disk / "old.yaml", bytes(9000))
        assert sorted(path.name for path in disk.iterdir()) == ["filler", "old.yaml"]
        assert read(disk / "old.yaml") == OLD


@needs_posix
def test_a_read_only_folder_is_told_in_plain_words() -> None:
    expected = "not saved: this account has no permission"
    with read_only_folder() as folder, pytest.raises(FolderNotReadyError, match=expected):
        write(folder / "new.yaml")


def test_a_folder_that_is_gone_is_not_made_anew(case: Path) -> None:
    with pytest.raises(FolderNotReadyError, match="the folder is not there"):
        write(case.parent / "gone" / "case.yaml")
    assert contents(case.parent) == {case.name: OLD}


@needs_posix
@pytest.mark.parametrize("number", [errno.ENOTSUP, errno.EIO], ids=["not known", "broken"])
def test_on_macos_the_cache_of_the_drive_is_emptied_too(
    case: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    asked: list[int] = []
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _, wish: asked.append(wish))
    write(case)
    assert asked == [51, 51]
    monkeypatch.setattr(fcntl, "fcntl", failing(number))
    if number == errno.EIO:
        with pytest.raises(FolderNotReadyError, match="not saved: the disk reports an error"):
            write(case, OLD)
    else:
        write(case, OLD)
    assert read(case) == (NEW if number == errno.EIO else OLD)


def test_on_windows_modes_and_the_sync_of_folders_are_left_out(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_WINDOWS", True)
    monkeypatch.setattr(os, "fchmod", failing(errno.EIO), raising=False)
    write(case)
    write(case.with_name("new.yaml"), replace=False)
    assert contents(case.parent) == {case.name: NEW, "new.yaml": NEW}


def test_what_the_system_says_is_told_in_the_language_of_the_screen(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COC_LANG", "de")
    monkeypatch.setattr(files, "_write_new", failing(errno.ENOSPC))
    with pytest.raises(FolderNotReadyError) as caught:
        write(case)
    assert caught.value.problem == f"{CASE} wurde nicht gespeichert: Der Datenträger ist voll. Nichts wurde geändert."
    assert caught.value.next_step == "Schaff Platz, und versuch es noch einmal."


# Removing


def test_a_removed_file_is_gone_and_a_missing_one_is_fine(case: Path) -> None:
    files.remove_file(case, shown=CASE)
    files.remove_file(case, shown=CASE)
    files.remove_file(case.parent / "gone" / "case.yaml", shown=CASE)
    assert contents(case.parent) == {}


@needs_posix
def test_a_removed_link_leaves_what_it_points_at(case: Path) -> None:
    link = case.with_name("link.yaml")
    link.symlink_to(case)
    files.remove_file(link, shown="cases/link.yaml")
    assert contents(case.parent) == {case.name: OLD}


@needs_posix
def test_a_file_that_cannot_be_removed_is_told() -> None:
    expected = "was not removed: this account has no permission"
    with read_only_folder() as folder, pytest.raises(FolderNotReadyError, match=expected):
        files.remove_file(folder / "old.yaml", shown="old.yaml")


@needs_posix
def test_a_removal_that_a_power_cut_may_undo_is_told(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_sync_folder", failing(errno.EIO))
    with pytest.raises(FolderNotReadyError, match="may come back after a power cut"):
        files.remove_file(case, shown=CASE)
