"""What a typed text means."""

from dataclasses import replace

import pytest
from tests.ui.asker_contract import CHANNEL, EXCLUDED, NAMES, PLACE, RULE, STAFF_NOTES

from cocreport.interview.asker import Answer, Back, Briefing, Contacts, Help, Leave, Option, Prompt, Skip
from cocreport.ui import signs
from cocreport.ui.signs import Again, Cover, Entry, Meaning, Reasons, WriteIn, meaning


@pytest.mark.parametrize(
    ("entry", "meant"),
    [
        ("Room 3 ", Answer("Room 3 ")),
        (" ? ", Help()),
        ("<", Back()),
        ("-", Reasons()),
        ("!", Contacts()),
        (" * ", Briefing()),
        (".", Cover()),
        ("...", Answer("...")),
        (Cover("Ro"), Cover("Ro")),
        ("  ", Again(signs.NAME_THE_SIGNS)),
        ("- and more", Answer("- and more")),
        (Help("Ro"), Help("Ro")),
    ],
)
def test_a_line_is_an_answer_or_a_sign(entry: Entry, meant: Meaning) -> None:
    assert meaning(PLACE, entry) == meant


@pytest.mark.parametrize("text", ["2", "2)", "By mail", "mail", " 2 "])
def test_an_option_is_named_by_number_label_or_value(text: str) -> None:
    assert meaning(CHANNEL, text) == Answer("mail")


def test_a_number_goes_before_a_label_that_looks_like_one() -> None:
    tables = replace(CHANNEL, options=(Option("2", "2"), Option("1", "1")))
    assert meaning(tables, "1") == Answer("2")


@pytest.mark.parametrize("text", ["0", "4", "de", "Something else", "²"])
def test_what_is_not_offered_is_not_taken(text: str) -> None:
    assert meaning(CHANNEL, text) == Again(signs.IS_NOT_OFFERED)


@pytest.mark.parametrize("text", ["4", "Something else"])
def test_an_own_text_is_asked_for_where_it_may_be_given(text: str) -> None:
    assert meaning(RULE, text) == WriteIn()


def test_a_list_leaves_empty_lines_out() -> None:
    assert meaning(NAMES, "Jo \n\n \nKit") == Answer(["Jo ", "Kit"])


def test_no_answer_needs_a_reason_that_is_allowed() -> None:
    assert meaning(replace(PLACE, skips=("later",)), "-") == Skip("later")
    assert meaning(replace(PLACE, skips=()), "-") == Again(signs.IS_ALWAYS_ANSWERED)


def test_a_mapping_is_kept_but_not_shown_as_text() -> None:
    assert signs.as_text({"skip": "later"}) == ""
    assert signs.as_text(240) == "240"
    assert signs.kept(PLACE, 240) == Answer(240)


def test_no_sentence_is_loud() -> None:
    said = [
        value for name, value in vars(signs).items() if isinstance(value, str) and name.isupper() and len(value) > 1
    ]
    assert said
    assert all("!" not in sentence for sentence in said)


def test_several_are_taken_where_each_is_offered() -> None:
    assert signs.objection(EXCLUDED, Answer(["ruth", "ines"])) is None
    assert signs.objection(EXCLUDED, Answer(["ruth", "kit"])) == signs.IS_NOT_OFFERED
    assert signs.objection(EXCLUDED, Answer("ruth")) == signs.IS_NOT_OFFERED
    assert signs.objection(replace(EXCLUDED, write_in=True), Answer(["kit"])) is None
    assert signs.objection(replace(EXCLUDED, options=()), Answer(["kit"])) is None


@pytest.mark.parametrize("entry", ["-", "!", "*", ".", "hello", Again(signs.WAS_PASTED)])
def test_staff_notes_wait_for_enter(entry: Entry) -> None:
    assert meaning(STAFF_NOTES, entry) == Again(signs.ENTER_HIDES)


def test_staff_notes_can_be_left() -> None:
    assert meaning(STAFF_NOTES, "?") == Help()
    assert meaning(STAFF_NOTES, Leave()) == Leave()


@pytest.mark.parametrize("sign", ["!", "*"])
def test_contacts_and_staff_notes_are_there_only_where_a_report_is_taken(sign: str) -> None:
    prompt = Prompt("who", "Before we begin", "Who is at the desk?", "line", has_asides=False)
    assert meaning(prompt, sign) == Again(signs.IS_NOT_HERE)
