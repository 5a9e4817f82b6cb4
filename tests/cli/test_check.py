"""``coc check``: what in the folder is wrong, what the set-up lacks and costs, what is worth knowing."""

import os
from pathlib import Path
from typing import Final

import pytest
from tests.building import ANSWERS, CASE, a_case, a_saved_case
from tests.cli.seat import Coc
from tests.store.disks import mode, needs_posix

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Leave
from cocreport.model.changes import is_changed_by_hand
from cocreport.store.codec import encode
from cocreport.store.folder import CaseFolder

ID: Final = "2031-7K3QX"
FILE: Final = f"cases/{ID}.yaml"
WHOLE: Final = "Everything checked is as it should be.\n"


@pytest.fixture
def whole(coc: Coc) -> Coc:
    """Sit at a folder in which nothing is wrong or missing."""
    coc.bare("init", coc.root, "--answers", ANSWERS / "setup.yaml")
    return coc


@pytest.fixture
def with_case(whole: Coc, clock: Clock) -> Coc:
    """Sit at such a folder, with a case in it."""
    a_saved_case(CaseFolder(whole.root, draw=whole.draw), clock())
    return whole


def _change(coc: Coc, old: str, new: str, *, file: str = FILE) -> None:
    """Change a file as somebody with an editor does."""
    path = coc.root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _found(coc: Coc, *words: str, handle: str | None = "tomasz") -> list[tuple[str, str]]:
    return [(one["weight"], one["where"]) for one in coc("check", "--json", *words, handle=handle).json]


def test_a_folder_in_which_nothing_is_wrong_says_so(with_case: Coc) -> None:
    ended = with_case("check")
    assert (ended.code, ended.out, ended.err) == (0, WHOLE, "")
    assert with_case("check", "--json").json == []
    assert with_case("check", ID).out == WHOLE


# The set-up


def test_what_the_set_up_lacks_is_told_with_what_it_costs_and_is_no_failure(coc: Coc, folder: CaseFolder) -> None:
    ended = coc("check", "--json")
    assert (ended.code, folder.case_ids()) == (0, [])
    costs = {one["where"]: one["sentence"] for one in ended.json}
    assert {one["weight"] for one in ended.json} == {"missing"}
    assert costs["coc.yaml, appeal"].startswith("Whoever is told of a decision asks this first.")
    assert "events/2031.yaml, staff" not in costs
    assert [where for where in costs if "emergency" in where] == ["events/2031.yaml, emergency"]


def test_an_edition_without_its_file_is_wrong(with_case: Coc) -> None:
    (with_case.root / "events" / "2031.yaml").unlink()
    assert _found(with_case) == [("wrong", "events/2031.yaml"), ("missing", f"{FILE}, edition")]
    assert with_case("check").code == ExitCode.INVALID_DATA


def test_an_earlier_edition_without_its_file_is_only_missing(whole: Coc, clock: Clock) -> None:
    folder = CaseFolder(whole.root, draw=whole.draw)
    a_saved_case(folder, clock(), id="2030-7K3QX", edition="2030")
    assert whole("check").code == 0
    assert _found(whole) == [("missing", "cases/2030-7K3QX.yaml, edition")]


def test_a_procedure_that_the_team_follows_and_nobody_has_is_wrong(whole: Coc) -> None:
    _change(whole, "workshop-1", "ours-1", file="coc.yaml")
    assert _found(whole) == [("wrong", "procedures/ours-1.yaml")]


@pytest.mark.parametrize("handle", ["tomasz", None])
def test_everything_that_is_wrong_with_the_team_is_told(with_case: Coc, handle: str | None) -> None:
    _change(with_case, "edition:", "editon:", file="coc.yaml")
    (with_case.root / "cases" / "notes.txt").touch()
    ended = with_case("check", handle=handle)
    assert ended.code == ExitCode.INVALID_DATA
    said = " ".join(ended.out.split())
    assert "coc.yaml, line 1, edition: This is missing" in said
    assert "Did you mean `edition`?" in said
    assert "cases/notes.txt" in said


# Cases


def test_everything_that_is_wrong_with_a_case_is_told_with_its_line(with_case: Coc) -> None:
    _change(with_case, "parts:", "prats:")
    _change(with_case, "tomasz", "Tomasz Zebulon")
    for words in ([], [ID]):
        ended = with_case("check", *words)
        assert ended.code == ExitCode.INVALID_DATA
        assert ended.out.startswith("To be mended:\n")
        assert "Did you mean `parts`?" in ended.out
        assert ended.out.count("handle") == 2
        assert "Zebulon" not in ended.said


def test_a_file_that_is_no_yaml_is_told_with_its_line(with_case: Coc) -> None:
    _change(with_case, "reports:", "reports: [")
    ((weight, where),) = _found(with_case)
    assert weight == "wrong"
    assert where.startswith(f"{FILE}, line ")


def test_a_case_under_another_name_is_wrong(with_case: Coc) -> None:
    (with_case.root / FILE).rename(with_case.root / "cases" / "2031-BBBBB.yaml")
    assert _found(with_case) == [("wrong", "cases/2031-BBBBB.yaml")]


def test_an_item_of_the_checklist_in_a_state_of_another_kind_is_wrong(whole: Coc, clock: Clock) -> None:
    checklist = {"friend": {"state": "arrived"}, "help": {"answer": "Water"}, "tea": {"state": "done"}}
    a_saved_case(
        CaseFolder(whole.root, draw=whole.draw),
        clock(),
        response={"r-7K3Q": {"presence": "here", "checklist": checklist}},
    )
    ended = whole("check", "--json")
    above = f"{FILE}, response/r-7K3Q/checklist"
    assert [(one["weight"], one["where"], one["fix"]) for one in ended.json] == [
        ("wrong", f"{above}/friend", "It is one of: accepted, declined, not yet, could not."),
        ("note", f"{above}/tea", ""),
    ]
    assert ended.code == ExitCode.INVALID_DATA


def test_a_case_that_follows_a_procedure_nobody_has_is_wrong(with_case: Coc) -> None:
    _change(with_case, "workshop-1", "workshop-2")
    assert ("wrong", f"{FILE}, procedure") in _found(with_case)


def test_a_kept_procedure_that_is_broken_is_told_by_its_own_file(with_case: Coc) -> None:
    _change(with_case, "clock: meeting", "clock: breakfast", file="procedures/workshop-1.yaml")
    found = _found(with_case)
    assert {weight for weight, _ in found} == {"wrong"}
    assert {where.partition(",")[0] for _, where in found} == {"procedures/workshop-1.yaml"}
    assert with_case("check").code == ExitCode.INVALID_DATA


def test_whoever_is_kept_out_learns_nothing_of_the_case(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    a_saved_case(folder, clock(), excluded=["mikkel"], procedure="workshop-1", response={})
    before = coc("check", handle="mikkel").said
    _change(coc, "A man with a hat", "A man with a cap")
    assert coc("check", handle="mikkel").said == before
    for words in ([ID], [ID, "--accept"], [ID, "--json"]):
        ended = coc("check", *words, handle="mikkel")
        assert ended.code == ExitCode.NOT_FOUND
        assert ended.said == coc("check", "2031-ZZZZZ", *words[1:], handle="mikkel").said
    assert is_changed_by_hand(folder.read(ID).record)
    assert ("note", FILE) in _found(coc, handle="dana")


# Changes by hand


def test_a_change_by_hand_is_worth_knowing_until_it_is_accepted(with_case: Coc) -> None:
    _change(with_case, "A man with a hat", "A man with a cap")
    ended = with_case("check")
    assert ended.code == 0
    assert f"coc check --accept {ID}" in " ".join(ended.out.split())
    assert with_case("check", "--accept", ID).out == WHOLE
    assert with_case("check").out == WHOLE
    assert "found changed by hand, by whom is not known" in " ".join(with_case("show", ID).out.split())


def test_all_of_them_can_be_accepted_at_once(with_case: Coc, clock: Clock) -> None:
    folder = CaseFolder(with_case.root, draw=with_case.draw)
    a_saved_case(folder, clock(), id="2031-BBBBB", excluded=["mikkel"])
    a_saved_case(folder, clock(), id="2031-CCCCC")
    untouched = (with_case.root / "cases" / "2031-CCCCC.yaml").read_bytes()
    for case_id in (ID, "2031-BBBBB"):
        _change(with_case, "A man with a hat", "A man with a cap", file=f"cases/{case_id}.yaml")
    assert with_case("check", "--accept", handle="mikkel").out == WHOLE
    assert [is_changed_by_hand(folder.read(one).record) for one in folder.case_ids()] == [False, True, False]
    assert with_case("check", "--accept", handle="dana").out == WHOLE
    assert not is_changed_by_hand(folder.read("2031-BBBBB").record)
    assert (with_case.root / "cases" / "2031-CCCCC.yaml").read_bytes() == untouched


def test_what_is_broken_is_not_accepted_but_told(with_case: Coc) -> None:
    _change(with_case, "parts:", "prats:")
    before = (with_case.root / FILE).read_bytes()
    for words in (["--accept"], ["--accept", ID]):
        ended = with_case("check", *words)
        assert (ended.code, "Did you mean `parts`?" in ended.out) == (ExitCode.INVALID_DATA, True)
    assert (with_case.root / FILE).read_bytes() == before


def test_a_file_that_somebody_wrote_without_a_seal_counts_as_changed_by_hand(whole: Coc) -> None:
    case = {name: value for name, value in CASE.items() if name != "people"}
    data = encode(a_case(**case), schema="../.coc/schema/case.json")
    (whole.root / FILE).write_bytes(data)
    assert ("note", FILE) in _found(whole)
    assert whole("check", "--accept", ID).code == 0


# What else lies there


def test_an_unfinished_report_is_worth_knowing(whole: Coc) -> None:
    whole("new", replies=[Answer("no"), Leave()])
    (draft,) = CaseFolder(whole.root, draw=whole.draw).drafts()
    ended = whole("check")
    assert (ended.code, f"coc resume {draft[5:]}" in " ".join(ended.out.split())) == (0, True)
    (whole.root / "drafts" / f"{draft}.yaml").write_text("schema: 1\n", "utf-8")
    assert ("wrong", f"drafts/{draft}.yaml, line 1, parts") in _found(whole)


def test_copies_that_were_left_are_worth_knowing(with_case: Coc) -> None:
    folder = CaseFolder(with_case.root, draw=with_case.draw)
    folder.lend(folder.read(ID))
    with_case("note", ID, replies=[Leave("He was")])
    (with_case.root / "cases" / ".tmp-0123456789abcdef").touch(mode=0o600)
    fixes = {one["where"]: one["fix"] for one in with_case("check", "--json").json}
    assert set(fixes) == {f"drafts/{ID}-edited.yaml", f"drafts/{ID}-note.yaml", "cases/.tmp-0123456789abcdef"}
    assert "`coc note`" in fixes[f"drafts/{ID}-note.yaml"]
    assert folder.strangers() == []


@needs_posix
def test_what_does_not_belong_there_is_named_and_not_opened(whole: Coc) -> None:
    whole("check")
    (whole.root / "cases" / "2031-AAAAA.yaml").symlink_to("/dev/zero")
    os.mkfifo(whole.root / "drafts" / "2031-AAAAA.yaml")
    (whole.root / "cases" / f"{ID} (conflicted copy).yaml").write_text("\x1b[31mnot yaml")
    (whole.root / "cases" / f"{ID} (conflicted copy).yaml").chmod(0o600)
    named = [where for weight, where in _found(whole) if weight == "note"]
    assert named == [f"cases/{ID} (conflicted copy).yaml", "cases/2031-AAAAA.yaml", "drafts/2031-AAAAA.yaml"]


@needs_posix
def test_a_name_that_would_steer_the_terminal_does_not(whole: Coc) -> None:
    (whole.root / "cases" / "\x1b[31mred\n\u202e.yaml").touch()
    for words in ([], ["--json"]):
        out = whole("check", *words).out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "red" in out


@needs_posix
def test_what_others_could_open_is_closed_again_with_a_note(with_case: Coc) -> None:
    (with_case.root / FILE).chmod(0o644)
    (with_case.root / "cases").chmod(0o755)
    ended = with_case("check")
    said = " ".join(ended.out.split())
    assert ended.code == 0
    assert "Others on this computer could open 2 of its files and folders. They are private again." in said
    assert (mode(with_case.root / FILE), mode(with_case.root / "cases")) == (0o600, 0o700)
    assert with_case("check").out == WHOLE


def test_what_is_not_a_folder_of_a_team_is_told(coc: Coc, tmp_path: Path) -> None:
    ended = coc.bare("--folder", tmp_path, "check")
    assert ended.code == ExitCode.NOT_FOUND
    assert "`coc init DIR`" in ended.err
    assert str(tmp_path) not in ended.err
