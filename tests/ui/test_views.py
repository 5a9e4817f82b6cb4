"""What is drawn of a case: everything that was told, and no sign that steers."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.building import CASE, a_case, an_event
from tests.conftest import SATURDAY
from tests.ui.drawing import drawn

from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.procedure.duty import Duty, State
from cocreport.procedure.load import bundled
from cocreport.ui.views import case_view

WORKSHOP: Final = bundled("workshop-1")
REPORT: Final = CASE["reports"]["r-7K3Q"]
FULL: Final[dict[str, Any]] = {
    **CASE,
    "people": {
        "p-4MZK": {"parts": ["reported"], "name": "Gil Ferreira", "handles": ["@gil", "gil@example"]},
        "p-5AAA": {"parts": ["reporter", "target"], "pronouns": "she", "guardian": "p-6BBB"},
        "p-6BBB": {"role": "aunt"},
    },
    "reports": {
        "r-7K3Q": {
            **REPORT,
            "reporter": "p-5AAA",
            "occurred": {"said": "Friday evening", "from": "2031-05-09T19:00+02:00"},
            "place": "Table 6",
        },
        "r-8CCC": {"received": "2031-05-10T09:00+02:00", "taken_by": "ruth", "account": "Told by phone."},
        "r-9DDD": {"received": "2031-05-10T09:30+02:00", "taken_by": "ines"},
    },
    "consent": {"c-1111": {"person": "p-5AAA", "name_known_to": "team", "times": "During the breaks"}},
    "excluded": ["mikkel", "dana"],
    "response": {
        "r-7K3Q": {
            "danger": "no",
            "presence": "here",
            "summoned": {"s-1111": {"who": "police", "wish": "decided by staff"}, "s-2222": {"reference": "12/34"}},
            "checklist": {"private-place": {"state": "accepted"}, "help": {"state": "asked", "answer": "Some water"}},
        },
        "r-8CCC": {
            "comes_back": {"who": "dana", "when": "tonight"},
            "told": {"t-1111": {"who": "mikkel", "at": "2031-05-10T08:50+02:00", "outcome": "reached"}},
        },
    },
    "meetings": {"m-1111": {"present": ["mikkel", "ruth"], "happened": "They talked."}},
    "tasks": {"k-1111": {"what": "Ask the venue", "who": "ines", "due": "2031-05-10T18:00+02:00", "state": "done"}},
    "measures": {"i-1111": {"person": "p-4MZK", "what": "He stays away from table 6", "outcome": "stays"}},
    "hearings": {
        "e-1111": {
            "person": "p-4MZK",
            "told": {"outcome": "told", "by": "ruth", "second": "dana", "words": "Jokes were reported."},
            "ended": "heard",
            "side": "He meant no harm.",
            "attempts": {"y-1111": {"how": "at the booth", "by": "tomasz"}},
        }
    },
    "decisions": {
        "d-1111": {"person": "p-4MZK", "stands": "yes", "finding": "violation", "reasons": "Two saw it."},
        "d-2222": {
            "person": "p-4MZK",
            "revises": "d-1111",
            "stands": "yes",
            "finding": "in-a-word-of-the-team",
            "sanctions": {
                "x-1111": {"action": "ban", "from": "2031-05-11", "lasts": "without end", "review": "2032-01-31"},
                "x-2222": {"action": "leave", "lasts": "this event", "conditions": "He may fetch his coat."},
                "x-3333": {"own": "No keys any more.", "until": "2031-05-09"},
                "x-4444": {"action": "sweep"},
            },
        },
        "d-3333": {"person": "p-6BBB", "stands": "yes", "sanctions": {"x-5555": {"action": "warning"}}},
        "d-4444": {"person": "p-6BBB", "revises": "d-3333"},
    },
    "appeals": {
        "a-1111": {"decision": "d-2222", "words": "It was too harsh."},
        "a-2222": {"decision": "d-3333", "outcome": "overturned", "reasons": "Somebody else was meant."},
        "a-3333": {"decision": "d-2222", "outcome": "upheld"},
    },
    "follow_ups": {
        "u-1111": {"report": "r-7K3Q", "kind": "acknowledged", "outcome": "not reached", "concern": "They are afraid."},
        "u-2222": {"report": "r-7K3Q", "kind": "a-kind-of-the-team"},
    },
    "withdrawals": {"w-1111": {"report": "r-7K3Q", "words": "Please drop it.", "raised_by": "the reporter, unasked"}},
    "apologies": {"o-1111": {"person": "p-4MZK", "words": "He is sorry.", "passed_on": "kept here"}},
    "informed": {"g-1111": {"who": "Table 7", "contact": "given"}},
    "announcements": {"b-1111": {"text": "Jokes at dinner were dealt with.", "sorry": "at the beginning"}},
    "incoming": {"j-1111": {"what": "A letter of thanks", "from": "somebody at table 8"}},
    "debriefs": {"v-1111": {"present": ["ines"], "lessons": "A second phone."}},
    "closings": {
        "z-1111": {"at": "2031-05-12T09:00+02:00", "reason": "All is done.", "reopened_for": "One more word."}
    },
    "notes": {"n-1111": {"at": "2031-05-10T10:00+02:00", "by": "ines", "text": "The hat was found."}},
    "answers": {"badge-shop": "Closed at noon"},
    "unanswered": {"reports/r-7K3Q/circumstances": "unknown", "people/p-4MZK/looks": "declined", "excluded": "later"},
    "history": {
        "h-1111": {"at": "2031-05-10T08:10+02:00", "by": "tomasz", "what": "opened"},
        "h-2222": {"at": "2031-05-10T08:20+02:00", "what": "found changed by hand"},
        "h-3333": {"at": "2031-05-10T08:30+02:00", "by": "ines", "what": "added", "address": "people/p-4MZK/name"},
    },
}


def _shown(case: Case, *owed: tuple[Duty, State], columns: int = 100) -> str:
    return drawn(case_view(case, WORKSHOP, owed), columns=columns)


def _duty(title: str, due: bool) -> Duty:  # noqa: FBT001
    return Duty(
        "meeting", title, "coordinator", SATURDAY, SATURDAY + timedelta(hours=1) if due else None, is_done=False
    )


@pytest.mark.parametrize(
    "said",
    [
        *(
            "2031-7K3QX",
            "He told jokes.",
            "Two people left.",
            "Told by phone.",
            "paper note",
            "Table 6",
            "Friday evening",
        ),
        *("taken by tomasz", "taken by ruth", "@gil, gil@example", "aunt", "During the breaks", "mikkel, dana"),
        *("police", "decided by staff", "12/34", "accepted", "Some water", "They talked.", "mikkel, ruth"),
        *("Ask the venue", "Sat 2031-05-10 18:00", "He stays away from table 6", "stays", "Jokes were reported."),
        *("He meant no harm.", "at the booth", "Two saw it.", "He may fetch his coat.", "No keys any more."),
        *("It was too harsh.", "Somebody else was meant.", "overturned", "They are afraid.", "not reached"),
        *("Please drop it.", "the reporter, unasked", "He is sorry.", "kept here", "Table 7", "given"),
        *("Jokes at dinner were dealt with.", "at the beginning", "A letter of thanks", "somebody at table 8"),
        *("A second phone.", "All is done.", "One more word.", "who: dana, when: tonight", "who: mikkel", "reached"),
        *("The hat was found.", "badge shop", "Closed at noon", "09:00", "19:00"),
    ],
)
def test_everything_that_was_told_is_there(said: str) -> None:
    shown = _shown(Case.from_tree(FULL))
    assert said in shown or said.replace(" ", "-") in shown


def test_people_are_spoken_of_by_their_part_and_key() -> None:
    shown = _shown(Case.from_tree(FULL))
    for said in ("reported p-4MZK", "reporter, target p-5AAA", "person p-6BBB"):
        assert said in shown
    assert shown.count("Gil Ferreira") == 1


def test_what_has_no_answer_and_what_was_done_is_told_in_words() -> None:
    shown = " ".join(_shown(Case.from_tree(FULL)).split())
    for said in ("nobody here knows", "they did not want to say", "to be asked later", "found changed by hand"):
        assert said in shown
    assert "added: reported p-4MZK, name, by ines" in shown


def _of(shown: str, title: str) -> str:
    """Return one entry of what is shown, up to the next title, its lines joined."""
    lines = shown[shown.index(title) :].splitlines()
    indent = len(shown[: shown.index(title)].rsplit("\n", 1)[-1])
    end = next((n for n, line in enumerate(lines[1:], 1) if line[: indent + 1].strip() or not line.strip()), len(lines))
    return " ".join(" ".join(lines[:end]).split())


TODAY: Final = date(2031, 5, 10)


def _laid_out(today: date | None = TODAY, event: Event | None = None) -> str:
    return drawn(case_view(Case.from_tree(FULL), WORKSHOP, (), today=today, event=event))


def test_words_of_the_procedure_are_shown_and_what_it_does_not_know_as_it_is_stored() -> None:
    shown = _laid_out()
    assert "x-1111, Ban from our future events" in shown
    assert "x-3333, in the team's own words" in shown
    assert "x-4444, sweep" in shown
    assert "finding The report stands" in _of(shown, "d-1111, reported p-4MZK")
    assert "in-a-word-of-the-team" in _of(shown, "d-2222, reported p-4MZK")
    assert "u-1111, Tell them that it arrived" in shown
    assert "u-2222, a-kind-of-the-team" in shown


def test_what_was_decided_says_whether_it_is_in_force_on_the_day() -> None:
    shown = _laid_out(event=an_event())
    assert _of(shown, "x-1111,").startswith("x-1111, Ban from our future events today not in force from Sun 2031-05-11")
    assert "without end" in _of(shown, "x-1111,")
    assert "today in force" in _of(shown, "x-2222,")
    assert _of(shown, "x-2222,").endswith("until Sun 2031-05-11")
    assert "today not in force" in _of(shown, "x-3333,")
    tomorrow = _laid_out(date(2031, 5, 11), an_event())
    assert "today in force" in _of(tomorrow, "x-1111,")
    assert "today not in force" in _of(_laid_out(date(2031, 5, 12), an_event()), "x-2222,")
    assert "in force" not in _laid_out(None)


def test_where_the_end_of_the_event_is_not_known_no_day_is_named() -> None:
    for event in (None, Event.from_tree({"schema": 1, "id": "2031"})):
        assert "until Sun" not in _of(_laid_out(event=event), "x-2222,")


def test_a_decision_that_no_longer_holds_stays_readable_and_says_so() -> None:
    shown = _laid_out()
    first = _of(shown, "d-1111, ")
    assert "today a later decision stands in its place: d-2222" in first
    assert "Two saw it." in first
    second = _of(shown, "d-2222, ")
    assert "today holds until the appeal is decided: a-1111" in second
    assert "a-3333" not in second
    third = _of(shown, "d-3333, ")
    assert "today overturned on appeal: a-2222" in third
    assert "today holds until the later decision is made: d-4444" in third
    assert "today not in force" in _of(shown, "x-5555, ")


def test_attempts_stand_below_the_hearing_they_belong_to() -> None:
    shown = _laid_out()
    assert shown.index("e-1111, reported p-4MZK") < shown.index("He meant no harm.") < shown.index("tried, y-1111")
    assert _of(shown, "tried, y-1111") == "tried, y-1111 how at the booth by tomasz"


def test_what_is_owed_about_somebody_names_them_by_code() -> None:
    duty = replace(_duty("Hear them", due=False), about="p-4MZK", keys={"reported": "p-4MZK"})
    shown = " ".join(_shown(a_case(), (duty, "due")).split())
    assert "Hear them, reported person now: coordinator p-4MZK" in shown  # beside each other, broken at the width


def test_what_is_owed_about_somebody_is_not_due_before_its_day() -> None:
    assert "later: coordinator" in _shown(a_case(), (_duty("Look again", due=False), "later"))


def test_what_is_owed_has_its_owner_and_its_time() -> None:
    shown = _shown(
        a_case(), (_duty("Meet about it", due=True), "overdue"), (_duty("Answer them", due=False), "waiting")
    )
    assert "overdue: coordinator, due" in shown
    assert "07:10" in shown
    assert "not yet: coordinator\n" in shown.replace(" \n", "\n")


def test_nothing_is_above_nothing() -> None:
    case = Case.from_tree({**CASE, "people": {}})
    shown = _shown(case)
    assert shown.index(case.id) < shown.index("He told jokes.")
    for heading in ("Owed", "People", "Notes", "Not for", "Without an answer", "What was done"):
        assert heading not in shown


NASTY: Final = st.text(min_size=1, max_size=60)


@settings(max_examples=40, deadline=None)
@given(NASTY)
def test_no_text_of_what_came_later_steers_the_terminal(text: str) -> None:
    sanction = {"action": text, "own": text, "conditions": text}
    case = a_case(
        tasks={"k-1111": {"what": text}},
        hearings={"e-1111": {"person": "p-4MZK", "side": text, "attempts": {"y-1111": {"how": text}}}},
        decisions={"d-1111": {"person": "p-4MZK", "finding": text, "sanctions": {"x-1111": sanction}}},
        follow_ups={"u-1111": {"report": "r-7K3Q", "kind": text, "concern": text}},
        informed={"g-1111": {"who": text}},
    )
    shown = _shown(case)
    assert not [sign for sign in shown if sign != "\n" and (sign < " " or "\x7f" <= sign <= "\x9f")]
    assert not set("\u202a\u202e\u2066\u2069\u200b\u2028\ufeff\U000e0041") & set(shown)


@settings(max_examples=60, deadline=None)
@given(NASTY)
def test_no_text_of_a_case_steers_the_terminal(text: str) -> None:
    note = {"at": "2031-05-10T10:00+02:00", "by": "ines", "text": text}
    case = a_case(
        reports={"r-7K3Q": {**REPORT, "account": text, "behaviour": text, "channel": text}},
        people={"p-4MZK": {"name": text, "handles": [text]}},
        notes={"n-1111": note},
        answers={text: text},
        unanswered={f"answers/{text}": "unknown"},
        response={"r-7K3Q": {"checklist": {text: {"answer": text}}, "summoned": {"s-1111": {"who": text}}}},
    )
    shown = _shown(case)
    assert not [sign for sign in shown if sign != "\n" and (sign < " " or "\x7f" <= sign <= "\x9f")]
    assert not set("\u202a\u202e\u2066\u2069\u200b\u2028\ufeff\U000e0041") & set(shown)


@pytest.mark.parametrize("said", ["[bold]loud[/bold]", "[/x]", ":skull:", "[link=https://x]y[/link]", "https://x"])
def test_what_looks_like_markup_is_shown_as_it_stands(said: str) -> None:
    shown = _shown(a_case(reports={"r-7K3Q": {**REPORT, "account": said, "place": said}}))
    assert shown.count(said) == 2


@pytest.mark.parametrize("columns", [40, 200])
def test_a_long_word_is_folded_and_no_letter_is_lost(columns: int) -> None:
    word = "x" * 300
    case = a_case(reports={"r-7K3Q": {**REPORT, "account": word, "place": word}}, people={})
    assert _shown(case, columns=columns).count("x") == 600
    assert max(map(len, _shown(case, columns=columns).splitlines())) <= columns
