"""``coc log`` and ``coc recall``: what was done to a case, which copies went out, which were asked back."""

import pytest
from tests.building import a_saved_case
from tests.cli.seat import Coc
from tests.copies.cases import TWO

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.store.folder import CaseFolder

CASE = "2031-7K3QX"


@pytest.fixture(autouse=True)
def _copy(folder: CaseFolder, clock: Clock, coc: Coc) -> None:
    a_saved_case(folder, clock(), **TWO)
    assert coc("export", CASE, "--for", "reporter", "--person", "p-000B", "-o", "-").code == 0


def _key(folder: CaseFolder) -> str:
    return next(iter(folder.read(CASE).record.copies))


def test_the_log_has_every_change_and_every_copy_with_its_digest(coc: Coc, folder: CaseFolder) -> None:
    out = coc("log", CASE).out
    key = _key(folder)
    assert f"tomasz  added copies/{key}" in out
    assert f"copy {key} (reporter, markdown)" in out
    assert f"sha256: {folder.read(CASE).record.copies[key].sha256}" in out
    assert "opened" not in coc("log", CASE, "--copies").out


def test_the_copies_in_which_somebody_stands_can_be_listed(coc: Coc, folder: CaseFolder) -> None:
    assert _key(folder) in coc("log", CASE, "--person", "p-000C").out
    assert _key(folder) not in coc("log", CASE, "--person", "p-000A").out
    assert coc("log", CASE, "--person", "p-0009").code == ExitCode.NOT_FOUND


def test_a_copy_is_asked_back_and_comes_back(coc: Coc, folder: CaseFolder) -> None:
    key = _key(folder)
    assert coc("recall", CASE, key).code == 0
    assert coc("recall", CASE, key, "--returned").code == 0
    copy = folder.read(CASE).record.copies[key]
    assert copy.recalled
    assert copy.returned
    out = coc("log", CASE, "--copies").out
    assert "asked back" in out
    assert "came back" in out
    assert coc("recall", CASE, "q-0000").code == ExitCode.NOT_FOUND


def test_the_log_as_json_has_no_former_values(coc: Coc, folder: CaseFolder) -> None:
    said = coc("log", CASE, "--json").json
    assert set(said) == {"id", "history", "copies"}
    assert all("former" not in entry for entry in said["history"])
    assert list(said["copies"]) == [_key(folder)]
