"""``coc list``: every case that may be seen, with where it stands and what is owed."""

from typing import Final

import pytest
from tests.building import ANSWERS, CASE, a_saved_case, an_event
from tests.cli.seat import Coc

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.procedure.load import bundled_bytes
from cocreport.procedure.spec import Procedure
from cocreport.store.folder import CaseFolder

ID: Final = "2031-7K3QX"
HIDDEN: Final = "2031-BBBBB"


@pytest.fixture
def cases(folder: CaseFolder, clock: Clock) -> CaseFolder:
    """Return a folder with a case for everybody and a later one that is not for Mikkel."""
    late = {"r-7K3Q": {**CASE["reports"]["r-7K3Q"], "received": "2031-05-10T08:11+02:00"}}
    a_saved_case(folder, clock(), id=HIDDEN, reports=late, excluded=["mikkel"])
    a_saved_case(folder, clock())
    return folder


def _ids(text: str) -> list[str]:
    return [line.partition("\t")[0] for line in text.splitlines()]


@pytest.mark.usefixtures("cases")
def test_each_case_has_a_line_the_earliest_report_first(coc: Coc) -> None:
    ended = coc("list")
    assert (ended.code, ended.err) == (0, "")
    first, second = (line.split("\t") for line in ended.out.splitlines())
    assert first == [ID, "2031-05-10 08:10", "safety", "1", "1", "Safety first (now)"]
    assert second[0] == HIDDEN


@pytest.mark.usefixtures("cases")
def test_whoever_is_kept_out_sees_nothing_of_the_case(coc: Coc) -> None:
    ended = coc("list", handle="mikkel")
    assert (_ids(ended.out), ended.err) == ([ID], "")
    assert HIDDEN not in coc("list", "--json", handle="mikkel").said
    assert HIDDEN not in coc("list", handle="mikkel", at_terminal=True).said


@pytest.mark.usefixtures("cases")
def test_an_unknown_viewer_is_told_how_many_are_not_listed(coc: Coc) -> None:
    ended = coc("list", handle=None)
    assert _ids(ended.out) == [ID]
    assert ended.err == "1 not listed, because nobody said who is asking: --as HANDLE.\n"


def test_an_empty_folder_says_what_comes_next(coc: Coc, folder: CaseFolder) -> None:
    ended = coc("list")
    assert (ended.code, ended.out, folder.case_ids()) == (0, "", [])
    assert "`coc new`" in ended.err


@pytest.mark.usefixtures("cases")
def test_a_broken_case_is_named_and_the_others_are_served(coc: Coc) -> None:
    file = coc.root / "cases" / f"{HIDDEN}.yaml"
    file.write_text(file.read_text("utf-8").replace("account:", "acount:"), "utf-8")
    (coc.root / "cases" / "2031-CCCCC.yaml").symlink_to(file)
    (coc.root / "cases" / "2031-DDDDD.yaml").write_bytes(file.read_bytes())
    ended = coc("list")
    assert (ended.code, _ids(ended.out)) == (0, [ID])
    said = ended.err.splitlines()
    assert said[0].startswith(f"cases/{HIDDEN}.yaml, line ")
    assert "Did you mean `account`?" in said[0]
    assert said[1] == "cases/2031-CCCCC.yaml is not a plain file. Move it out of the folder."
    assert said[2].startswith("cases/2031-DDDDD.yaml, line ")


@pytest.mark.usefixtures("cases")
@pytest.mark.parametrize("named", ["another-1", "broken-1"])
def test_a_case_whose_procedure_cannot_be_had_is_named_too(coc: Coc, named: str) -> None:
    (coc.root / "procedures" / "broken-1.yaml").write_bytes(b"steps: [\n")
    file = coc.root / "cases" / f"{HIDDEN}.yaml"
    file.write_text(file.read_text("utf-8").replace("workshop-1", named), "utf-8")
    ended = coc("list")
    assert (ended.code, _ids(ended.out)) == (0, [ID])
    assert ended.err.startswith(f"cases/{HIDDEN}.yaml: ")
    assert HIDDEN not in coc("list", handle="mikkel").said


@pytest.mark.usefixtures("cases")
def test_programs_get_where_each_case_stands_and_what_comes_next(coc: Coc) -> None:
    first, _ = coc("list", "--json").json
    assert first == {
        "id": ID,
        "edition": "2031",
        "received": "2031-05-10T08:10+02:00",
        "stage": "safety",
        "reports": 1,
        "people": 1,
        "closed": False,
        "next": {"title": "Safety first", "state": "due"},
    }


@pytest.mark.usefixtures("cases")
def test_the_team_can_set_its_own_clocks(coc: Coc) -> None:
    file = coc.root / "coc.yaml"
    file.write_text(file.read_text("utf-8") + "clocks:\n  meeting: 2 hours\n", "utf-8")
    dues = [
        duty["due"] for duty in coc("due", "--all", "--json").json if (duty["case"], duty["step"]) == (ID, "meeting")
    ]
    assert dues == ["2031-05-10T10:10+02:00"]


@pytest.mark.usefixtures("cases")
def test_at_a_terminal_it_is_a_table_and_plainly_it_is_lines(coc: Coc) -> None:
    table = coc("list", at_terminal=True)
    assert "\t" not in table.out
    assert table.out.split()[:2] == ["Case", "Received"]
    assert ID in table.out
    plain = coc.bare("--plain", "--folder", coc.root, "--as", "ines", "list", at_terminal=True)
    assert _ids(plain.out) == [ID, HIDDEN]


def test_a_procedure_is_read_once_however_many_cases_follow_it(
    coc: Coc, folder: CaseFolder, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for case_id in (ID, HIDDEN, "2031-CCCCC"):
        a_saved_case(folder, clock(), id=case_id)
    read: list[str] = []
    real = CaseFolder.procedure

    def counted(self: CaseFolder, name: str) -> Procedure:
        read.append(name)
        return real(self, name)

    monkeypatch.setattr(CaseFolder, "procedure", counted)
    assert (len(_ids(coc("list").out)), read) == (3, ["workshop-1"])


@pytest.mark.usefixtures("cases")
def test_a_broken_procedure_is_read_once_and_each_of_its_cases_is_named(
    coc: Coc, monkeypatch: pytest.MonkeyPatch
) -> None:
    (coc.root / "procedures" / "workshop-1.yaml").write_bytes(b"steps: [\n")
    read: list[str] = []
    real = CaseFolder.procedure

    def counted(self: CaseFolder, name: str) -> Procedure:
        read.append(name)
        return real(self, name)

    monkeypatch.setattr(CaseFolder, "procedure", counted)
    said = coc("list").err.splitlines()
    assert read == ["workshop-1"]
    assert [line.split(":")[0] for line in said if line.startswith("cases/")] == [
        f"cases/{ID}.yaml",
        f"cases/{HIDDEN}.yaml",
    ]


@pytest.mark.usefixtures("cases")
def test_the_end_of_a_case_s_own_edition_counts_and_not_that_of_another(coc: Coc, folder: CaseFolder) -> None:
    folder.put_event(an_event(id="2032", until="2032-05-09", **{"from": "2032-05-07"}))
    file = coc.root / "coc.yaml"
    file.write_text(file.read_text("utf-8").replace("'2031'", "'2032'"), "utf-8")
    dues = {duty["due"] for duty in coc("due", "--all", "--json").json if "due" in duty}
    assert dues
    assert max(dues) < "2032"


@pytest.mark.usefixtures("cases")
def test_a_case_whose_edition_is_broken_is_named_too(coc: Coc) -> None:
    (coc.root / "events" / "2030.yaml").write_bytes(b"schema: [\n")
    file = coc.root / "cases" / f"{HIDDEN}.yaml"
    file.write_text(file.read_text("utf-8").replace("edition: '2031'", "edition: '2030'"), "utf-8")
    ended = coc("list")
    assert (ended.code, _ids(ended.out)) == (0, [ID])
    assert ended.err.startswith(f"cases/{HIDDEN}.yaml: events/2030.yaml, line ")


@pytest.mark.usefixtures("cases")
def test_a_team_file_that_is_broken_is_told_instead_of_a_list(coc: Coc) -> None:
    (coc.root / "coc.yaml").write_text("schema: 1\nname: Zebulon\n", "utf-8")
    ended = coc("list")
    assert (ended.code, ended.out) == (ExitCode.INVALID_DATA, "")
    assert ended.err.startswith("coc: coc.yaml, line 1, edition: This is missing")
    assert "Zebulon" not in ended.err


def test_the_examples_stand_in_the_list(coc: Coc, folder: CaseFolder) -> None:
    for name in ("s1-the-anonymous-note", "s2-the-witness", "s4-threat-and-police"):
        coc("new", "--answers", ANSWERS / f"{name}.yaml")
    assert sorted(_ids(coc("list").out)) == folder.case_ids()
    assert (folder.root / "procedures" / "workshop-1.yaml").read_bytes() == bundled_bytes("workshop")
