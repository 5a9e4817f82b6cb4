"""``coc new``: from the first question, or from an answer file, to a saved case."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from tests.building import ANSWERS, a_saved_case
from tests.cli.seat import Coc, answers_in, skipping
from tests.store.disks import needs_posix

from cocreport.cli import taking
from cocreport.cli.desk import Desk, Options
from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Back, Leave, Reply
from cocreport.interview.prompting import PAUSE
from cocreport.model.event import Member
from cocreport.model.keys import Draw
from cocreport.notation.tree import Tree
from cocreport.store.folder import CaseFolder
from cocreport.ui.answers import FileAsker

NOTE: Final = ANSWERS / "s1-the-anonymous-note.yaml"
THREAT: Final = ANSWERS / "s4-threat-and-police.yaml"
SHORT: Final = skipping(danger="no", presence="gone", received="now")

pytestmark = pytest.mark.usefixtures("folder")


# Out of a file


def test_the_id_is_printed_and_what_comes_next_is_said_beside_it(coc: Coc, folder: CaseFolder) -> None:
    ended = coc("new", "--answers", NOTE)
    (case_id,) = folder.case_ids()
    assert (ended.code, ended.out) == (0, f"Saved as {case_id}\n")
    assert ended.err == (
        f"Next: tell Mikkel Strand, coordinator, +49 30 5550 0102 now.\nTo read it again: coc show {case_id}\n"
    )


def test_what_the_file_says_is_what_the_case_holds(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    case_id = coc("new", "--json", "--answers", NOTE).json["id"]
    case = folder.read(case_id).record
    (report,) = case.reports.values()
    assert (report.taken_by, report.place, report.channel) == ("tomasz", "Dinner hall, table 6", "paper note")
    assert report.account is not None
    assert report.account.endswith("I do not want to give my name.\n")
    (opened,) = case.history.values()
    assert (opened.what, opened.by, opened.at) == ("opened", "tomasz", clock())
    assert folder.drafts() == []


def test_for_programs_there_is_the_id_and_the_file(coc: Coc, folder: CaseFolder) -> None:
    ended = coc("new", "--json", "--answers", THREAT)
    assert ended.json == {"id": folder.case_ids()[0], "file": f"cases/{folder.case_ids()[0]}.yaml"}
    assert ended.err == ""


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("presence: Zebulon", "answers/presence: This is not one of the answers on offer."),
        ("received: Zebulon", "answers/received: "),
        ("place: [Zebulon]", "answers/place: reports/r-"),
        ("danger: {skip: unknown}", "answers/danger: A reason for no answer is one of: none; this needs an answer."),
        ("place: {skip: none}", "answers/place: A reason for no answer is one of: unknown, declined, later."),
        ("place: {skip: Zebulon}", "answers/place: A reason for no answer is one of: unknown, declined, later."),
        ("excluded: [Zebulon Who]", "answers/excluded: excluded/0: Somebody on the team is written as a handle"),
    ],
)
def test_a_wrong_answer_is_told_by_file_and_question_and_never_repeated(
    coc: Coc, folder: CaseFolder, tmp_path: Path, line: str, sentence: str
) -> None:
    lines = {"danger": "danger: no", "presence": "presence: in writing", "received": "received: 2031-05-10 08:10"}
    lines["words"] = "wording: written by the reporter"
    lines[line.partition(":")[0]] = line
    ended = coc("new", "--answers", answers_in(tmp_path / "mine.yaml", *lines.values()))
    assert ended.code == ExitCode.INVALID_DATA
    assert ended.err.startswith("coc: mine.yaml, ")
    assert "Zebulon" not in ended.said
    assert (ended.out, folder.case_ids()) == ("", [])
    if line.startswith(("presence", "danger", "received")):
        assert sentence in ended.err


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("place: [Zebulon]", "mine.yaml, answers/place: reports/r-"),
        ("place: {skip: none}", "A reason for no answer is one of: unknown, declined, later."),
        ("place: {skip: Zebulon}", "A reason for no answer is one of: unknown, declined, later."),
        ("excluded: [Zebulon Who]", "Somebody on the team is written as a handle"),
        ("excluded: Zebulon", "This takes a list, one entry a line, of answers that are on offer."),
    ],
)
def test_a_value_of_the_wrong_shape_is_told_with_what_belongs_there(
    coc: Coc, tmp_path: Path, line: str, sentence: str
) -> None:
    lines = ["danger: no", "presence: here", "wording: written by the reporter", line]
    ended = coc("new", "--answers", answers_in(tmp_path / "mine.yaml", *lines))
    assert ended.code == ExitCode.INVALID_DATA
    assert sentence in ended.err
    assert "Zebulon" not in ended.said


@pytest.mark.parametrize("name", ["channel", "plase", "who.again.7"])
def test_an_answer_that_nobody_asked_for_is_named(coc: Coc, folder: CaseFolder, tmp_path: Path, name: str) -> None:
    ended = coc("new", "--answers", answers_in(tmp_path / "mine.yaml", "danger: no", "presence: here", f"{name}: yes"))
    assert ended.code == ExitCode.INVALID_DATA
    assert f"mine.yaml, answers/{name}: with the other answers as they are, this is not asked." in ended.err
    assert "`coc questions`" in ended.err
    assert folder.case_ids() == []


@pytest.mark.parametrize("text", ["schema: 1\nanswers: none\n", "answers:\n", "schema: 1\nplace: here\n", "["])
def test_what_is_no_answer_file_is_told_with_its_line(coc: Coc, tmp_path: Path, text: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(text)
    ended = coc("new", "--answers", file)
    assert ended.code == ExitCode.INVALID_DATA
    assert ended.err.startswith("coc: mine.yaml, line ")


def test_a_file_that_is_not_there_is_told_by_its_name_alone(coc: Coc, tmp_path: Path) -> None:
    ended = coc("new", "--answers", tmp_path / "mine.yaml")
    assert ended.code == ExitCode.NOT_FOUND
    assert str(tmp_path) not in ended.said


def test_a_walk_that_stops_on_its_way_through_a_file_saves_nothing(
    coc: Coc, folder: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileAsker, "ask", lambda *_, **__: Leave())
    monkeypatch.setattr(FileAsker, "expect_all_used", lambda _: None)
    ended = coc("new", "--answers", NOTE)
    assert (ended.code, ended.err) == (ExitCode.INTERRUPTED, "coc: Nothing was saved.\n")
    assert folder.case_ids() == []


# Who is at the desk


def test_nothing_is_saved_while_nobody_says_who_is_there(coc: Coc, folder: CaseFolder) -> None:
    ended = coc("new", "--answers", NOTE, handle=None)
    assert ended.code == ExitCode.INPUT_NEEDED
    assert "--as HANDLE" in ended.err
    assert folder.case_ids() == []


def test_who_is_there_can_be_said_once_for_a_shell(coc: Coc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COC_AS", "ines")
    case_id = coc("new", "--json", "--answers", NOTE, handle=None).json["id"]
    assert f"opened, by {'ines'}" in coc("show", case_id).out


@pytest.mark.parametrize("handle", ["Ines", "ines okoro", "1nes", "../ines", "ines\n"])
def test_a_name_that_is_no_handle_is_a_wrong_command_line(coc: Coc, handle: str) -> None:
    ended = coc("new", "--answers", NOTE, handle=handle)
    assert ended.code == ExitCode.USAGE
    assert handle not in ended.err


# At the keyboard


def test_without_a_terminal_nothing_answers_itself(coc: Coc, folder: CaseFolder) -> None:
    ended = coc("new", stdin=b"no\nhere\n\n\n\n\n")
    assert ended.code == ExitCode.INPUT_NEEDED
    assert "--answers FILE" in ended.err
    assert (folder.case_ids(), folder.drafts()) == ([], [])


def test_a_report_is_taken_question_by_question(coc: Coc, folder: CaseFolder) -> None:
    ended = coc("new", replies=SHORT)
    (case_id,) = folder.case_ids()
    assert (ended.code, ended.out) == (0, f"Saved as {case_id}\n")
    assert (ended.slots[0], ended.slots[-2:]) == ("danger", ["review", "told"])
    assert folder.drafts() == []
    assert list((folder.root / ".coc").glob("*.lock")) == []


def test_each_answer_is_on_the_disk_before_the_next_question(coc: Coc, folder: CaseFolder) -> None:
    kept: list[str] = []

    def reply(prompt: Any) -> Reply:
        drafts = [path.read_text("utf-8") for path in (folder.root / "drafts").glob("*.yaml")]
        kept.append(drafts[0] if drafts else "")
        return SHORT(prompt)

    slots = coc("new", replies=reply).slots
    assert len(slots) == len(kept)
    assert slots[-2:] == ["review", "told"]
    for before, now, text in zip(slots[:-2], slots[1:-1], kept[1:-1], strict=True):
        if not now.endswith(".confirm"):
            assert f"  {before.removesuffix('.confirm')}:" in text


def test_whoever_stops_is_told_how_to_go_on(coc: Coc, folder: CaseFolder) -> None:
    ended = coc("new", replies=[Answer("no"), Leave("he")])
    (case_id,) = folder.drafts()
    assert ended.code == ExitCode.INTERRUPTED
    assert ended.err == f"coc: Everything is kept. Go on with `coc resume {case_id[5:]}`.\n"
    assert folder.case_ids() == []


def test_whoever_stops_before_the_first_answer_leaves_nothing(coc: Coc, folder: CaseFolder) -> None:
    ended = coc("new", replies=[Leave(code=ExitCode.HUNG_UP)])
    assert (ended.code, ended.err) == (ExitCode.HUNG_UP, "coc: Nothing was entered, so nothing is kept.\n")
    assert folder.drafts() == []


def test_half_a_first_answer_is_kept(coc: Coc, folder: CaseFolder) -> None:
    coc("new", replies=[Leave("n")])
    assert len(folder.drafts()) == 1


def test_stopping_for_now_is_no_failure(coc: Coc, folder: CaseFolder) -> None:
    def reply(prompt: Any) -> Reply:
        return Answer(PAUSE) if prompt.slot == "review" else SHORT(prompt)

    assert coc("new", replies=reply).code == ExitCode.DONE
    assert len(folder.drafts()) == 1


def test_a_folder_that_cannot_be_used_is_told_before_the_first_question(coc: Coc) -> None:
    (coc.root / "drafts").rmdir()
    (coc.root / "drafts").touch()
    ended = coc("new", replies=SHORT)
    assert ended.code == ExitCode.LOCKED_OR_CHANGED
    assert ended.slots == []


# An unfinished report


@pytest.fixture
def unfinished(coc: Coc, folder: CaseFolder) -> str:
    coc("new", replies=[Answer("no"), Leave()])
    return folder.drafts()[0]


def test_what_was_left_unfinished_is_offered_first(coc: Coc, folder: CaseFolder, unfinished: str) -> None:
    replies: Iterator[Reply] = iter([Answer(unfinished)])
    ended = coc("new", replies=lambda prompt: next(replies, None) or SHORT(prompt))
    assert ended.slots[:2] == ["draft", "presence"]
    assert (folder.case_ids(), folder.drafts()) == ([unfinished], [])


def test_the_offer_shows_when_it_was_begun_and_by_whom_and_no_more(coc: Coc, unfinished: str) -> None:
    ended = coc("new", replies=[Leave()])
    assert ended.asker is not None
    prompt, _ = ended.asker.asked[0]
    assert [option.label for option in prompt.options] == [
        "Go on with what was begun Saturday, 10 May, 08:10 by tomasz",
        "Begin a new report",
    ]
    assert (prompt.fields, prompt.say, unfinished in prompt.ask) == ((), (), False)
    assert ended.err == "coc: Nothing was begun; the unfinished report is kept.\n"


def test_a_new_one_can_be_begun_beside_it(coc: Coc, folder: CaseFolder, unfinished: str) -> None:
    replies: Iterator[Reply] = iter([Back(), Answer("new")])
    ended = coc("new", replies=lambda prompt: next(replies, None) or SHORT(prompt))
    assert ended.code == ExitCode.INPUT_NEEDED
    ended = coc("new", replies=lambda prompt: Answer("new") if prompt.slot == "draft" else SHORT(prompt))
    assert (ended.code, folder.drafts()) == (0, [unfinished])
    assert unfinished not in folder.case_ids()


@pytest.mark.usefixtures("unfinished")
def test_somebody_else_is_not_shown_it(coc: Coc) -> None:
    assert coc("new", handle="ines", replies=SHORT).slots[0] == "danger"


def test_a_draft_that_somebody_broke_holds_up_nobody(coc: Coc, folder: CaseFolder, unfinished: str) -> None:
    (folder.root / "drafts" / f"{unfinished}.yaml").write_text("place: [Zebulon")
    ended = coc("new", replies=SHORT)
    assert ended.code == 0
    assert ended.err.startswith(f"drafts/{unfinished}.yaml, line 1")
    assert "Zebulon" not in ended.err


def test_what_is_edited_beside_the_drafts_is_not_offered(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    folder.lend(a_saved_case(folder, clock()))
    assert coc("new", replies=SHORT).slots[0] == "danger"


# Whom to tell


def _next(coc: Coc, folder: CaseFolder, *excluded: str, **roles: str) -> str:
    staff = {handle: Member(role=role) for handle, role in roles.items()}  # type: ignore[arg-type]
    folder.put_event(folder.event("2031").model_copy(update={"staff": staff}))

    def reply(prompt: Any) -> Reply:
        return Answer(list(excluded)) if prompt.slot == "excluded" and excluded else SHORT(prompt)

    said = coc("new", replies=reply).err.splitlines()
    return next(line for line in said if line.startswith("Next: "))


def test_the_coordinator_is_told_unless_they_may_not_read_it(coc: Coc, folder: CaseFolder) -> None:
    team = {"dana": "organizer", "mikkel": "coordinator", "ruth": "stand-in"}
    assert _next(coc, folder, **team) == "Next: tell mikkel, coordinator now."
    assert _next(coc, folder, "mikkel", **team) == "Next: tell ruth, stand-in now."
    assert _next(coc, folder, "mikkel", "ruth", **team) == "Next: tell dana, organizer now."


def test_where_nobody_on_the_team_may_read_it_the_body_outside_is_told(coc: Coc, folder: CaseFolder) -> None:
    outside: dict[str, Tree] = {"name": "River Python Association", "contact": "help@riverpython.example"}
    folder.put_team(folder.team().from_tree({**folder.team().to_tree(), "outside": outside}))
    said = _next(coc, folder, "mikkel", mikkel="coordinator")
    assert said == "Next: tell River Python Association, help@riverpython.example now."


def test_nobody_is_sent_to_the_one_whom_it_may_be_about(coc: Coc, folder: CaseFolder) -> None:
    assert _next(coc, folder) == "Next: tell the coordinator now."
    assert _next(coc, folder, "mikkel", mikkel="coordinator") == "Next: tell somebody who leads and may read it now."


# A name that appears nowhere it was not asked for


@needs_posix
@pytest.mark.parametrize("scenario", [NOTE, THREAT], ids=["S1", "S4"])
def test_a_name_is_in_no_file_name_no_memory_and_no_line_but_where_it_is_asked_for(
    coc: Coc, folder: CaseFolder, tmp_path: Path, scenario: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    canary = "Quackenbush"
    text = scenario.read_text("utf-8").replace("Owen Marsh", f"Zebulon {canary}").replace("Petra", canary)
    text = text.replace("A man with a hat", f"{canary}, a man with a hat").replace("Dinner hall", f"{canary} hall")
    assert text.count(canary) >= 2
    file = tmp_path / "answers.yaml"
    file.write_text(text, "utf-8")
    monkeypatch.setenv("COC_AS", "tomasz")
    ended = [coc("new", "--answers", file, handle=None)]
    (case_id,) = folder.case_ids()
    ended += [coc(*words) for words in (["list"], ["list", "--json"], ["check"], ["note", case_id, f"{canary} said"])]
    ended.append(coc("note", case_id, "-", stdin=canary.encode()))
    file.write_text(text.replace("presence: ", f"presence: {canary}"), "utf-8")
    ended.append(coc("new", "--answers", file))
    assert [one.code for one in ended] == [0, 0, 0, 0, ExitCode.USAGE, 0, ExitCode.INVALID_DATA]
    assert not [one.said for one in ended if canary.casefold() in one.said.casefold()]
    home = Path(Desk(Options(folder=folder.root)).environ["COC_HOME"])
    assert canary not in (home / "laptop.json").read_text("utf-8")
    assert not [path for path in (*folder.root.rglob("*"), *home.rglob("*")) if canary in str(path)]
    holding = [path.name for path in folder.root.rglob("*") if path.is_file() and canary in path.read_text("utf-8")]
    assert holding == [f"{case_id}.yaml"]
    assert canary in coc("show", case_id).out


def test_an_id_that_is_taken_is_drawn_again(folder: CaseFolder, coc: Coc, draw: Draw, clock: Clock) -> None:
    signs = iter("AAAAA" + "AAAAA" + "BBBBB")
    desk = Desk(Options(folder=folder.root, handle="ines"), clock=clock, draw=lambda kinds: next(signs, draw(kinds)))
    a_saved_case(folder, clock(), id="2031-AAAAA")
    assert taking.from_file(desk, NOTE).id == "2031-BBBBB"
    assert coc("list").code == 0


def test_a_name_that_keeps_nobody_out_is_pointed_out(coc: Coc, folder: CaseFolder) -> None:
    ended = coc("new", replies=lambda prompt: Answer(["mikel"]) if prompt.slot == "excluded" else SHORT(prompt))
    (case_id,) = folder.case_ids()
    assert f"not on the team's list: coc edit {case_id} excluded" in ended.err
    assert "not on the list of this edition's team" in coc("check").out.replace("\n    ", " ")


def test_a_case_that_nobody_on_the_list_may_read_is_pointed_out(coc: Coc, folder: CaseFolder) -> None:
    everybody = list(folder.event("2031").staff)
    ended = coc("new", replies=lambda prompt: Answer([*everybody]) if prompt.slot == "excluded" else SHORT(prompt))
    assert "Nobody on the team's list may read this case." in ended.err
