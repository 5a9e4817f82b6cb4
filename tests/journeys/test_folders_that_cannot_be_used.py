"""A folder in which nothing can be saved is refused before the first question, not after the last."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.journeys.laptop import Laptop
from tests.journeys.taker import Taker

pytestmark = pytest.mark.pty

_DROP_FROM_BOUNDING_SET: Final = 24
_MAY_DO_ANYTHING_TO_FILES: Final = (1, 2)
"""Of the powers of root on Linux, those for which modes of files mean nothing (prctl, capabilities)."""


def as_an_ordinary_user() -> None:
    """Heed the modes of files from here on, which root does not."""
    if os.geteuid() == 0:
        for power in _MAY_DO_ANYTHING_TO_FILES:
            ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDING_SET, power, 0, 0, 0)


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a very small disk, where that is allowed."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="root gives up its powers in the way of Linux")
@pytest.mark.parametrize("place", ["", "cases", "drafts"], ids=["the folder", "its cases", "its drafts"])
def test_a_folder_that_is_read_only_is_refused(laptop: Laptop, place: str) -> None:
    (laptop.folder / place).chmod(0o500)
    window = laptop.opens("new", before=as_an_ordinary_user)
    _expect_refusal(window, 6, f"{place or 'pyriver'} cannot be written: this account has no permission for it.")


def test_a_full_disk_is_refused(laptop: Laptop, full_disk: Path) -> None:
    laptop.folder = Path(shutil.move(laptop.folder, full_disk / "pyriver"))
    _fill(full_disk / "film.mkv")
    _expect_refusal(laptop.opens("new"), 6, "pyriver cannot be written: the disk is full. Make room and try again.")


def test_a_folder_that_is_not_there_is_refused(laptop: Laptop) -> None:
    shutil.rmtree(laptop.folder)
    _expect_refusal(laptop.opens("new"), 5, "The folder that was named holds no coc.yaml. `coc init DIR` makes one.")


def _fill(path: Path) -> None:
    """Write until the disk is full."""
    with pytest.raises(OSError, match="No space left"), path.open("wb", buffering=0) as file:  # noqa: PT012
        while True:
            file.write(bytes(4096))


def _expect_refusal(window: Taker, code: int, sentence: str) -> None:
    assert window.ends() == code
    window.sees(sentence)
    assert "everything is kept" not in window.text
    assert "Traceback" not in window.text
