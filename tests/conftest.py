"""What every test stands on: no real home, no network, no real clock or chance."""

import os
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.building import repeatable_draw

from cocreport.clock import Clock
from cocreport.model.keys import Draw

os.environ["COC_LANG"] = "en"  # before any fixture, of a module or a session, puts words on a screen

SATURDAY = datetime(2031, 5, 10, 6, 10, tzinfo=UTC)
"""The moment at which tests take place: ten past eight in Berlin, when the note was found."""


@pytest.fixture(autouse=True)
def _nothing_real(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a home of its own, forget who is at the desk, and refuse the network."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("COC_HOME", str(home / "coc"))
    for name in ("COC_FOLDER", "COC_AS", "COC_TRACEBACK", "NO_COLOR", "ACCESSIBLE", "COLUMNS", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)

    def refuse(*_: object) -> None:
        pytest.fail("a test reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still on Saturday morning."""
    return lambda: SATURDAY


@pytest.fixture
def draw() -> Draw:
    """Return chance that repeats itself."""
    return repeatable_draw()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return where a test's team folder goes."""
    return tmp_path / "pyriver"
