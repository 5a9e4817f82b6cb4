"""The one screen a coordinator needs: what is next, who is safe, how to reach whom, what was promised, who knows."""

from datetime import timedelta
from typing import Any

import pytest
from tests.building import a_case, an_event
from tests.interview.seen import GIL, MET, NOW, ONE, PEOPLE, REPORT, TWO, known, reported_by, seen

from cocreport.interview.asker import Prompt
from cocreport.ui.layout import question

SAFE = {"danger": "no", "presence": "gone"}
TWO_REPORTS = {
    "r-7K3Q": {**REPORT, "reporter": ONE},
    "r-9XYZ": {**REPORT, "reporter": TWO, "received": "2031-05-10T08:40+02:00", "taken_by": "ruth"},
}
BOTH = {**PEOPLE, TWO: {"parts": ["reporter"], "badge": "117"}}


def answered(**response: Any) -> dict[str, Any]:
    return {"r-7K3Q": {**SAFE, **response}}


# The whole page


def test_the_anonymous_note_fits_on_a_small_screen_with_room_for_what_can_be_done() -> None:
    case = a_case(
        people={GIL: {"parts": ["reported"], "looks": "A man in a green lanyard and a hat, at table 6"}},
        response=answered(told={"t-0001": {"who": "mikkel", "at": "2031-05-10T08:20+02:00", "outcome": "reached"}}),
    )
    found = tuple((label, "\n".join(lines)) for label, lines in seen(case).items())
    prompt = Prompt(slot="case", title="Case", ask="What next?", form="choice", fields=found)
    lines = [line.text for line in question(prompt, 80)]
    assert len(lines) <= 16
    assert max(map(len, lines)) <= 80
    assert [label for label, _ in found] == ["Next", "Safety now", "Safe contact", "Reported", "Who knows"]


def test_the_account_and_the_side_of_anybody_stand_nowhere_in_it() -> None:
    side = {"e-0001": {"person": GIL, "ended": "heard", "side": "I never did that."}}
    text = str(seen(known(meetings=MET, hearings=side)))
    assert "jokes" not in text
    assert "I never" not in text


def test_a_case_without_an_edition_is_seen_in_the_zone_of_the_desk() -> None:
    found = seen(known(response=answered()), event=None)
    assert found["Next"][0].endswith("overdue since Saturday, 10 May 2031, 08:10")
    assert found["Who knows"] == ["tomasz"]


# What is next


def test_next_is_what_has_been_overdue_longest_with_who_owes_it_and_since_when() -> None:
    (line,) = seen(known(response=answered()), owner="Mikkel Strand")["Next"]
    assert line == "Meet about the report; Mikkel Strand; overdue since Saturday, 10 May 2031, 08:10"


def test_what_is_not_overdue_says_until_when_or_since_when_it_is_open() -> None:
    due = seen(known(response=answered()), now=NOW.replace(hour=8, minute=10))["Next"][0]
    assert due.endswith("until Saturday, 10 May 2031, 08:10")
    task = {"k-0001": {"what": "Speak with\nGil"}}
    assert seen(known(response=answered(), meetings=MET, tasks=task))["Next"] == [
        "Say what became of it, Speak with Gil; team; open since Saturday, 10 May 2031, 08:10"
    ]


def test_times_are_said_where_the_event_is() -> None:
    reports = reported_by(received="2031-05-10T06:10Z")
    assert seen(known(reports=reports, response=answered()))["Next"][0].endswith("08:10")


def test_where_nothing_is_owed_nothing_is_next() -> None:
    from cocreport.interview.overview import overview
    from cocreport.procedure.load import bundled

    found = overview(known(), bundled("workshop-1"), (), an_event(), now=NOW, owner_of=lambda _: "")
    assert not {"Next", "Deadlines"} & {label for label, _ in found}


def test_the_next_three_deadlines_stand_in_their_order_without_what_is_next() -> None:
    lines = seen(known(response=answered()))["Deadlines"]
    assert lines == [
        "Saturday, 10 May 2031, 20:10: See how they are on the same day; team",
        "Sunday, 11 May 2031, 08:10: Tell them that it arrived; taker",
        "Sunday, 11 May 2031, 23:59: See how they are on the last day; team",
    ]


def test_a_deadline_that_has_passed_says_so_and_what_was_done_is_gone() -> None:
    late = seen(known(response=answered()), now=NOW + timedelta(hours=12))["Deadlines"]
    assert late[0] == "Saturday, 10 May 2031, 20:10 (overdue): See how they are on the same day; team"
    told = {"u-0001": {"report": "r-7K3Q", "kind": "check-in-today", "outcome": "told"}}
    assert "same day" not in str(seen(known(response=answered(), follow_ups=told))["Deadlines"])


def test_what_is_owed_names_the_report_or_the_person_where_it_could_be_another() -> None:
    found = seen(known(people=BOTH, reports=TWO_REPORTS))["Deadlines"]
    assert any(f"Lakshmi Nair ({ONE})" in line for line in found)
    nobody = {**TWO_REPORTS, "r-9XYZ": {**TWO_REPORTS["r-9XYZ"], "reporter": None}}
    del nobody["r-9XYZ"]["reporter"]
    assert "r-7K3Q" not in str(seen(known(reports=nobody))["Deadlines"])
    measure = {"i-0001": {"person": GIL, "what": "Another room", "at": "2031-05-10T08:20+02:00"}}
    assert "Look at the measure again, Gil Ferreira (p-4MZK)" in str(
        seen(known(response=answered(), meetings=MET, measures=measure), now=NOW + timedelta(days=2))
    )


# Who is safe


@pytest.mark.parametrize(
    ("response", "line"),
    [
        ({}, "nobody has asked yet whether anybody is in danger"),
        ({"danger": "no"}, "nobody was in danger when it was reported"),
        ({"danger": "not sure"}, "it is not sure that everybody is safe"),
        ({"danger": "yes"}, "somebody is or could be in danger"),
    ],
)
def test_safety_says_what_is_known_of_danger(response: dict[str, Any], line: str) -> None:
    assert seen(known(response={"r-7K3Q": response} if response else {}))["Safety now"] == [line]


def test_each_report_says_it_where_there_are_several() -> None:
    lines = seen(known(people=BOTH, reports=TWO_REPORTS, response=answered()))["Safety now"]
    assert lines == [
        "r-7K3Q: nobody was in danger when it was reported",
        "r-9XYZ: nobody has asked yet whether anybody is in danger",
    ]


def test_help_that_was_called_stands_with_its_time_and_whether_there_is_a_reference_but_not_the_reference() -> None:
    summoned = {
        "s-0001": {"who": "police", "at": "2031-05-09T21:43+02:00", "reference": "ref 9981"},
        "s-0002": {"who": "the\nnight porter"},
        "s-0003": {},
    }
    (line,) = seen(known(response={"r-7K3Q": {"danger": "yes", "summoned": summoned}}))["Safety now"]
    assert line == (
        "somebody is or could be in danger; "
        "called: Police, Friday, 9 May 2031, 21:43 (reference noted); "
        "called: the night porter, at a time that was not noted (no reference noted); "
        "called: somebody, at a time that was not noted (no reference noted)"
    )


@pytest.mark.parametrize(
    ("measure", "line"),
    [
        (
            {"what": "Out of the building", "at": "2031-05-09T22:00+02:00"},
            "Out of the building, Gil Ferreira (p-4MZK), since Friday, 9 May 2031, 22:00; not looked at again yet",
        ),
        ({}, "a measure, Gil Ferreira (p-4MZK); not looked at again yet"),
        (
            {"what": "Out of the building", "outcome": "stays", "reviewed": "2031-05-10T07:00+02:00"},
            "Out of the building, Gil Ferreira (p-4MZK); looked at again, Saturday, 10 May 2031, 07:00",
        ),
        (
            {"what": "Out of the building", "outcome": "changed", "change": "Not in room B"},
            "Not in room B, Gil Ferreira (p-4MZK); looked at again",
        ),
        ({"what": "x" * 90}, "x" * 60 + " …, Gil Ferreira (p-4MZK); not looked at again yet"),
    ],
)
def test_a_measure_that_holds_says_for_whom_since_when_and_whether_it_was_looked_at(
    measure: dict[str, Any], line: str
) -> None:
    assert seen(known(measures={"i-0001": {"person": GIL, **measure}}))["Safety now"][1:] == [line]


def test_a_measure_that_ended_is_gone() -> None:
    ended = {"i-0001": {"person": GIL, "what": "Out of the building", "outcome": "ended"}}
    assert len(seen(known(measures=ended))["Safety now"]) == 1


# How to reach whom


def consent(*given: dict[str, Any], person: str = ONE) -> dict[str, Any]:
    return {f"c-000{number}": {"person": person, **one} for number, one in enumerate(given)}


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ((), "no way to reach them is noted; nobody has asked yet who may know their name"),
        (
            ({"channel": "phone", "times": "after\n18:00", "never": "at the hotel", "name_known_to": "team"},),
            "phone; when: after 18:00; never: at the hotel; only the team may know their name",
        ),
        (
            ({"contact": "none wished for", "channel": "phone", "name_known_to": "coordinator"},),
            "does not wish to be reached; only the coordinator may know their name",
        ),
        (
            ({"channel": "mail", "name_known_to": "reported person", "facts_reveal": "likely"},),
            "mail; the reported person may know their name too; the facts alone would show who it was",
        ),
        (
            ({"channel": "mail", "never": "at work", "name_known_to": "team"}, {"channel": "phone"}),
            "phone; never: at work; only the team may know their name",
        ),
        (
            ({"facts_reveal": "unclear"}, {"never": "by chat"}, {"never": "by chat", "facts_reveal": "unlikely"}),
            (
                "no way to reach them is noted; never: by chat; nobody has asked yet who may know their name; "
                "the facts alone hardly show who it was"
            ),
        ),
    ],
)
def test_each_reporter_stands_with_the_way_to_reach_them_and_the_limits(given: Any, line: str) -> None:
    assert seen(known(consent=consent(*given)))["Safe contact"] == [f"Lakshmi Nair ({ONE}): {line}"]


def test_the_contact_that_stands_with_the_person_serves_where_none_was_agreed() -> None:
    people = {**PEOPLE, ONE: {**PEOPLE[ONE], "contact": "room 12"}}
    assert seen(known(people=people))["Safe contact"][0].startswith(f"Lakshmi Nair ({ONE}): room 12;")


def test_a_person_whose_name_nobody_may_know_is_called_by_what_is_left() -> None:
    people = {**PEOPLE, ONE: {"parts": ["reporter"], "badge": "117"}}
    found = seen(known(people=people, consent=consent({"name_known_to": "nobody", "channel": "chat"})))
    assert found["Safe contact"] == [f"badge 117 ({ONE}): chat; nobody may know their name"]


def test_the_person_it_happened_to_has_limits_too_and_who_was_only_reported_has_no_line() -> None:
    people = {**PEOPLE, TWO: {"parts": ["target"], "name": "Jo"}}
    limits = {
        **consent({"contact": "none wished for", "name_known_to": "coordinator"}, person=TWO),
        "c-0009": {"person": GIL, "channel": "phone"},
    }
    lines = seen(known(people=people, consent=limits))["Safe contact"]
    assert [line.partition(" (")[0] for line in lines] == ["Lakshmi Nair", "Jo"]


def test_somebody_who_stands_in_the_case_twice_is_one() -> None:
    people = {**PEOPLE, ONE: {"parts": ["reporter"]}, TWO: {"parts": ["witness"], "name": "Ana", "same_as": ONE}}
    lines = seen(known(people=people, consent=consent({"channel": "mail"}, person=TWO)))["Safe contact"]
    assert lines == [f"Ana ({ONE}): mail; nobody has asked yet who may know their name"]


def test_a_report_without_a_name_says_that_nobody_knows_who_it_was() -> None:
    assert seen(a_case())["Safe contact"] == ["Nobody knows who reported r-7K3Q."]


# What was promised


@pytest.mark.parametrize(
    ("back", "turn", "line"),
    [
        ({"who": "ines", "when": "at\n14:00"}, None, "Ines comes back to them, at 14:00: not done yet"),
        ({}, None, "somebody of the team comes back to them: not done yet"),
        (
            {"who": "dana's deputy"},
            {"outcome": "told", "at": "2031-05-10T14:00+02:00"},
            "dana's deputy comes back to them: done, Saturday, 10 May 2031, 14:00",
        ),
        (
            {"who": "ines"},
            {"outcome": "not reached"},
            "Ines comes back to them: tried; they could not be reached",
        ),
    ],
)
def test_what_was_promised_says_who_when_and_whether_it_was_kept(back: Any, turn: Any, line: str) -> None:
    turns = {"u-0001": {"report": "r-7K3Q", "kind": "back-to-them", **turn}} if turn else {}
    other = {"u-0002": {"report": "r-7K3Q", "kind": "check-in-today", "outcome": "in writing"}}
    found = seen(known(response=answered(comes_back=back), follow_ups={**turns, **other}))
    assert found["Agreed with them"] == [line]


def test_nobody_comes_back_to_who_does_not_wish_it_or_is_not_known() -> None:
    back = answered(comes_back={"who": "ines"})
    (said,) = seen(known(response=back, consent=consent({"contact": "none wished for"})))["Agreed with them"]
    assert said.endswith(": does not wish to be reached")
    assert seen(a_case(response=back))["Agreed with them"][0].endswith(": not done yet")


def test_without_a_promise_there_is_no_such_line() -> None:
    assert "Agreed with them" not in seen(known(response=answered()))


# Who knows


def test_those_who_took_it_were_told_met_or_have_something_to_do_know() -> None:
    told = {
        "t-0001": {"who": "dana", "at": "2031-05-10T08:15+02:00", "outcome": "no answer"},
        "t-0002": {"who": "The board", "at": "2031-05-10T08:20+02:00", "outcome": "reached"},
    }
    hearing = {
        "person": GIL,
        "told": {"outcome": "told", "by": "ines", "second": "sol"},
        "ended": "heard",
        "by": "ines",
    }
    case = known(
        response=answered(told=told),
        meetings=MET,
        tasks={"k-0001": {"what": "Fetch it", "who": "ruth"}, "k-0002": {"what": "Wait"}},
        hearings={"e-0001": hearing, "e-0002": {"person": GIL}},
    )
    assert seen(case)["Who knows"] == ["Tomasz, The board, Mikkel Strand, Ines, Ruth, sol"]


def test_groups_that_were_spoken_with_stand_below_with_their_time() -> None:
    informed = {"g-0001": {"who": "table 6", "at": "2031-05-10T12:00+02:00", "words": "We have acted."}, "g-0002": {}}
    assert seen(known(informed=informed))["Who knows"] == [
        "Tomasz",
        "table 6, Saturday, 10 May 2031, 12:00",
        "somebody who knew of it",
    ]


def test_who_is_kept_out_is_named_to_those_who_are_not() -> None:
    assert seen(known(excluded=["mikkel", "sol"]))["Not for"] == ["Mikkel Strand, sol"]
    assert "Not for" not in seen(known())


# What was said unasked, what else belongs to it


@pytest.mark.parametrize(
    ("withdrawal", "line"),
    [
        (
            {"at": "2031-05-11T09:00+02:00", "raised_by": "the reporter, unasked", "words": "please drop it"},
            (
                "Sunday, 11 May 2031, 09:00: they do not want this followed up. "
                "The report still counts, and the team can still act."
            ),
        ),
        (
            {"raised_by": "somebody else", "pressure": "His friends wrote to her."},
            (
                "at a time that was not noted: somebody else brought it up that this is not followed up. "
                "Pressure was spoken of. The report still counts, and the team can still act."
            ),
        ),
    ],
)
def test_what_was_said_unasked_still_counts_and_is_not_repeated(withdrawal: dict[str, Any], line: str) -> None:
    found = seen(known(withdrawals={"w-0001": {"report": "r-7K3Q", **withdrawal}}))
    assert found["Said unasked"] == [line]


def test_linked_cases_stand_with_how_they_belong_together() -> None:
    link = {"case": "2031-AAAAA", "kind": "retaliation for", "at": "2031-05-10T08:10+02:00", "by": "ines"}
    assert seen(known(links={"l-0001": link}))["Linked cases"] == ["retaliation for: 2031-AAAAA"]
