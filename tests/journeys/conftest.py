"""A laptop with the team's folder, whose windows are closed after each test, and an end to whatever hangs."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Final

import pytest
from tests.journeys.laptop import Laptop
from tests.journeys.terminal import coc

SETUP: Final = Path(__file__).parents[2] / "examples/answers/setup.yaml"
_LONGEST: Final = 40
"""Seconds after which a test is given up."""


@pytest.fixture(scope="session")
def made_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the team's folder once, as ``coc init`` makes it."""
    home = tmp_path_factory.mktemp("made")
    command = coc("init", str(home / "pyriver"), "--answers", str(SETUP))
    given = {**os.environ, "COC_HOME": str(home / "laptop")}
    subprocess.run(command, env=given, check=True, capture_output=True, timeout=_LONGEST)
    return home / "pyriver"


@pytest.fixture
def laptop(made_folder: Path, tmp_path: Path) -> Iterator[Laptop]:
    """Give each test a laptop with a folder of its own."""
    there = Laptop(tmp_path / "laptop", Path(shutil.copytree(made_folder, tmp_path / "pyriver")))
    yield there
    there.is_put_away()


@pytest.fixture(autouse=True)
def watchdog() -> Iterator[None]:
    """End a test that hangs."""
    former = signal.signal(signal.SIGALRM, _give_up)
    signal.setitimer(signal.ITIMER_REAL, _LONGEST)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, former)


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError("a journey came to no end")
