"""``coc join`` and ``coc split``: one case of two, and two again; who is who is said by a person alone."""

import pytest
from tests.building import a_case, a_saved_case
from tests.cli.around import GIL, REPORT, A, B, two_cases
from tests.cli.seat import Coc

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Help, Leave
from cocreport.model.address import put
from cocreport.model.joined import Pointer
from cocreport.store.codec import encode
from cocreport.store.folder import CaseFolder

C = "2031-CCCCC"


@pytest.fixture(autouse=True)
def two(folder: CaseFolder, clock: Clock) -> CaseFolder:
    """Save both cases."""
    return two_cases(folder, clock)


def _ids(coc: Coc, handle: str | None = "tomasz") -> list[str]:
    return [row["id"] for row in coc("list", "--json", handle=handle).json]


def _wrong(coc: Coc) -> list[tuple[str, str]]:
    return [(one["where"], one["fix"]) for one in coc("check", "--json").json if one["weight"] == "wrong"]


def _point(folder: CaseFolder, case_id: str, into: str) -> None:
    """Leave what a join leaves that was stopped at its beginning."""
    data = encode(Pointer(schema_=1, id=case_id, joined_into=into), schema="../.coc/schema/joined.json")
    path = folder.root / "joined" / f"{case_id}.yaml"
    path.write_bytes(data)
    path.chmod(0o600)


# Joining


def test_both_ids_show_the_joined_case_which_is_counted_once(coc: Coc) -> None:
    ended = coc("join", B, A)
    assert (ended.code, ended.out) == (0, f"Saved in {A}; {B} is part of it now.\n")
    assert coc("show", B).out == coc("show", A).out
    assert _ids(coc) == [A]
    assert coc("list", "--json").json[0]["reports"] == 2
    assert coc("check").code == 0
    shown = " ".join(coc("show", A).out.split())
    assert f"Joined {B}, since" in shown
    assert "came with it p-000B, r-000B" in shown


def test_every_command_takes_the_id_of_a_joined_case(coc: Coc, two: CaseFolder) -> None:
    coc("join", B, A)
    assert coc("note", B, "-", stdin=b"A remark").out == f"Saved in {A}\n"
    assert len(two.read(A).record.notes) == 1


def test_people_who_may_be_the_same_are_offered_and_confirmed(coc: Coc, two: CaseFolder) -> None:
    ended = coc("join", B, A, replies=[Help(), Answer("yes")])
    assert ended.asker is not None
    prompt, _ = ended.asker.asked[0]
    assert prompt.fields == ((f"{B}, p-000B", "reported; Gil Ferreira"), (f"{A}, p-4MZK", "reported; gil ferreira"))
    case = two.read(A).record
    assert (case.people["p-000B"].same_as, case.people["p-000B"].name) == ("p-4MZK", "Gil Ferreira")
    assert coc("list", "--json").json[0]["people"] == 1
    assert "not any more: 1." in coc("split", A, B).err
    assert two.read(B).record.people["p-000B"].same_as is None


def test_whoever_is_the_same_as_one_is_not_offered_as_another(coc: Coc, two: CaseFolder, clock: Clock) -> None:
    two.amend(A, lambda case: put(case, "people/p-0002", {"handles": ["@GIL ferreira"]}), at=clock(), by="ines")
    ended = coc("join", B, A, replies=[Answer("no"), Answer("yes")])
    assert ended.slots == ["same", "same"]
    assert two.read(A).record.people["p-000B"].same_as == "p-0002"
    coc("split", A, B)
    assert coc("join", B, A, replies=[Answer("yes")]).slots == ["same"]


def test_without_anybody_to_ask_nobody_is_taken_for_somebody_else(coc: Coc, two: CaseFolder) -> None:
    assert "left apart" in coc("join", B, A).err
    assert two.read(A).record.people["p-000B"].same_as is None


def test_whoever_stops_has_joined_nothing(coc: Coc) -> None:
    ended = coc("join", B, A, replies=[Leave()])
    assert (ended.code, ended.err) == (ExitCode.INTERRUPTED, "coc: The cases are as they were.\n")
    assert _ids(coc) == [A, B]


def test_whoever_should_not_read_one_of_them_sees_neither(coc: Coc, two: CaseFolder, clock: Clock) -> None:
    two.amend(B, lambda case: put(case, "excluded", ["mikkel"]), at=clock(), by="ines")
    assert "does not see the joined case" in coc("join", B, A).err
    assert _ids(coc, "mikkel") == []
    assert coc("show", A, handle="mikkel").code == coc("show", B, handle="mikkel").code == ExitCode.NOT_FOUND
    assert coc("split", A, B, handle="mikkel").code == ExitCode.NOT_FOUND
    coc("split", A, B)
    assert _ids(coc, "mikkel") == [A]


def test_a_case_that_somebody_may_not_see_is_not_there_to_be_joined(coc: Coc, two: CaseFolder, clock: Clock) -> None:
    a_saved_case(two, clock(), id=C, excluded=["mikkel"])
    for words in ([C, A], [A, C]):
        ended = coc("join", *words, handle="mikkel")
        assert ended.said == coc("join", "2031-ZZZZZ", A, handle="mikkel").said
        assert ended.code == ExitCode.NOT_FOUND


def test_one_case_is_not_joined_with_itself_nor_twice(coc: Coc) -> None:
    assert coc("join", A, A).code == ExitCode.NOT_PERMITTED
    coc("join", B, A)
    ended = coc("join", B, A)
    assert (ended.code, "one case already" in ended.err) == (ExitCode.NOT_PERMITTED, True)


def test_a_case_that_others_are_part_of_is_joined_the_other_way_round(coc: Coc, two: CaseFolder, clock: Clock) -> None:
    a_saved_case(two, clock(), id=C, people={})
    coc("join", B, A)
    ended = coc("join", A, C)
    assert (ended.code, f"coc join {C} {A}" in ended.err) == (ExitCode.NOT_PERMITTED, True)
    assert coc("join", C, A).code == 0
    assert _ids(coc) == [A]


def test_cases_of_different_procedures_are_linked_instead(coc: Coc, two: CaseFolder) -> None:
    path = two.root / "cases" / f"{B}.yaml"
    path.write_bytes(path.read_bytes().replace(b"workshop-1", b"ours-1"))
    ended = coc("join", B, A)
    assert (ended.code, f"coc link {B} {A}" in ended.err) == (ExitCode.NOT_PERMITTED, True)


def test_another_version_of_the_procedure_gives_way_and_that_is_said(coc: Coc, two: CaseFolder) -> None:
    kept = (two.root / "procedures" / "workshop-1.yaml").read_bytes()
    (two.root / "procedures" / "workshop-0.yaml").write_bytes(kept.replace(b"version: 1", b"version: 0"))
    path = two.root / "cases" / f"{B}.yaml"
    path.write_bytes(path.read_bytes().replace(b"workshop-1", b"workshop-0"))
    assert "Both follow workshop-1 from now on." in coc("join", B, A).err
    coc("split", A, B)
    assert two.read(B).record.procedure == "workshop-0"


def test_a_case_with_something_unsaved_is_not_joined(coc: Coc, two: CaseFolder) -> None:
    coc("note", B, replies=[Leave("He was")])
    ended = coc("join", B, A)
    assert (ended.code, "not saved yet" in ended.err) == (ExitCode.LOCKED_OR_CHANGED, True)
    assert two.case_ids() == [A, B]


def test_what_one_file_cannot_hold_is_linked_instead(coc: Coc, two: CaseFolder, clock: Clock) -> None:
    note = {"at": "2031-05-10T09:10+02:00", "by": "ines", "text": "x" * 60_000}
    for number, one in enumerate((A, B)):
        notes = {f"n-{number}00{count}": note for count in range(9)}
        two.amend(one, lambda case, notes=notes: put(case, "notes", notes), at=clock(), by="ines")  # type: ignore[misc]
    ended = coc("join", B, A)
    assert (ended.code, "more than one file can hold" in ended.err) == (ExitCode.INVALID_DATA, True)
    assert _ids(coc) == [A, B]


# What was stopped half way


def test_a_join_that_was_stopped_before_its_end_is_told_and_finished(coc: Coc, two: CaseFolder) -> None:
    other = two.root / "cases" / f"{B}.yaml"
    kept = other.read_bytes()
    coc("join", B, A)
    other.write_bytes(kept)
    other.chmod(0o600)
    assert _ids(coc) == [A]
    fix = f"Finish it: coc join {B} {A}, or undo it: coc split {A} {B}"
    assert _wrong(coc) == [(f"joined/{B}.yaml", fix)]
    assert coc("join", B, A).out == f"Finished: {B} is part of {A}.\n"
    assert _wrong(coc) == []


def test_a_join_that_was_stopped_at_its_beginning_is_told_and_left(coc: Coc, two: CaseFolder) -> None:
    _point(two, B, A)
    assert _ids(coc) == [A, B]
    fix = f"Begin again: coc join {B} {A}, or leave it: coc split {A} {B}"
    assert _wrong(coc) == [(f"joined/{B}.yaml", fix)]
    assert coc("split", A, B).out == f"Finished: {B} is a case of its own.\n"
    assert _wrong(coc) == []


def test_what_points_wrong_is_told(coc: Coc, two: CaseFolder) -> None:
    _point(two, C, A)
    sentence = "Put both back from the same copy of the folder."
    assert _wrong(coc) == [(f"joined/{C}.yaml", sentence)]
    assert coc("split", A, C).code == ExitCode.NOT_FOUND
    (two.root / "joined" / f"{C}.yaml").write_text("schema: 1\n", "utf-8")
    assert {where.partition(",")[0] for where, _ in _wrong(coc)} == {f"joined/{C}.yaml"}


def test_what_points_to_a_case_that_is_gone_or_cannot_be_read_is_told(coc: Coc, two: CaseFolder) -> None:
    coc("join", B, A)
    path = two.root / "cases" / f"{A}.yaml"
    path.write_text("schema: [", "utf-8")
    assert f"joined/{B}.yaml" in [where for where, _ in _wrong(coc)]
    path.unlink()
    assert [where for where, _ in _wrong(coc)] == [f"joined/{B}.yaml"]


def test_a_joined_case_to_which_nothing_points_is_told(coc: Coc, two: CaseFolder) -> None:
    coc("join", B, A)
    (two.root / "joined" / f"{B}.yaml").unlink()
    assert [where for where, _ in _wrong(coc)] == [f"cases/{A}.yaml, joined/{B}"]
    assert coc("split", A, B).code == 0
    assert _ids(coc) == [A, B]


def test_whoever_may_not_see_the_joined_case_learns_nothing_of_what_points_to_it(
    coc: Coc, two: CaseFolder, clock: Clock
) -> None:
    _point(two, B, A)
    two.amend(A, lambda case: put(case, "excluded", ["mikkel"]), at=clock(), by="ines")
    assert not [one for one in coc("check", "--json", handle="mikkel").json if one["weight"] == "wrong"]


# Splitting


def test_a_split_case_is_a_case_of_its_own_again(coc: Coc, two: CaseFolder) -> None:
    before = two.read(B).record
    coc("join", B, A)
    ended = coc("split", A, "bbb")
    assert (ended.code, ended.out, ended.err) == (0, f"Saved as {A} and {B}.\n", "")
    assert _ids(coc) == [A, B]
    after = two.read(B).record
    assert (after.reports, after.people) == (before.reports, before.people)
    assert coc("check").code == 0


def test_what_both_speak_of_stands_in_both_and_that_is_said(coc: Coc, two: CaseFolder, clock: Clock) -> None:
    coc("join", B, A)
    two.amend(A, lambda case: put(case, "reports/r-7K3Q/reporter", "p-000B"), at=clock(), by="ines")
    assert "in both cases" in coc("split", A, B).err


@pytest.mark.parametrize("other", [B, "2031-ZZZZZ"])
def test_what_is_no_part_of_a_case_is_not_split_off(coc: Coc, other: str) -> None:
    assert coc("split", A, other).code == ExitCode.NOT_FOUND


def test_a_case_with_something_unsaved_is_not_split(coc: Coc, two: CaseFolder) -> None:
    coc("join", B, A)
    coc("note", A, replies=[Leave("He was")])
    assert coc("split", A, B).code == ExitCode.LOCKED_OR_CHANGED
    assert two.case_ids() == [A]


def test_the_answers_of_a_joined_case_are_shown_with_it(coc: Coc, two: CaseFolder, clock: Clock) -> None:
    two.create(a_case(id=C, reports=REPORT, people=GIL, answers={"weather": "Rain"}), at=clock(), by="ines")
    coc("join", C, A)
    assert "weather Rain" in " ".join(coc("show", A).out.split())
