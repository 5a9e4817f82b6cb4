"""A team's folder, as the commands have it."""

from pathlib import Path

import pytest
from tests.building import a_folder

from cocreport.model.keys import Draw
from cocreport.store.folder import CaseFolder


@pytest.fixture
def folder(root: Path, draw: Draw) -> CaseFolder:
    """Return a team's folder that is there, without any case."""
    return a_folder(root, draw)
