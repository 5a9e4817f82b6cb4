"""Each row of docs/procedure.md that can be shown: by a walk with answers, by the guide, or by what is owed."""

import copy
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from tests.building import a_desk, a_folder, a_team, an_event
from tests.procedure.talk import HERE, NOTE, NOW, spoken, talk, workshop
from typer.testing import CliRunner

from cocreport.cli import changing, taking
from cocreport.cli.app import application
from cocreport.cli.desk import Desk
from cocreport.cli.examine import examine
from cocreport.clock import Clock
from cocreport.model.address import get
from cocreport.model.case import Case
from cocreport.model.document import BadFileError
from cocreport.model.keys import Draw
from cocreport.model.spellings import spell_moment
from cocreport.notation.read import read
from cocreport.notation.tree import Tree
from cocreport.notation.write import write
from cocreport.procedure.agenda import agenda
from cocreport.procedure.duty import Duty, standing
from cocreport.procedure.load import bundled_bytes, load_procedure
from cocreport.procedure.rules import FIXED_ORDER
from cocreport.procedure.spec import Action, Choice, Never, Question, Step

FOUND = {
    **HERE,
    "danger": "yes",
    "summoned-who": "police",
    "summoned-at": "2031-05-09T21:43+02:00",
    "summoned-wish": "decided by staff",
    "summoned-by": "ruth",
}
WITHDRAWING = r"withdr[ae]w|tak(e|ing|en) (it|this|the report|that) back|\bdrop (it|this|the)\b|never ?mind"
ADVICE = r"what should (we|be|happen)|\byour (advice|opinion)|what would you do|how would you (handle|deal)"
POLICE = re.compile("police|security", re.IGNORECASE)
PENALTIES = r"penalt|punish|sanction|what would you (like|want) to happen|\bfair\b"


@pytest.fixture
def desk(root: Path, clock: Clock, draw: Draw) -> Desk:
    a_folder(root, draw)
    return a_desk(root, clock, draw, "ines")


@pytest.fixture
def guide(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> "Guide":
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "2000")
    return Guide()


class Guide:
    """What ``coc guide`` prints, each text on a line of its own."""

    def __call__(self, *words: str) -> str:
        return self._printed(words)

    @staticmethod
    @cache
    def _printed(words: tuple[str, ...]) -> str:
        shown = CliRunner().invoke(application(), ["guide", *words], prog_name="coc")
        assert shown.exit_code == 0
        return "\n".join(line.rstrip() for line in shown.stdout.splitlines())


def step(name: str) -> Step:
    return next(one for one in workshop().steps if one.id == name)


def action(name: str) -> Action:
    return next(one for one in workshop().actions if one.id == name)


def choices(question: Question) -> dict[str, Choice]:
    return {choice.value: choice for choice in question.choices}


def duty(case: Case, name: str) -> Duty:
    return next(one for one in agenda(case, workshop(), a_team()) if one.step == name)


def nevers(row: int) -> list[Never]:
    return [never for one in workshop().steps for never in one.never if row in never.rows]


def missing(desk: Desk) -> set[str]:
    """Return the last names of the addresses at which ``coc check`` misses something."""
    return {re.split("[/, ]+", one.where)[-1] for one in examine(desk, None) if one.weight == "missing"}


# Know before you start


@pytest.mark.parametrize(("row", "place"), [(1, "code_of_conduct"), (2, "reporting_guide")])
def test_a_text_that_has_to_be_at_hand_is_set_up_once_and_missed_until_then(
    desk: Desk, clock: Clock, draw: Draw, row: int, place: str
) -> None:
    assert place in missing(desk)
    desk.folder.put_event(an_event(**{place: "https://pyriver.example/conduct"}))
    again = a_desk(desk.folder.root, clock, draw)
    assert place not in missing(again)
    assert row in step("at-hand").rows


def test_the_guide_reminds_staff_of_both_texts(guide: Guide) -> None:
    said = guide("at-hand", "--staff")
    assert "Code of Conduct" in said
    assert "The page on reporting that attendees were given" in said


# The report


def test_the_account_begins_with_who_writes_it_and_the_reporter_comes_first() -> None:
    found = talk(HERE)
    assert found.slots[found.slots.index("account") - 1] == "wording"
    ways = [option.value for option in found.prompt("wording").options]
    assert ways == ["typed by the reporter", "written by the reporter", "transcribed"]


@pytest.mark.parametrize(("answers", "account"), [(HERE, "account"), (NOTE, "account-written")])
def test_nothing_about_what_happened_is_asked_before_the_account(answers: dict[str, str], account: str) -> None:
    asked = talk(answers).slots
    facts = ("reported-name", "place", "occurred-said", "behaviour", "circumstances", "others")
    assert all(asked.index(account) < asked.index(name) for name in facts if name in asked)


def test_what_the_reporter_wrote_is_kept_letter_for_letter_and_so_is_where_the_original_lies() -> None:
    words = "He said  it twice.\n\n\tAnd then…  \n"
    found = talk({**NOTE, "account-written": words, "original": "In the locked drawer."})
    assert found.report.account == words
    assert found.report.wording == "written by the reporter"
    assert found.report.original == "In the locked drawer."


@pytest.mark.parametrize(
    ("presence", "account", "briefing"),
    [
        ("here", "account", "own-words"),
        ("on the phone", "account", "own-words"),
        ("gone", "account-told", "told-words"),
    ],
)
def test_what_is_told_is_transcribed_and_marked_as_such(presence: str, account: str, briefing: str) -> None:
    found = talk({**HERE, **NOTE, "presence": presence, account: "It was loud, she says."})
    assert (found.report.wording, found.report.account) == ("transcribed", "It was loud, she says.")
    assert "in their words" in (step(briefing).brief or "")


@pytest.mark.parametrize(
    "told", [{"reported-name": "Gil"}, {"reported-badge": "117"}, {"reported-looks": "A man with a hat"}]
)
def test_any_one_thing_is_enough_to_say_who_did_it(told: dict[str, str]) -> None:
    (person,) = [one for one in talk({**HERE, **told}).case.people.values() if "reported" in one.parts]
    assert [person.name, person.badge, person.looks].count(None) == 2


def test_name_badge_looks_and_role_stand_on_one_sheet_and_one_of_them_is_enough() -> None:
    sheet = talk(HERE).prompt("who.sheet")
    lines = [option.value for option in sheet.options]
    assert lines == ["reported-name", "reported-badge", "reported-looks", "reported-role", "who.again", "go on"]
    assert "One of these is enough" in sheet.ask


def test_the_behaviour_is_asked_for_in_neutral_words_and_held_against_the_code() -> None:
    found = talk({**HERE, "behaviour": "Told sexual jokes.", "rule": "sexual remarks or images"})
    assert (found.report.behaviour, found.report.rule) == ("Told sexual jokes.", "sexual remarks or images")
    assert "No names, no judgement" in found.prompt("behaviour").hint


def test_the_time_is_kept_as_it_was_said_beside_the_reading_of_staff() -> None:
    found = talk(
        {**NOTE, "occurred-said": "Friday evening, during dinner", "occurred-from": "2031-05-09T19:00+02:00"},
    )
    occurred = found.report.occurred
    assert occurred is not None
    assert occurred.said == "Friday evening, during dinner"
    assert occurred.from_ is not None
    assert spell_moment(occurred.from_) == "2031-05-09T19:00+02:00"
    assert occurred.until is None


def test_the_time_of_the_report_is_recorded_beside_the_time_of_what_happened() -> None:
    found = talk({**HERE, "occurred-from": "2031-05-09T19:00+02:00"})
    assert found.report.received == NOW
    assert found.report.occurred is not None
    assert found.report.occurred.from_ != found.report.received


def test_a_note_has_the_time_at_which_it_was_found_and_not_that_of_typing() -> None:
    assert spell_moment(talk(NOTE).report.received) == "2031-05-10T08:05+02:00"
    assert not talk(HERE).case.unanswered.keys() & {"received"}
    assert "received" not in talk(HERE).slots


def test_circumstances_and_other_people_are_recorded() -> None:
    found = talk({**HERE, "circumstances": "The dinner.", "others": "Two people left."})
    assert (found.report.circumstances, found.report.others) == ("The dinner.", "Two people left.")


@pytest.mark.parametrize("reason", ["unknown", "declined", "later", "none"])
def test_a_missing_piece_is_recorded_as_missing_with_the_reason(reason: str) -> None:
    found = talk(HERE, skip=reason)
    assert get(found.case, found.address("circumstances")) is None
    assert found.case.unanswered[found.address("circumstances")] == reason


def test_not_asked_is_told_apart_from_not_answered_and_from_answered() -> None:
    found = talk({**HERE, "circumstances": "The dinner."})
    assert found.address("circumstances") not in found.case.unanswered
    assert found.address("behaviour") in found.case.unanswered
    assert found.address("channel") not in found.case.unanswered
    assert get(found.case, found.address("channel")) is None


def test_a_report_is_saved_with_every_piece_missing_that_can_be() -> None:
    found = talk(HERE)
    assert found.report.account is None
    assert found.case.unanswered[found.address("account")] == "unknown"
    at_the_desk = [one for step in workshop().steps if step.part != "review" for one in step.questions]
    assert [one.id for one in at_the_desk if not one.skips] == [
        "danger", "presence", "wording", "received"
    ]  # fmt: skip


# The first response


def test_the_first_response_is_prepared_and_comes_before_the_account() -> None:
    asked = talk({**HERE, "friend": "accepted"}).slots
    first = ["private-place", "friend", "friend-who", "fetch-friend", "help"]
    assert [name for name in asked if name in first] == first
    assert asked.index("help") < asked.index("wording")


def test_the_first_response_is_recorded_with_its_time_and_owed_while_something_is_open() -> None:
    answers = {**HERE, "private-place": "accepted", "friend": "not yet", "help": "Water.", "contact-list": "done"}
    open_ = talk(answers)
    place = open_.response.checklist["private-place"]
    assert (place.state, place.at) == ("accepted", NOW)
    assert not duty(open_.case, "first-response").is_done
    assert duty(talk({**answers, "friend": "declined"}).case, "first-response").is_done


def test_the_guide_says_that_these_minutes_set_the_tone(guide: Guide) -> None:
    assert "set the tone" in guide("first-response", "--staff")


def test_what_comes_next_depends_on_how_grave_it_is_and_who_is_there() -> None:
    assert talk(HERE).slots[0] == "danger"
    assert "private-place" in talk(HERE).slots
    assert "private-place-phone" in talk({**HERE, "presence": "on the phone"}).slots
    assert not {"private-place", "private-place-phone", "friend", "help"} & set(talk(NOTE).slots)


@pytest.mark.parametrize("danger", ["yes", "not sure"])
def test_danger_or_doubt_leads_to_calling_for_help_before_anything_else(danger: str) -> None:
    found = talk({**FOUND, "danger": danger})
    assert found.slots[:2] == ["danger", "summoned-who"]
    (call,) = found.response.summoned.values()
    assert (call.who, call.decided_by, call.wish) == ("police", "ruth", "decided by staff")
    assert call.at is not None
    assert duty(found.case, "help-now").is_done


def test_a_call_for_help_stays_owed_until_one_is_recorded() -> None:
    found = talk({**HERE, "danger": "not sure"})
    assert duty(found.case, "help-now").is_done  # it is on record that nobody was called
    unanswered = {name: why for name, why in found.case.unanswered.items() if "/summoned/" not in name}
    case = found.case.model_copy(update={"unanswered": unanswered})
    assert not duty(case, "help-now").is_done
    assert ("help-now", "due") in [
        (one.step, state) for one, state in standing(agenda(case, workshop(), a_team()), NOW)
    ]


def test_the_safety_of_staff_counts_too() -> None:
    assert "our own people included" in talk(HERE).prompt("danger").ask


def test_a_private_place_is_offered() -> None:
    for presence, slot in (("here", "private-place"), ("on the phone", "private-place-phone")):
        found = talk({**HERE, "presence": presence, slot: "declined"})
        assert found.response.checklist["private-place"].state == "declined"


def test_a_friend_is_offered_and_somebody_fetches_them() -> None:
    answers = {"friend": "accepted", "friend-who": "Jo, in room 2", "fetch-friend": "under way"}
    found = talk({**HERE, **answers, "fetch-friend-who": "Tomasz"})
    assert found.response.checklist["friend"].who == "Jo, in room 2"
    assert found.response.checklist["fetch-friend"].state == "under way"
    assert found.response.checklist["fetch-friend"].who == "Tomasz"
    assert "fetch-friend" not in talk({**HERE, "friend": "declined"}).slots


def test_how_can_i_help_is_asked_and_the_answer_kept_in_their_words() -> None:
    found = talk({**HERE, "help": "A glass of water."})
    assert "How can I help you" in found.prompt("help").ask
    assert found.response.checklist["help"].answer == "A glass of water."


@pytest.mark.parametrize("state", ["done", "not yet", "not needed"])
def test_handing_over_the_list_of_emergency_contacts_is_recorded(state: str) -> None:
    found = talk({**HERE, "contact-list": state})
    assert found.response.checklist["contact-list"].state == state
    assert any("list of people and numbers" in line for line in found.prompt("contact-list").say)


def test_while_everybody_is_safe_police_come_only_at_the_wish_of_the_reporter() -> None:
    found = talk({**HERE, "call-on-request": "done", "call-who": "police", "call-at": "2031-05-10T08:20+02:00"})
    (call,) = found.response.summoned.values()
    assert (call.who, call.wish) == ("police", "asked for by the reporter")
    assert step("facts").part == "after"
    assert "call-on-request" in [question.id for question in step("facts").questions]
    assert found.prompt("call-on-request").ask.startswith("Did they ask for")


def test_while_everybody_is_safe_nobody_offers_the_police() -> None:
    found = talk(HERE)
    with_reporter = [one.id for part in workshop().steps if part.part == "report" for one in part.questions]
    offered = [name for name in found.slots[1:] if name in with_reporter and POLICE.search(spoken(found.prompt(name)))]
    assert offered == []
    assert "call-on-request" not in talk(FOUND).slots


# What staff must not do


@pytest.mark.parametrize("row", [21, 22, 25, 26])
def test_what_staff_must_not_say_stands_in_the_briefing_with_why_and_what_to_say_instead(
    guide: Guide, row: int
) -> None:
    shown = guide("words", "--staff")
    assert nevers(row)
    for never in nevers(row):
        assert f"“{never.line}”" in shown
        assert f"Why: {' '.join(never.why.split())}" in shown
        assert f"Instead: {never.instead}" in shown


def test_the_briefing_says_that_it_is_coercive() -> None:
    assert [never for never in nevers(23) if "coercion" in never.why] == nevers(21) + nevers(22)


def test_the_wording_instead_takes_following_up_as_settled() -> None:
    assert [never.instead for never in nevers(24)]
    for never in nevers(24):
        assert re.search("We take it from here|We are following this up", never.instead or "")


def test_a_screen_that_the_reporter_may_see_holds_no_line_that_must_not_be_said(guide: Guide) -> None:
    for one in workshop().steps:
        shown = guide(one.id)
        assert not [never.line for never in one.never if never.line in shown]
        assert one.brief is None or one.brief not in shown


@pytest.mark.parametrize("forbidden", [WITHDRAWING, ADVICE, PENALTIES], ids=["withdrawing", "advice", "penalties"])
def test_no_question_of_any_talk_invites_it(forbidden: str) -> None:
    for answers in (HERE, NOTE, FOUND, {**HERE, "presence": "on the phone", "friend": "accepted"}):
        found = talk(answers)
        helped = [question.why or "" for question in workshop().questions().values() if question.id in found.slots]
        for text in (*map(spoken, found.prompts), *helped):
            assert not re.search(forbidden, text, re.IGNORECASE), text


@pytest.mark.parametrize(("row", "forbidden"), [(21, WITHDRAWING), (22, WITHDRAWING), (25, ADVICE), (26, PENALTIES)])
def test_the_lines_that_must_not_be_said_would_be_found(row: int, forbidden: str) -> None:
    assert all(re.search(forbidden, never.line, re.IGNORECASE) for never in nevers(row))


def test_what_they_hoped_for_is_noted_only_if_they_spoke_of_it() -> None:
    asked = talk(HERE).prompt("wishes")
    assert "unasked" in asked.ask
    assert step("facts").part == "after"
    assert "wishes" in [question.id for question in step("facts").questions]


# The meeting with the coordinator


def test_the_meeting_is_owed_at_once_after_the_report_by_the_coordinator() -> None:
    meeting = duty(talk(HERE).case, "meeting")
    assert (meeting.owner, meeting.opens, meeting.due) == ("coordinator", NOW, NOW)
    later = NOW.replace(minute=NOW.minute + 1)
    assert standing((meeting,), later) == ((meeting, "overdue"),)


def test_whoever_took_the_report_is_told_whom_to_go_to_now(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    taking.announce(desk, talk(HERE).case, as_json=False)
    assert "Next: tell Mikkel Strand, coordinator, +49 30 5550 0102 now." in capsys.readouterr().err


def test_when_they_met_who_was_there_and_what_happened_can_be_recorded(desk: Desk, tmp_path: Path) -> None:
    desk.folder.create(talk(HERE).case, at=NOW, by="ines")
    answers: dict[str, Tree] = {"meeting-at": "2031-05-10T08:30+02:00", "meeting-present": ["mikkel", "ines"]}
    file = tmp_path / "meeting.yaml"
    file.write_bytes(
        write({"schema": 1, "answers": {**answers, "meeting-happened": "As told.", "meeting-acting": "yes"}})
    )
    before = desk.read("7K3QX")
    changing.save(desk, before, changing.from_file(desk, before, file, by="mikkel"), by="mikkel")
    case = desk.read("7K3QX").record
    (meeting,) = case.meetings.values()
    assert (meeting.present, meeting.happened) == (("mikkel", "ines"), "As told.")
    assert duty(case, "meeting").is_done


def test_the_guide_asks_the_meeting_what_is_done_by_whom_and_when(guide: Guide) -> None:
    shown = guide("meeting", "--staff")
    assert "Is the team doing something about it?" in shown
    assert "Who does each of these things?" in shown
    assert "When? A time for each" in shown


# The reported person


def test_the_guide_has_one_person_talk_after_the_meeting_and_say_what_was_reported(guide: Guide) -> None:
    shown = guide("reported-told", "--staff")
    assert "One person on the team does the talking, never before the meeting with the coordinator" in shown
    assert "Tell them what they are reported to have done" in shown
    assert "met" in step("reported-told").needs


def test_the_guide_has_their_side_heard_then_the_decision_then_the_news(guide: Guide) -> None:
    assert "Write down what they say as they say it" in guide("hearing", "--staff")
    assert "After both sides, and not earlier" in guide("standing", "--staff")
    assert "what was found, what follows" in guide("reported-informed", "--staff")


@pytest.mark.parametrize(("earlier", "later"), list(pairwise(FIXED_ORDER)))
def test_no_procedure_can_change_the_order_from_the_meeting_to_the_announcement(earlier: str, later: str) -> None:
    tree = copy.deepcopy(read(bundled_bytes("workshop"), file="workshop.yaml"))
    steps = tree["steps"]
    assert isinstance(steps, list)
    names = [one["id"] for one in steps if isinstance(one, dict)]
    first, second = names.index(earlier), names.index(later)
    steps[first], steps[second] = steps[second], steps[first]
    with pytest.raises(BadFileError, match="not in their order"):
        load_procedure(write(tree), file="own.yaml")


def test_the_guide_knows_a_measure_that_cannot_wait_and_asks_for_the_reason(guide: Guide) -> None:
    shown = guide("safety-measure", "--staff")
    assert "provisional, what made it urgent, and who decided" in shown


# The actions to choose from


@pytest.mark.parametrize(
    ("row", "name", "words"),
    [
        (38, "warning", "this ends now"),
        (39, "warning", "one more report brings sanctions"),
        (40, "no-contact", "No dealings with the person who reported"),
        (41, "keep-distance", "Keep away from the person who reported"),
        (42, "end-duties", "All duties as a volunteer at this event end now"),
        (43, "end-privileges", "What came with these duties ends as well"),
        (44, "no-volunteering", "No volunteering at our future events"),
        (45, "no-volunteering", "until a day that is written down"),
        (46, "leave", "stay away until the event is over"),
        (47, "ban", "Ban from our future events"),
        (48, "ban", "until a day that is written down"),
        (49, "publish", "ask that they give up their office"),
        (50, "publish", "people who have no office to act from"),
        (51, "publish", "refuses to stand aside"),
        (52, "publish", "Staff seldom gain by it"),
    ],
)
def test_the_guide_offers_each_action_with_its_note(guide: Guide, row: int, name: str, words: str) -> None:
    assert row in action(name).rows
    offered = f"{action(name).label} {action(name).note}"
    assert words in offered
    assert offered in " ".join(guide("actions", "--staff").split())


@pytest.mark.parametrize(("name", "lasts"), [("no-volunteering", (44, 45)), ("ban", (47, 48))])
def test_what_holds_in_future_has_no_end_or_ends_on_a_day(name: str, lasts: tuple[int, int]) -> None:
    assert action(name).lasts == ("without end", "until a day")
    assert action(name).rows == lasts


@pytest.mark.parametrize("name", ["no-contact", "keep-distance", "end-duties", "end-privileges", "leave"])
def test_what_holds_for_this_event_ends_with_it(name: str) -> None:
    assert action(name).lasts == ("this event",)


def test_the_guide_lets_several_be_chosen_and_others_be_written_in(guide: Guide) -> None:
    shown = guide("actions", "--staff")
    assert "Several things can be chosen together, and what is not on the list can be written in." in shown


# Appeal, apology, in public, origin


def test_the_guide_names_the_place_to_appeal_and_what_holds_in_the_meantime(guide: Guide, desk: Desk) -> None:
    shown = guide("appeal", "--staff")
    assert "If there is a place to appeal, name it" in shown
    assert "Until they have answered, what we decided holds." in shown
    assert "appeal" in missing(desk)


def test_an_apology_is_not_encouraged_anywhere(guide: Guide) -> None:
    (never,) = step("apology").never
    assert never.why
    assert never.instead
    assert "Do not suggest an apology" in guide("apology", "--staff")
    for one in workshop().steps:
        assert not re.search("apolog|say sorry", guide(one.id).removeprefix(step("apology").title), re.IGNORECASE)


def test_the_guide_has_those_who_knew_learn_two_things_and_no_details(guide: Guide) -> None:
    shown = guide("those-who-knew", "--staff")
    assert "What was said and done in front of others belongs in the record" in shown
    assert "“What you saw, or heard of, goes against our rules, and the team has acted.”" in shown
    assert "No names, nobody's affairs" in shown
    assert "leave the details out altogether" in shown


def test_the_guide_leaves_announcements_to_the_organizer_and_begins_them_with_being_sorry(guide: Guide) -> None:
    shown = guide("announcements", "--staff")
    assert "there may be none, one or several" in shown
    assert "Only the organizer speaks, or somebody the organizer has named for it" in shown
    assert step("announcements").owner == "organizer"
    assert step("announcements").say[0] == "We are sorry that this happened at our event."


def test_the_contact_address_is_set_up_and_missed_until_then(desk: Desk, guide: Guide) -> None:
    assert "contact" in missing(desk)
    shown = guide("hard-feelings", "--staff")
    assert "Give people the contact address of the team" in shown
    assert "Whatever comes in is taken care of and noted in the record." in shown


def test_the_source_is_credited_in_the_guide_with_its_licence(guide: Guide) -> None:
    (source,) = workshop().source
    assert source.title in guide()
    assert "CC BY 3.0" in guide()
    assert (source.address or "").startswith("https://github.com/python/pycon-code-of-conduct/")
