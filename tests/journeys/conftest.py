"""The team folder of the journeys, a laptop of its own, and windows that are always closed in the end."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.taker import Taker
from tests.journeys.terminal import coc

ANSWERS = Path("examples/answers").resolve()


@pytest.fixture(scope="session")
def made_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the team's folder once, as ``coc init`` makes it."""
    home = tmp_path_factory.mktemp("made")
    command = coc("init", str(home / "pyriver"), "--answers", str(ANSWERS / "setup.yaml"))
    subprocess.run(command, env={"COC_HOME": str(home / "laptop")}, check=True, capture_output=True, timeout=30)
    return home / "pyriver"


@pytest.fixture
def folder(made_folder: Path, tmp_path: Path) -> Path:
    """Give a test a folder of its own."""
    return Path(shutil.copytree(made_folder, tmp_path / "pyriver"))
