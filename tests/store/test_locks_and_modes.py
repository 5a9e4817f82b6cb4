"""One saves at a time, nobody else can look in, and an unfit folder is known before the first question."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pytest
from tests.store.disks import NEW, OLD, contents, full_disk, mode, needs_posix, needs_root, read_only_folder, umask

from cocreport.errors import FolderNotReadyError, LockedError
from cocreport.store import files, layout

HOLD: Final = """
import sys
from pathlib import Path
from cocreport.store import files
with files.lock(Path(sys.argv[1]), shown="pyriver"):
    sys.stdout.write("held")
    sys.stdout.flush()
    sys.stdin.read()
"""
WRITE: Final = """
import sys
from pathlib import Path
from cocreport.store import files
folder, who = Path(sys.argv[1]), sys.argv[2]
case = folder / "case.yaml"
for number in range(15):
    with files.lock(folder / ".coc" / "lock", shown="pyriver", seconds=30):
        notes = files.read_file(case, limit=10_000, shown="case.yaml")
        files.write_file(case, notes + f"{who} {number}\\n".encode(), shown="case.yaml")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "pyriver"
    path.mkdir(mode=0o700)
    return path


def lock(folder: Path, seconds: float = 0) -> None:
    with files.lock(folder / layout.LOCK, shown="pyriver", seconds=seconds):
        pass


@contextmanager
def somebody_saving(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Have another program hold the lock."""
    command = [sys.executable, "-c", HOLD, str(folder / layout.LOCK)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.read(4) == "held"
        try:
            yield other
        finally:
            other.kill()


# Locking


def test_somebody_else_who_is_saving_is_waited_for_and_then_told(folder: Path) -> None:
    with somebody_saving(folder) as other:
        with pytest.raises(LockedError, match="Somebody else is saving in this folder"):
            lock(folder, seconds=0.1)
        assert other.stdin is not None
        other.stdin.close()
        lock(folder, seconds=10)


@needs_posix
def test_a_lock_ends_with_the_program_that_held_it(folder: Path) -> None:
    with somebody_saving(folder) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        lock(folder)


def test_a_lock_is_let_go_of_when_saving_fails(folder: Path) -> None:
    with suppress(KeyboardInterrupt), files.lock(folder / layout.LOCK, shown="pyriver"):
        raise KeyboardInterrupt
    lock(folder)


def test_four_writers_at_once_lose_nothing(folder: Path) -> None:
    (folder / "case.yaml").touch()
    command = [sys.executable, "-c", WRITE, str(folder)]
    writers = [subprocess.Popen([*command, f"writer-{number}"]) for number in range(4)]
    assert [writer.wait(timeout=60) for writer in writers] == [0] * 4
    notes = (folder / "case.yaml").read_text().splitlines()
    assert sorted(notes) == sorted(f"writer-{who} {number}" for who in range(4) for number in range(15))


@needs_posix
@pytest.mark.parametrize("bits", [0, 0o777], ids=oct)
def test_a_lock_is_private_whatever_the_umask(folder: Path, bits: int) -> None:
    with umask(bits):
        lock(folder)
    assert (mode(folder / ".coc"), mode(folder / layout.LOCK)) == (0o700, 0o600)


@needs_posix
def test_a_link_in_the_place_of_the_lock_is_refused_and_not_followed(folder: Path) -> None:
    (folder / ".coc").mkdir()
    (folder / "case.yaml").write_bytes(OLD)
    (folder / layout.LOCK).symlink_to(folder / "case.yaml")
    with pytest.raises(FolderNotReadyError, match=r"pyriver cannot be locked: \.coc/lock is not a plain file"):
        lock(folder)
    assert (folder / "case.yaml").read_bytes() == OLD


@needs_posix
@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_disk_that_cannot_lock_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(FolderNotReadyError, match="cannot be locked: this kind of disk lacks something"):
        lock(folder, seconds=5)


@needs_root
def test_a_lock_of_somebody_else_is_told_in_plain_words() -> None:
    expected = "pyriver cannot be locked: this account has no permission"
    with read_only_folder() as folder, pytest.raises(FolderNotReadyError, match=expected):
        lock(folder)


def test_a_folder_that_is_gone_is_not_made_anew_for_its_lock(folder: Path) -> None:
    with pytest.raises(FolderNotReadyError, match="the folder is not there"):
        lock(folder / "gone")
    assert contents(folder) == {}


# Modes


@needs_posix
@pytest.mark.parametrize("bits", [0, 0o777], ids=oct)
def test_a_folder_is_private_whatever_the_umask(folder: Path, bits: int) -> None:
    folder.chmod(0o755)
    with umask(bits):
        files.private_folder(folder / "cases")
    assert (mode(folder / "cases"), mode(folder)) == (0o700, 0o755)


def test_a_new_folder_stays_through_a_power_cut(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(files, "_sync_folder", synced.append)
    files.private_folder(folder / "cases")
    assert synced == [folder]


@needs_posix
def test_a_folder_that_is_there_stays_as_it_is(folder: Path) -> None:
    folder.chmod(0o750)
    files.private_folder(folder)
    assert mode(folder) == 0o750


def test_what_stands_in_the_place_of_a_folder_is_told(folder: Path) -> None:
    (folder / "cases").write_bytes(OLD)
    with pytest.raises(FolderNotReadyError, match=r"The folder cases cannot be made: something of another kind"):
        files.private_folder(folder / "cases")


@needs_posix
def test_a_link_to_a_folder_is_not_taken_for_one(folder: Path) -> None:
    (folder / "cases").symlink_to(folder)
    with pytest.raises(FolderNotReadyError):
        files.private_folder(folder / "cases")


def test_a_folder_is_made_only_where_its_parent_is(folder: Path) -> None:
    with pytest.raises(FolderNotReadyError, match="The folder pyriver/cases cannot be made"):
        files.private_folder(folder / "gone" / "cases", shown="pyriver/cases")
    assert contents(folder) == {}


@needs_posix
@pytest.mark.parametrize("drifted", [0o644, 0o660, 0o400])
def test_a_file_that_drifted_is_put_right_once(folder: Path, drifted: int) -> None:
    case = folder / "case.yaml"
    case.touch()
    case.chmod(drifted)
    assert [files.tighten(case, folder=False) for _ in range(2)] == [True, False]
    assert mode(case) == 0o600


@needs_posix
def test_a_folder_that_drifted_is_put_right_once(folder: Path) -> None:
    folder.chmod(0o755)
    assert [files.tighten(folder, folder=True) for _ in range(2)] == [True, False]
    assert mode(folder) == 0o700


@needs_posix
def test_only_what_it_is_said_to_be_is_put_right(folder: Path) -> None:
    case, link = folder / "case.yaml", folder / "link.yaml"
    case.touch()
    case.chmod(0o644)
    link.symlink_to(case)
    assert not files.tighten(link, folder=False)
    assert not files.tighten(case, folder=True)
    assert not files.tighten(folder / "gone", folder=False)
    assert mode(case) == 0o644


@needs_root
def test_what_belongs_to_somebody_else_is_left_as_it_is() -> None:
    with read_only_folder() as folder:
        assert not files.tighten(folder / layout.LOCK, folder=False)
        assert mode(folder / layout.LOCK) == 0o644


def test_on_windows_there_are_no_modes_to_put_right(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_WINDOWS", True)
    files.private_folder(folder / "cases")
    assert not files.tighten(folder, folder=True)


# Looking before the first question


def test_a_fit_folder_is_left_as_it_was_but_for_the_lock(folder: Path) -> None:
    (folder / "cases").mkdir()
    files.probe(folder, shown="pyriver", places=["cases", "drafts"])
    assert sorted(path.name for path in folder.rglob("*")) == [".coc", "cases", "lock"]


def test_a_folder_in_which_somebody_is_saving_is_fit(folder: Path) -> None:
    with somebody_saving(folder):
        files.probe(folder, shown="pyriver")


def test_a_folder_that_is_missing_or_none_is_told(folder: Path) -> None:
    (folder / "file").touch()
    with pytest.raises(FolderNotReadyError, match="pyriver cannot be used: the folder is not there"):
        files.probe(folder / "gone", shown="pyriver")
    with pytest.raises(FolderNotReadyError, match="pyriver is not a folder"):
        files.probe(folder / "file", shown="pyriver")


@needs_posix
def test_a_read_only_folder_is_told_before_the_first_question() -> None:
    expected = "pyriver cannot be written: this account has no permission"
    with read_only_folder() as folder, pytest.raises(FolderNotReadyError, match=expected):
        files.probe(folder, shown="pyriver")


@needs_posix
def test_a_place_in_it_that_cannot_be_written_is_told_by_its_name() -> None:
    with read_only_folder() as folder, pytest.raises(FolderNotReadyError, match=r"^cases cannot be written"):
        files.probe(folder / "writable", shown="pyriver", places=["cases"])


@needs_posix
def test_a_full_disk_is_told_before_the_first_question(tmp_path: Path) -> None:
    with full_disk(tmp_path / "disk") as disk:
        with pytest.raises(FolderNotReadyError, match="pyriver cannot be written: the disk is full"):
            files.probe(disk, shown="pyriver")
        assert sorted(path.name for path in disk.iterdir()) == ["filler", "old.yaml"]


# What else lies there


def test_leftovers_are_the_temporary_files_of_killed_programs(folder: Path) -> None:
    for name in (".tmp-2", ".tmp-1", "case.yaml", "x.tmp-1"):
        (folder / name).write_bytes(NEW)
    (folder / ".tmp-folder").mkdir()
    assert files.leftovers(folder) == [folder / ".tmp-1", folder / ".tmp-2"]
    assert files.leftovers(folder / "gone") == []


@needs_posix
def test_strangers_are_named_and_never_opened(folder: Path) -> None:
    strange = [
        "2031-7K3QX (conflicted copy).yaml",
        "2031-7K3QX.sync-conflict-20310509-081000-AB.yaml",
        "2031-7K3QX.yaml.orig",
        "2031-7K3QX.yaml\n",
        "2031-7K3QX.yaml~",
    ]
    for name in (*strange, "2031-7K3QX.yaml", ".tmp-1"):
        (folder / name).touch()
    (folder / "2031-00000.yaml").symlink_to("2031-7K3QX.yaml")
    (folder / "2031-00001.yaml").mkdir()
    os.mkfifo(folder / "2031-00002.yaml")
    odd = [f"2031-0000{number}.yaml" for number in range(3)]
    assert files.strangers(folder, layout.CASE_FILE) == sorted(odd + strange)
    assert files.strangers(folder / "gone", layout.CASE_FILE.pattern) == []


@needs_posix
def test_a_folder_that_cannot_be_looked_through_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(FolderNotReadyError, match=r"^pyriver could not be looked through: this account"):
        files.leftovers(folder)
