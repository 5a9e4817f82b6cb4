"""What is told as saved stays saved through a power cut, and no power cut leaves half a file."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from tests.faults.power_cut import Recording

from cocreport.store import files

OLD: Final = b"place: at the desk\n"
NEW: Final = b"place: at table 6, near the window\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="folders are not synced on Windows")


def broken(folder: Path, act: Callable[[Path], None], *, new: bytes | None = NEW) -> set[str]:
    """Return what a power cut could break while this is done to ``case.yaml`` in the folder."""
    recording = Recording(folder)
    with recording.running():
        act(folder / "case.yaml")
        recording.tell()
    return recording.broken_promises("case.yaml", new)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")  # the stronger call of macOS is not one of those watched
    (tmp_path / "case.yaml").write_bytes(OLD)
    (tmp_path / "another.yaml").write_bytes(b"place: outside\n")
    return tmp_path


def saved(path: Path) -> None:
    files.write_file(path, NEW, shown="case.yaml")


def made(path: Path) -> None:
    files.write_file(path, NEW, shown="case.yaml", replace=False)


def removed(path: Path) -> None:
    files.remove_file(path, shown="case.yaml")


def test_a_replaced_file_survives_a_power_cut(folder: Path) -> None:
    assert broken(folder, saved) == set()


@pytest.mark.parametrize("act", [saved, made])
def test_a_new_file_survives_a_power_cut(folder: Path, act: Callable[[Path], None]) -> None:
    (folder / "case.yaml").unlink()
    assert broken(folder, act) == set()


def test_a_new_file_survives_where_the_disk_has_no_second_names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    (folder / "case.yaml").unlink()
    assert broken(folder, made) == set()


def test_a_removed_file_stays_removed(folder: Path) -> None:
    assert broken(folder, removed, new=None) == set()


def test_without_fsync_of_the_file_it_can_be_torn(folder: Path) -> None:
    def careless(path: Path) -> None:
        temporary = written(path.with_name(".tmp-1"), os.O_EXCL, sync=False)
        temporary.replace(path)
        sync(path.parent)

    assert broken(folder, careless) == {"torn"}


def test_without_fsync_of_the_folder_it_can_be_undone(folder: Path) -> None:
    def careless(path: Path) -> None:
        written(path.with_name(".tmp-1"), os.O_EXCL, sync=True).replace(path)

    assert broken(folder, careless) == {"undone"}


def test_written_in_place_it_can_be_torn(folder: Path) -> None:
    def careless(path: Path) -> None:
        written(path, os.O_TRUNC, sync=True)
        sync(path.parent)

    assert broken(folder, careless) == {"torn"}


def test_a_file_with_another_name_in_between_is_litter(folder: Path) -> None:
    def careless(path: Path) -> None:
        written(path.with_name("case.yaml.new"), os.O_EXCL, sync=True).replace(path)
        sync(path.parent)

    assert broken(folder, careless) == {"litter"}


def test_what_the_recording_does_not_see_is_not_passed_over(folder: Path) -> None:
    with pytest.raises(AssertionError, match="not watched"):
        broken(folder, lambda path: os.truncate(path, 3))


def written(path: Path, flag: int, *, sync: bool) -> Path:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | flag, 0o600)
    os.write(descriptor, NEW)
    if sync:
        os.fsync(descriptor)
    os.close(descriptor)
    return path


def sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
