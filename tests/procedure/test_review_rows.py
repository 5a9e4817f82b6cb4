"""The rows of the review, each shown by a case that is led from its report to its end."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.building import a_folder, repeatable_draw

from cocreport.cli import sitting, taking
from cocreport.cli.desk import Desk, Options
from cocreport.errors import InvalidDataError, NotPermittedError
from cocreport.model.case import Case
from cocreport.model.decisions import Decision
from cocreport.model.outcome import decision_about, is_in_force
from cocreport.notation.write import write
from cocreport.procedure.agenda import agenda, in_the_way
from cocreport.procedure.load import bundled

NOW = datetime(2031, 5, 11, 15, tzinfo=UTC)
SUNDAY = date(2031, 5, 11)
EVENT_ENDS = date(2031, 5, 11)
ANSWERS = Path(__file__).parents[2] / "examples" / "answers"
ACTIONS = {one.id: one for one in bundled("workshop-1").actions}

MET = {
    "meeting-at": "2031-05-10T18:30+02:00",
    "meeting-present": ["mikkel", "tomasz"],
    "meeting-happened": "Crude messages.",
    "meeting-acting": "yes",
}
FOREWARNED = {"reporter-told-how": "told"}
TOLD = {
    "may-be-told": "That messages were sent.",
    "reported-told-how": "told",
    "reported-told-at": "2031-05-11T10:00+02:00",
    "reported-told-by": "mikkel",
    "reported-told-second": "dana",
    "reported-told-words": "We received a report.",
}
HEARD = {
    "hearing-ended": "heard",
    "hearing-at": "2031-05-11T10:10+02:00",
    "hearing-by": "mikkel",
    "hearing-side": "It was a joke.\nI stop.\n",
}
DECIDED = {"stands": "yes", "finding-upheld": "violation", "reasons": "The messages are there.", "decided-by": ["dana"]}
WARNED = {"action": "warning", "action-from": "2031-05-11"}
INFORMED = {"informed-how": "in writing", "informed-by": "mikkel", "informed-words": "You are warned."}
TO_THE_DECISION = (
    ("meeting", MET),
    ("reporter-told", FOREWARNED),
    ("reported-told", TOLD),
    ("hearing", HEARD),
    ("standing", DECIDED),
)


class Coordinator:
    """Takes steps in one case, each out of a file of its own."""

    def __init__(self, root: Path) -> None:
        a_folder(root, repeatable_draw())
        self.now = NOW
        self.desk = Desk(
            Options(folder=root, handle="mikkel"),
            clock=lambda: self.now,
            draw=repeatable_draw(),
            environ={"COC_HOME": str(root.parent)},
        )
        self.id = taking.from_file(self.desk, ANSWERS / "s5-withdrawn-unprompted.yaml").id
        self.file = root.parent / "step.yaml"

    @property
    def case(self) -> Case:
        return self.desk.read(self.id).record

    @property
    def person(self) -> str:
        return next(key for key, one in self.case.people.items() if "reported" in one.parts)

    @property
    def decision(self) -> tuple[str, Decision]:
        found = decision_about(self.case, self.person)
        assert found
        return found

    def take(self, step: str, answers: Mapping[str, Any], **more: Any) -> Case:
        tree: dict[str, Any] = {"schema": "1", "steps": [{"step": step, **more, "answers": dict(answers)}]}
        self.file.write_bytes(write(tree))
        return sitting.from_file(self.desk, self.desk.read(self.id), self.file, by="mikkel").record

    def decide(self) -> None:
        for step, answers in TO_THE_DECISION:
            self.take(step, answers)

    def owes(self, step: str) -> bool:
        duties = agenda(self.case, bundled("workshop-1"), self.desk.team, self.desk.event)
        return any(one.step == step and not one.is_done for one in duties)


@pytest.fixture
def coordinator(tmp_path: Path) -> Coordinator:
    return Coordinator(tmp_path / "pyriver")


# The meeting


def test_the_meeting_says_whether_the_team_acts_and_a_no_has_its_reason(coordinator: Coordinator) -> None:
    coordinator.take("meeting", {**MET, "meeting-acting": "no", "meeting-why-not": "It is not ours to decide."})
    (meeting,) = coordinator.case.meetings.values()
    assert (meeting.acting, meeting.reason) == ("no", "It is not ours to decide.")
    assert not coordinator.owes("hearing")


def test_each_task_has_a_person_and_a_time_and_is_owed_until_it_is_done(coordinator: Coordinator) -> None:
    coordinator.take("meeting", MET)
    task = {"task-what": "Look at the messages", "task-who": "ines", "task-due": "2031-05-11T18:00+02:00"}
    coordinator.take("tasks", task)
    (kept,) = coordinator.case.tasks.values()
    assert (kept.what, kept.who) == ("Look at the messages", "ines")
    assert kept.due is not None
    assert coordinator.owes("task-done")
    coordinator.take("task-done", {"task-state": "done"})
    assert not coordinator.owes("task-done")


# The reported person


def test_nobody_is_spoken_to_about_a_report_before_the_meeting(coordinator: Coordinator) -> None:
    with pytest.raises(NotPermittedError):
        coordinator.take("reported-told", TOLD)
    coordinator.take("meeting", MET)
    coordinator.take("reported-told", TOLD)
    assert coordinator.case.hearings


def test_what_was_reported_is_told_by_one_person_while_a_second_listens(coordinator: Coordinator) -> None:
    coordinator.take("meeting", MET)
    coordinator.take("reported-told", TOLD)
    (hearing,) = coordinator.case.hearings.values()
    assert hearing.told
    assert (hearing.told.by, hearing.told.second, hearing.told.words) == ("mikkel", "dana", "We received a report.")
    assert hearing.may_be_told == "That messages were sent."


def test_their_side_is_kept_word_for_word(coordinator: Coordinator) -> None:
    for step, answers in TO_THE_DECISION[:4]:
        coordinator.take(step, answers)
    (hearing,) = coordinator.case.hearings.values()
    assert hearing.side == "It was a joke.\nI stop.\n"


def test_whether_the_report_stands_is_decided_only_after_the_hearing_ended(coordinator: Coordinator) -> None:
    for step, answers in TO_THE_DECISION[:3]:
        coordinator.take(step, answers)
    with pytest.raises(NotPermittedError):
        coordinator.take("standing", DECIDED)
    coordinator.take("hearing", HEARD)
    coordinator.take("standing", DECIDED)
    _, decision = coordinator.decision
    assert (decision.stands, decision.finding) == ("yes", "violation")


def test_without_their_side_a_decision_is_provisional_and_has_a_day_to_look_again(coordinator: Coordinator) -> None:
    for step, answers in TO_THE_DECISION[:3]:
        coordinator.take(step, answers)
    coordinator.take("hearing", {"hearing-ended": "contact unsafe"})
    with pytest.raises(NotPermittedError):
        coordinator.take("standing", DECIDED)
    coordinator.take("standing", {**DECIDED, "decision-review": "2031-05-25"})
    assert coordinator.decision[1].review == date(2031, 5, 25)


def test_if_it_stands_they_are_told_what_follows_and_it_is_owed_until_then(coordinator: Coordinator) -> None:
    coordinator.decide()
    coordinator.take("actions", WARNED)
    assert coordinator.owes("reported-informed")
    coordinator.take("reported-informed", INFORMED)
    assert not coordinator.owes("reported-informed")
    told = coordinator.decision[1].told
    assert told
    assert told.words == "You are warned."


def test_a_measure_for_safety_may_come_first_with_its_reason_and_is_looked_at_by_another(
    coordinator: Coordinator,
) -> None:
    measure = {
        "measure-what": "No access to the chat.",
        "measure-reason": "The messages went on.",
        "measure-at": "2031-05-10T18:20+02:00",
        "measure-by": ["tomasz"],
    }
    coordinator.take("safety-measure", measure, again="yes")
    assert coordinator.owes("measure-review")
    coordinator.take("measure-review", {"measure-outcome": "stays", "measure-reviewed-by": "dana"})
    (kept,) = coordinator.case.measures.values()
    assert (kept.reason, kept.reviewed_by, kept.outcome) == ("The messages went on.", "dana", "stays")
    assert not coordinator.case.decisions


# What follows


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_each_action_of_the_list_can_be_chosen(coordinator: Coordinator, action: str) -> None:
    coordinator.decide()
    lasts = ACTIONS[action].lasts[:1]
    chosen = {"action": action, "action-from": "2031-05-11", **({"action-lasts": lasts[0]} if lasts else {})}
    coordinator.take("actions", chosen)
    key, decision = coordinator.decision
    (sanction,) = decision.sanctions.values()
    assert sanction.action == action
    assert is_in_force(coordinator.case, key, sanction, on=SUNDAY, event_ends=EVENT_ENDS)


@pytest.mark.parametrize("action", ["no-volunteering", "ban"])
def test_one_for_a_stated_time_holds_on_its_last_day_and_not_after_it(coordinator: Coordinator, action: str) -> None:
    coordinator.decide()
    until = {"action-lasts": "until a day", "action-until": "2032-05-10"}
    coordinator.take("actions", {"action": action, "action-from": "2031-05-11", **until})
    key, decision = coordinator.decision
    (sanction,) = decision.sanctions.values()
    last = date(2032, 5, 10)
    assert is_in_force(coordinator.case, key, sanction, on=last, event_ends=EVENT_ENDS)
    assert not is_in_force(coordinator.case, key, sanction, on=last + timedelta(1), event_ends=EVENT_ENDS)


@pytest.mark.parametrize("action", ["no-volunteering", "ban"])
def test_one_without_an_end_holds_for_good(coordinator: Coordinator, action: str) -> None:
    coordinator.decide()
    coordinator.take("actions", {"action": action, "action-from": "2031-05-11", "action-lasts": "without end"})
    key, decision = coordinator.decision
    (sanction,) = decision.sanctions.values()
    assert is_in_force(coordinator.case, key, sanction, on=date(2099, 1, 1), event_ends=EVENT_ENDS)


def test_several_can_be_chosen_and_others_written_in(coordinator: Coordinator) -> None:
    coordinator.decide()
    own = {"action.2": "other", "action-own.2": "No microphone in the panel.", "action-from.2": "2031-05-11"}
    coordinator.take("actions", {**WARNED, "actions.again": "yes", **own})
    chosen = [(one.action, one.own) for one in coordinator.decision[1].sanctions.values()]
    assert chosen == [("warning", None), ("other", "No microphone in the panel.")]


def test_one_that_ends_before_it_begins_is_refused(coordinator: Coordinator) -> None:
    coordinator.decide()
    backwards = {"action": "ban", "action-from": "2031-05-11", "action-lasts": "until a day"}
    with pytest.raises(InvalidDataError, match="The last day is before the first"):
        coordinator.take("actions", {**backwards, "action-until": "2031-05-01"})


# Appeal


def test_the_place_to_appeal_is_named_with_its_last_day(coordinator: Coordinator) -> None:
    coordinator.decide()
    coordinator.take("appeal", {"appeal-to": "River Python Association", "appeal-until": "2031-06-10"})
    _, decision = coordinator.decision
    assert (decision.appeal_to, decision.appeal_until) == ("River Python Association", date(2031, 6, 10))


def test_while_an_appeal_is_open_everything_holds_and_the_first_decision_stays_readable(
    coordinator: Coordinator,
) -> None:
    coordinator.decide()
    coordinator.take("actions", WARNED)
    coordinator.take("appeal-filed", {"appeal-at": "2031-05-11T16:30+02:00", "appeal-words": "No."}, again="yes")
    key, decision = coordinator.decision
    (sanction,) = decision.sanctions.values()
    assert is_in_force(coordinator.case, key, sanction, on=SUNDAY, event_ends=EVENT_ENDS)
    coordinator.take("appeal-decided", {"appeal-by": ["ruth"], "appeal-outcome": "overturned"})
    assert not is_in_force(coordinator.case, key, sanction, on=SUNDAY, event_ends=EVENT_ENDS)
    assert coordinator.case.decisions[key].reasons == "The messages are there."


# In public


def test_those_who_knew_are_told_and_given_the_contact_address(coordinator: Coordinator) -> None:
    coordinator.take("meeting", MET)
    told = {
        "knew-who": "The people at table 6",
        "knew-words": "It was against our rules, and the team has acted.",
        "knew-contact": "given",
        "knew-by": "ines",
    }
    coordinator.take("those-who-knew", told)
    (one,) = coordinator.case.informed.values()
    assert (one.who, one.words, one.contact, one.by) == (*list(told.values())[:2], "given", "ines")


ANNOUNCED = {
    "announcement-text": "We are sorry that this happened. We have acted.",
    "announcement-sorry": "at the beginning",
    "announcement-channel": "on stage",
    "announcement-authority": "dana",
    "announcement-by": "mikkel",
    "announcement-at": "2031-05-11T09:00+02:00",
}


def test_an_announcement_is_kept_with_its_words_its_way_and_that_it_says_sorry(coordinator: Coordinator) -> None:
    coordinator.take("meeting", MET)
    coordinator.take("announcements", ANNOUNCED)
    (one,) = coordinator.case.announcements.values()
    assert (one.text, one.sorry, one.channel) == (ANNOUNCED["announcement-text"], "at the beginning", "on stage")
    assert (one.authority, one.by) == ("dana", "mikkel")


def test_nobody_but_the_organizer_lets_somebody_speak_in_public(coordinator: Coordinator) -> None:
    coordinator.take("meeting", MET)
    without = {name: value for name, value in ANNOUNCED.items() if name != "announcement-authority"}
    with pytest.raises(NotPermittedError, match="organizer"):
        coordinator.take("announcements", without)


def test_a_name_in_a_public_text_is_pointed_out(coordinator: Coordinator, capsys: pytest.CaptureFixture[str]) -> None:
    coordinator.take("meeting", MET)
    coordinator.take("announcements", {**ANNOUNCED, "announcement-text": "Kit Larsen was warned."})
    said = " ".join(capsys.readouterr().err.split())
    assert f"people/{coordinator.person}/name" in said
    assert "Larsen" not in said


def test_what_comes_in_at_the_contact_address_is_kept_with_what_was_done(coordinator: Coordinator) -> None:
    came = {"incoming-what": "It still bothers me.", "incoming-done": "Ines wrote back.", "incoming-by": "ines"}
    coordinator.take("hard-feelings", came, again="yes")
    (one,) = coordinator.case.incoming.values()
    assert (one.what, one.done, one.by) == ("It still bothers me.", "Ines wrote back.", "ines")


# The end


def test_a_case_is_closed_only_when_nothing_is_owed(coordinator: Coordinator) -> None:
    close = {"closing-reason": "Enough.", "closing-by": "mikkel"}
    with pytest.raises(NotPermittedError, match="Something is still owed"):
        coordinator.take("closing", close)
    assert in_the_way(agenda(coordinator.case, bundled("workshop-1"), coordinator.desk.team, coordinator.desk.event))


def test_what_was_said_unasked_is_kept_and_takes_nothing_away(coordinator: Coordinator) -> None:
    words = {"withdrawal-words": "Please drop it.", "withdrawal-raised-by": "the reporter, unasked"}
    before = coordinator.case
    coordinator.take("withdrawal", {**words, "withdrawal-to": "tomasz"}, again="yes")
    (one,) = coordinator.case.withdrawals.values()
    assert (one.words, one.raised_by, one.to) == ("Please drop it.", "the reporter, unasked", "tomasz")
    assert coordinator.case.reports == before.reports
    assert coordinator.owes("meeting")
