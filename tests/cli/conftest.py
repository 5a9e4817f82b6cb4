"""A team's folder to work in, and somebody who types commands."""

import os
import shutil
from pathlib import Path

import pytest
from tests.building import ANSWERS, a_folder
from tests.cli.seat import Coc

from cocreport.clock import Clock
from cocreport.model.keys import Draw
from cocreport.store.folder import CaseFolder


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no disk here; that a save waits for it is shown in ``tests/store``."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def folder(root: Path, draw: Draw) -> CaseFolder:
    """Return a team's folder that is there, without any case."""
    return a_folder(root, draw)


@pytest.fixture
def pyriver(coc: Coc) -> Coc:
    """Return somebody who types commands about the example folder: six closed cases of two editions."""
    shutil.copytree(ANSWERS.parent / "pyriver", coc.root, ignore=shutil.ignore_patterns(".coc"))
    return coc


@pytest.fixture
def coc(
    root: Path, clock: Clock, draw: Draw, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Coc:
    """Return somebody who types commands about the folder."""
    return Coc(root, clock, draw, monkeypatch, capsys)
