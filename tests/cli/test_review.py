"""``coc review``: the queue, one case on a screen, and the steps that are taken from there."""

import shutil
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest
from tests.building import TEAM, a_case, a_desk, a_saved_case, a_team
from tests.cli.seat import Coc
from tests.conftest import SATURDAY

from cocreport.cli import put_aside, recusal, sitting
from cocreport.cli.reopening import reopened
from cocreport.cli.steps_on_offer import whom
from cocreport.clock import Clock
from cocreport.errors import ChangedMeanwhileError, ExitCode
from cocreport.interview.asker import Answer, Back, Leave, Prompt, Reply, Skip
from cocreport.interview.taking import review_of
from cocreport.model.address import put
from cocreport.model.case import Case
from cocreport.model.keys import Draw
from cocreport.notation.tree import Tree
from cocreport.store.folder import CaseFolder
from cocreport.ui.scripted import ScriptedAsker

EXAMPLE: Final = Path(__file__).parents[2] / "examples/pyriver"
ID: Final = "2031-7K3QX"
STOP: Final = Answer("stop")
READ: Final = Answer("read")
MEETING: Final = {
    "meeting-at": Answer("2031-05-10T08:30+02:00"),
    "meeting-present": Answer(["mikkel", "tomasz"]),
    "meeting-happened": Answer("As it was told."),
    "meeting-acting": Answer("yes"),
}
SAFE: Final = {"r-7K3Q": {"danger": "no", "presence": "in writing"}}
WRITTEN: Final = {"received": "2031-05-10T08:10+02:00", "taken_by": "tomasz", "account": "He told jokes.\n"}


class Script:
    """Replies by question; what is asked several times takes one of a list at a time; anything else stops."""

    def __init__(self, **replies: Reply | Sequence[Reply]) -> None:
        self.left = {
            name.replace("_", "-"): list(one) if isinstance(one, Sequence) else [one] for name, one in replies.items()
        }
        self.seen: list[Prompt] = []

    def __call__(self, prompt: Prompt) -> Reply:
        self.seen.append(prompt)
        replies = self.left.get(prompt.slot, [])
        return replies.pop(0) if replies else MEETING.get(prompt.slot, STOP)

    def page(self, number: int = 0) -> dict[str, str]:
        return dict([prompt for prompt in self.seen if prompt.slot == "case"][number].fields)

    def options(self, slot: str) -> list[str]:
        prompt = next(prompt for prompt in self.seen if prompt.slot == slot)
        return [option.label for option in prompt.options]


@pytest.fixture
def saved(folder: CaseFolder, clock: Clock) -> CaseFolder:
    a_saved_case(folder, clock(), response=SAFE)
    return folder


def case_of(folder: CaseFolder) -> Case:
    return folder.read(ID).record


def chooses(label: str) -> Callable[[Prompt], Reply]:
    return lambda prompt: Answer(next(one.value for one in prompt.options if one.label.startswith(label)))


class Choosing(Script):
    """A script that also picks lines by how they begin."""

    def __init__(self, picks: dict[str, str], **replies: Reply | Sequence[Reply]) -> None:
        super().__init__(**replies)
        self.picks = picks

    def __call__(self, prompt: Prompt) -> Reply:
        label = self.picks.pop(prompt.slot, None)
        if label:
            self.seen.append(prompt)
            return chooses(label)(prompt)
        return super().__call__(prompt)


def test_the_queue_shows_what_is_owed_most_urgent_first_and_opens_a_case(coc: Coc, saved: CaseFolder) -> None:
    a_saved_case(
        saved, SATURDAY, id="2031-AAAAA", reports={"r-0001": {**WRITTEN, "received": "2031-05-10T07:00+02:00"}}
    )
    script = Script(queue=[Answer(ID), STOP], recusal=READ)
    ended = coc("review", handle="mikkel", replies=script)
    assert ended.code == 0
    assert script.options("queue")[:2] == ["2031-AAAAA", ID]
    assert "Next" in script.page()


@pytest.mark.usefixtures("folder")
def test_with_nothing_owed_the_queue_says_so(coc: Coc) -> None:
    ended = coc("review", handle="mikkel", replies=Script())
    assert (ended.code, "Nothing is owed" in ended.err) == (ExitCode.NOT_FOUND, True)


def test_a_file_that_cannot_be_read_is_named_and_holds_up_nobody(coc: Coc, saved: CaseFolder) -> None:
    (saved.root / "cases" / "2031-BBBBB.yaml").write_text("schema: 1\nid: [\n")
    script = Script(queue=STOP)
    ended = coc("review", handle="mikkel", replies=script)
    assert ended.asker
    assert any("2031-BBBBB" in told for told in ended.asker.told)


@pytest.mark.parametrize("where", ["queue", "recusal", "case", "step", "read", "reopen"])
def test_ctrl_c_ends_it_wherever_it_comes(coc: Coc, saved: CaseFolder, where: str) -> None:
    if where == "reopen":
        close(saved)
    pages = {"step": [Answer("open")], "read": [Answer("account")], "reopen": [Answer("reopen")]}
    script = Script(queue=Answer(ID), recusal=READ, case=pages.get(where, []))
    script.left[where] = [*script.left.get(where, [])[:0], Leave("", ExitCode.INTERRUPTED)]
    words = ("review",) if where == "queue" else ("review", "7K3QX")
    assert coc(*words, handle="mikkel", replies=script).code == ExitCode.INTERRUPTED


def test_the_next_step_is_taken_and_saved_and_the_page_shows_the_one_after_it(coc: Coc, saved: CaseFolder) -> None:
    script = Script(recusal=READ, case=[Answer("next"), STOP])
    coc("review", "7K3QX", handle="mikkel", replies=script)
    (meeting,) = case_of(saved).meetings.values()
    assert meeting.acting == "yes"
    assert script.page(0)["Next"] != script.page(1)["Next"]


@pytest.mark.usefixtures("saved")
def test_somebody_who_worked_on_the_case_is_not_asked_whether_they_can_take_it(coc: Coc) -> None:
    script = Script()
    coc("review", "7K3QX", handle="tomasz", replies=script)
    assert [prompt.slot for prompt in script.seen] == ["case"]


def test_who_steps_aside_sees_nothing_of_it_any_more_and_gives_no_reason(coc: Coc, saved: CaseFolder) -> None:
    script = Script(recusal=Answer("aside"))
    coc("review", "7K3QX", handle="mikkel", replies=script)
    assert case_of(saved).excluded == ("mikkel",)
    assert [prompt.slot for prompt in script.seen] == ["recusal"]
    assert coc("review", "7K3QX", handle="mikkel", replies=Script()).code == ExitCode.NOT_FOUND
    assert coc("due", handle="mikkel").out == ""


def test_not_now_leaves_the_case_as_it_was(coc: Coc, saved: CaseFolder) -> None:
    coc("review", "7K3QX", handle="mikkel", replies=Script(recusal=Answer("not now")))
    assert case_of(saved).excluded == ()


def test_the_last_who_could_read_it_does_not_step_aside_unless_there_is_somebody_outside(
    folder: CaseFolder, clock: Clock, draw: Draw
) -> None:
    a_saved_case(folder, clock(), excluded=["dana", "ines", "tomasz", "ruth"])
    outside = {"name": "River Python Association"}
    for team, excluded in ((TEAM, False), ({**TEAM, "outside": outside}, True)):
        folder.put_team(a_team(**{name: one for name, one in team.items() if name == "outside"}))
        assert recused(folder, clock, draw) is excluded


def recused(folder: CaseFolder, clock: Clock, draw: Draw) -> bool:
    """Let the coordinator step aside, and tell whether it was noted."""
    desk = a_desk(folder.root, clock, draw)
    desk.__dict__["asker"] = ScriptedAsker([Answer("aside")])
    assert not recusal.may_go_on(desk, folder.read(ID), by="mikkel")
    return "mikkel" in case_of(folder).excluded


def test_the_account_is_folded_away_until_somebody_wants_to_read_it(coc: Coc, saved: CaseFolder) -> None:
    script = Script(recusal=READ, case=[Answer("account"), STOP], read=Answer("back"))
    coc("review", "7K3QX", handle="mikkel", replies=script)
    (page,) = [prompt for prompt in script.seen if prompt.slot == "read"]
    account = case_of(saved).reports["r-7K3Q"].account
    assert account in dict(page.fields).values()
    assert all(str(account) not in text for text in script.page().values())


@pytest.mark.usefixtures("saved")
def test_what_has_to_wait_is_named_with_what_it_waits_for(coc: Coc) -> None:
    script = Script(recusal=READ, case=[Answer("waiting"), STOP], read=Back())
    coc("review", "7K3QX", handle="mikkel", replies=script)
    (page,) = [prompt for prompt in script.seen if prompt.slot == "read"]
    waits = dict(page.fields)
    assert "Meet about the report" in waits["Who does what, and by when"]
    assert waits["Close the case"] == "waits for: everything else that is owed"


def test_another_step_can_be_chosen_or_none(coc: Coc, saved: CaseFolder) -> None:
    script = Choosing({"step": "Back"}, recusal=READ, case=[Answer("open"), STOP])
    coc("review", "7K3QX", handle="mikkel", replies=script)
    assert "Meet about the report" in script.options("step")
    script = Choosing({"step": "Meet"}, case=[Answer("open"), STOP], recusal=READ)
    coc("review", "7K3QX", handle="mikkel", replies=script)
    assert case_of(saved).meetings


def test_something_that_happened_once_more_becomes_an_entry_of_its_own(coc: Coc, saved: CaseFolder) -> None:
    for _ in range(2):
        script = Choosing({"step": "There was another meeting"}, recusal=READ, case=[Answer("more"), STOP])
        coc("review", "7K3QX", handle="mikkel", replies=script)
    assert len(case_of(saved).meetings) == 2


def test_what_was_entered_can_be_changed(coc: Coc, saved: CaseFolder) -> None:
    coc("review", "7K3QX", handle="mikkel", replies=Script(recusal=READ, case=[Answer("next"), STOP]))
    changed = {"meeting-happened": Answer("Two people heard it.")}
    script = Choosing({"step": "Meet"}, case=[Answer("change"), STOP])
    script.left.update({name: [one] for name, one in changed.items()})
    coc("review", "7K3QX", handle="mikkel", replies=script)
    (meeting,) = case_of(saved).meetings.values()
    assert meeting.happened == "Two people heard it."


def test_a_step_that_is_put_aside_is_kept_and_offered_first(coc: Coc, saved: CaseFolder) -> None:
    script = Script(recusal=READ, case=Answer("next"), meeting_present=Leave("", ExitCode.INTERRUPTED))
    assert coc("review", "7K3QX", handle="mikkel", replies=script).code == ExitCode.INTERRUPTED
    assert not case_of(saved).meetings
    script = Script(recusal=READ, case=[Answer("next"), STOP])
    coc("review", "7K3QX", handle="mikkel", replies=script)
    assert script.options("case")[0] == "Take up what you began and did not finish"
    (meeting,) = case_of(saved).meetings.values()
    assert meeting.present == ("mikkel", "tomasz")


def test_what_somebody_else_put_aside_is_neither_shown_nor_written_over(coc: Coc, saved: CaseFolder) -> None:
    script = Script(recusal=READ, case=Answer("next"), meeting_present=Leave("", ExitCode.INTERRUPTED))
    coc("review", "7K3QX", handle="mikkel", replies=script)
    script = Script(recusal=READ, case=[Answer("next"), STOP])
    ended = coc("review", "7K3QX", handle="dana", replies=script)
    assert script.options("case")[0].startswith("Go on:")
    assert ended.asker
    assert any("put aside" in told for told in ended.asker.told)
    assert saved.drafts() == [ID]


def test_a_step_that_the_order_does_not_allow_is_refused_and_the_page_comes_again(coc: Coc, saved: CaseFolder) -> None:
    met = put(case_of(saved), "meetings/m-0001", {"at": "2031-05-10T08:10+02:00", "acting": "yes"})
    saved.save(saved.read(ID), met, at=SATURDAY, by="mikkel")
    early: dict[str, Reply] = {
        "reported-told-how": Answer("told"),
        "reported-told-at": Answer("2031-05-10T08:05+02:00"),
        "reported-told-by": Answer("mikkel"),
        "reported-told-second": Skip("none"),
        "reported-told-alone": Skip("unknown"),
        "reported-told-words": Skip("none"),
        "may-be-told": Skip("none"),
    }
    script = Choosing({"step": "Tell the person"}, recusal=READ, case=[Answer("open"), STOP])
    script.left.update({name: [one] for name, one in early.items()})
    ended = coc("review", "7K3QX", handle="mikkel", replies=script)
    assert ended.asker
    assert any("after the meeting with the coordinator" in told for told in ended.asker.told)
    assert not case_of(saved).hearings


def test_what_was_put_off_is_asked_in_one_go(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    a_saved_case(folder, clock(), unanswered={"reports/r-7K3Q/evidence": "later"})
    script = Choosing({"step": "Ask for what"}, recusal=READ, case=[Answer("open"), STOP], evidence=Answer("A photo"))
    coc("review", "7K3QX", handle="mikkel", replies=script)
    assert case_of(folder).reports["r-7K3Q"].evidence == "A photo"


@pytest.mark.parametrize(("reply", "left"), [(Answer("yes"), "unknown"), (Answer("no"), "later"), (Back(), "later")])
def test_what_no_question_asks_for_any_more_can_stay_unknown(
    coc: Coc, folder: CaseFolder, clock: Clock, reply: Reply, left: str
) -> None:
    a_saved_case(folder, clock(), unanswered={"people/p-4MZK/language": "later"})
    script = Choosing({"step": "Ask for what"}, recusal=READ, case=[Answer("open"), STOP], let_go=reply)
    ended = coc("review", "7K3QX", handle="mikkel", replies=script)
    assert ended.asker
    assert any("--whole" in told for told in ended.asker.told) is (left == "later")
    assert case_of(folder).unanswered["people/p-4MZK/language"] == left


def close(folder: CaseFolder) -> None:
    closed = put(case_of(folder), "closings/z-0001", {"at": "2031-05-10T08:40+02:00", "reason": "Settled."})
    folder.save(folder.read(ID), closed, at=SATURDAY, by="dana")


def test_a_closed_case_is_opened_again_with_a_reason(coc: Coc, saved: CaseFolder) -> None:
    close(saved)
    script = Script(recusal=READ, case=[Answer("reopen"), STOP], reopen=Answer("Somebody else came forward."))
    coc("review", "7K3QX", handle="mikkel", replies=script)
    (closing,) = case_of(saved).closings.values()
    assert (closing.reopened_by, closing.reopened_for) == ("mikkel", "Somebody else came forward.")
    assert closing.reopened is not None
    assert reopened(case_of(saved), "Again.", by="dana", at=SATURDAY).closings["z-0001"].reopened_for == "Again."


def test_who_does_not_say_why_leaves_it_closed(coc: Coc, saved: CaseFolder) -> None:
    close(saved)
    coc("review", "7K3QX", handle="mikkel", replies=Script(recusal=READ, case=[Answer("reopen"), STOP], reopen=Back()))
    (closing,) = case_of(saved).closings.values()
    assert closing.reopened is None


def test_retaliation_is_a_report_of_its_own_linked_with_the_first(
    coc: Coc, saved: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def another(_: Any) -> Case:
        return a_saved_case(saved, SATURDAY, id="2031-AAAAA").record

    monkeypatch.setattr("cocreport.cli.taking.from_a_person", another)
    script = Choosing({"step": "Somebody is bothered"}, recusal=READ, case=[Answer("more"), STOP])
    coc("review", "7K3QX", handle="mikkel", replies=script)
    (link,) = case_of(saved).links.values()
    assert (link.case, link.kind) == ("2031-AAAAA", "retaliation in")


def test_what_somebody_else_changed_meanwhile_is_said_and_nothing_is_lost(coc: Coc, saved: CaseFolder) -> None:
    def meanwhile(prompt: Prompt) -> Reply:
        if prompt.slot == "meeting-acting" and not case_of(saved).notes:
            note: dict[str, Tree] = {"at": "2031-05-10T08:30+02:00", "by": "dana", "text": "Seen."}
            saved.amend(ID, lambda now: put(now, "notes/n-0001", note), at=SATURDAY, by="dana")
        return script(prompt)

    script = Script(recusal=READ, case=[Answer("next"), STOP])
    ended = coc("review", "7K3QX", handle="mikkel", replies=meanwhile)
    assert case_of(saved).meetings
    assert case_of(saved).notes
    assert "Somebody else changed this case meanwhile, at: notes" in ended.err


def test_where_both_changed_the_same_answer_the_first_stands_and_the_second_is_kept(
    coc: Coc, saved: CaseFolder
) -> None:
    coc("review", "7K3QX", handle="mikkel", replies=Script(recusal=READ, case=[Answer("next"), STOP]))
    (key,) = case_of(saved).meetings

    def meanwhile(prompt: Prompt) -> Reply:
        if prompt.slot == "meeting-happened":
            at = f"meetings/{key}/happened"
            saved.amend(ID, lambda now: put(now, at, "Dana's words."), at=SATURDAY, by="dana")
            return Answer("My words.")
        return script(prompt)

    script = Choosing({"step": "Meet"}, case=[Answer("change"), STOP])
    ended = coc("review", "7K3QX", handle="mikkel", replies=meanwhile)
    assert case_of(saved).meetings[key].happened == "Dana's words."
    assert ended.asker
    assert any("theirs stands" in told for told in ended.asker.told)
    assert saved.drafts() == [ID]


def test_answers_out_of_a_file_need_a_case(coc: Coc, folder: CaseFolder) -> None:
    assert coc("review", "--answers", folder.root / "x.yaml", handle="mikkel").code == ExitCode.USAGE


@pytest.mark.parametrize(
    ("step", "code"),
    [
        ("{step: nothing, answers: {}}", ExitCode.INVALID_DATA),
        ("{step: appeal-decided, answers: {}}", ExitCode.NOT_PERMITTED),
        ("{step: hearing, about: 2, answers: {}}", ExitCode.NOT_PERMITTED),
        ("{step: closing, answers: {closing-reason: Enough.}}", ExitCode.NOT_PERMITTED),
        ("{step: hearing, about: 1, answers: {hearing-ended: not identified}}", ExitCode.DONE),
    ],
)
def test_a_file_takes_its_steps_or_says_which_one_cannot_be_taken(
    coc: Coc, saved: CaseFolder, step: str, code: ExitCode
) -> None:
    file = saved.root.parent / "steps.yaml"
    file.write_text(f"schema: 1\nsteps:\n  - {step}\n")
    ended = coc("review", "7K3QX", "--answers", file, handle="mikkel")
    assert ended.code == code


def test_a_session_of_a_step_is_theirs_alone(folder: CaseFolder, clock: Clock, draw: Draw) -> None:
    before = a_saved_case(folder, clock())
    desk = a_desk(folder.root, clock, draw)
    assert put_aside.begun_by(desk, ID, "mikkel") is None
    procedure = folder.procedure(before.record.procedure)
    at: datetime = SATURDAY
    session = review_of(before.record, before.revision, procedure, "meeting", {}, by="mikkel", at=at)
    folder.keep_draft(ID, session)
    assert put_aside.begun_by(desk, ID, "mikkel") is not None
    assert put_aside.begun_by(desk, ID, "dana") is None
    with pytest.raises(ChangedMeanwhileError):
        put_aside.refuse_two(desk, ID)
    assert sitting.fresh(desk, before.record, next(one for one in procedure.steps if one.id == "gaps"), {}) == {}


def test_what_has_to_wait_is_not_offered_once_more_either(coc: Coc, saved: CaseFolder) -> None:
    script = Script(recusal=READ, case=[Answer("more"), STOP])
    coc("review", "7K3QX", handle="mikkel", replies=script)
    offered = script.options("step")
    assert "There was another meeting" in offered
    assert not any(line.startswith("Something else follows") for line in offered)
    assert not case_of(saved).decisions


def test_who_took_the_wrong_step_goes_back_to_the_page_and_nothing_is_kept_of_it(coc: Coc, saved: CaseFolder) -> None:
    script = Script(recusal=READ, case=[Answer("next"), STOP], meeting_at=Back())
    ended = coc("review", "7K3QX", handle="mikkel", replies=script)
    assert (ended.code, [prompt.slot for prompt in script.seen][-2:]) == (0, ["meeting-at", "case"])
    assert saved.drafts() == []


def test_who_is_kept_out_while_they_work_on_a_case_sees_no_more_of_it(coc: Coc, saved: CaseFolder) -> None:
    def kept_out(prompt: Prompt) -> Reply:
        if prompt.slot == "meeting-at":
            saved.amend(ID, lambda case: case.model_copy(update={"excluded": ("mikkel",)}), at=SATURDAY, by="dana")
            return Back()
        return Answer("next") if prompt.slot == "case" else READ

    ended = coc("review", ID, handle="mikkel", replies=kept_out)
    assert (ended.code, ended.slots.count("case")) == (0, 1)


def test_a_closed_case_of_which_nothing_is_owed_offers_no_step(coc: Coc, tmp_path: Path) -> None:
    there = shutil.copytree(EXAMPLE, tmp_path / "pyriver")
    case_id = next(path.stem for path in sorted((there / "cases").iterdir()) if "closings:" in path.read_text("utf-8"))
    script = Script(recusal=READ)
    ended = coc.bare("--folder", there, "--as", "dana", "review", case_id, replies=script)
    assert ended.code == 0
    values = [option.value for option in script.seen[-1].options]
    assert ("reopen" in values, "next" in values, "waiting" in values) == (True, False, False)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"report": "r-7K3Q"}, "Sam Idowu"),
        ({"report": "r-9XYZ"}, ""),
        ({"task": "k-0001"}, "Look at the seating plan of the dinner i …"),
        ({"task": "k-0002"}, "Short"),
    ],
)
def test_a_step_says_what_it_is_about(keys: dict[str, str], said: str) -> None:
    people = {"p-0001": {"parts": ["reporter"], "name": "Sam Idowu"}}
    tasks = {
        "k-0001": {"what": "Look at the seating plan of the dinner in the hall"},
        "k-0002": {"what": "Short\nMore"},
    }
    reports = {"r-7K3Q": {**WRITTEN, "reporter": "p-0001"}, "r-9XYZ": WRITTEN}
    assert whom(a_case(people=people, reports=reports, tasks=tasks), keys).startswith(said)
