"""Held against the program of age itself, where there is one: it opens what we close, and we open what it closes."""

import shutil
from pathlib import Path
from subprocess import run

import pyrage
import pytest
from tests.building import a_saved_case

from cocreport.chance import system_chance
from cocreport.clock import Clock
from cocreport.model.readers import Reader
from cocreport.model.team import Team
from cocreport.store.age import HEADER, Age
from cocreport.store.folder import CaseFolder
from cocreport.store.keyring import Keyring
from cocreport.store.reclosing import reclose

AGE = shutil.which("age")
pytestmark = pytest.mark.skipif(AGE is None, reason="the age program is not installed")
FILE = "cases/2031-7K3QX.yaml"


class Readers:
    is_encrypted, covers_staff = True, False

    def __init__(self, *keys: str) -> None:
        self.keys = keys

    def trusted(self) -> dict[str, Reader]:
        return {f"reader{at}": Reader(keys=(key,)) for at, key in enumerate(self.keys)}


def test_each_opens_what_the_other_closed(folder: CaseFolder, clock: Clock, tmp_path: Path) -> None:
    assert AGE
    own, other = (pyrage.x25519.Identity.generate() for _ in range(2))
    file = tmp_path / "key.txt"
    file.write_text(f"# a key\n{own}\n", "utf-8")
    a_saved_case(folder, clock())
    words = (folder.root / FILE).read_bytes()
    keys = Keyring(tmp_path / "home", whose=lambda: None, passphrase=lambda: "", identity=file)
    readers = Readers(str(own.to_public()), str(other.to_public()))
    closed = CaseFolder(folder.root, draw=system_chance, crypt=Age(readers, keys))
    assert reclose(closed).written == 1
    assert (folder.root / FILE).read_bytes().startswith(HEADER)
    opened = run([AGE, "-d", "-i", file, folder.root / FILE], capture_output=True, check=True).stdout
    assert opened == words
    again = run([AGE, "-r", readers.keys[0], "-r", readers.keys[1]], input=words, capture_output=True, check=True)
    (folder.root / FILE).write_bytes(again.stdout)
    fresh = CaseFolder(folder.root, draw=system_chance, crypt=Age(readers, keys))
    assert fresh.read("2031-7K3QX").data == words
    assert isinstance(fresh.team(), Team)
