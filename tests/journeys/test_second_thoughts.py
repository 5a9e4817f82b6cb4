"""Going back, leaving things open, asking why, looking it over, putting it off."""

from typing import Final

import pytest
from tests.journeys import note
from tests.journeys.laptop import ARROWS, PLAIN, Laptop, asked

pytestmark = pytest.mark.pty

REASONS: Final = [
    ("Others involved", "Who else was involved, or saw or heard it?", "They did not want to say"),
    ("What shows it", "Is there something that shows it?", "Ask later"),
    ("What they hoped for, unasked", "What did they hope for, if they spoke of it unasked?", "There is none"),
]


@asked(ARROWS)
def test_going_back_shows_what_was_answered_and_takes_another_answer(laptop: Laptop, way: str) -> None:
    taker = laptop.opens("new", way=way)
    note.until_the_account(taker)
    taker.is_asked(note.ACCOUNT)
    taker.goes_back()
    taker.is_asked(note.EXCLUDED)
    taker.goes_back()
    taker.is_asked(note.CHANNEL, so_far="A note on paper")
    taker.goes_back()
    taker.is_asked(note.PRESENCE, so_far=note.IN_WRITING)
    taker.keeps_it()
    taker.is_asked(note.ACCOUNT)
    taker.goes_back()
    taker.is_asked(note.EXCLUDED)
    taker.goes_back()
    taker.is_asked(note.CHANNEL, so_far="A note on paper")
    taker.chooses("E-mail")
    taker.is_asked(note.ACCOUNT)
    assert "channel: e-mail" in laptop.drafts[0]
    assert "paper note" not in laptop.drafts[0]


@asked(PLAIN)
def test_each_reason_for_no_answer_is_kept_as_what_it_is(laptop: Laptop, way: str) -> None:
    laptop.has_put_aside(note.draft("circumstances", "others", "evidence", "wishes"))
    taker = laptop.opens("resume", way=way)
    taker.is_asked(note.AROUND)
    taker.skips("Nobody here knows")
    for row, question, reason in REASONS:
        taker.is_asked(note.FACTS)
        taker.chooses(row)
        taker.is_asked(question)
        taker.skips(reason)
    taker.is_asked(note.FACTS)
    taker.goes_on()

    taker.is_asked(note.REVIEW)
    assert "What else was going on around it? (not known)" in taker.text
    assert "Who else was involved, or saw or heard it? (they did not want to say)" in taker.text
    assert "Is there something that shows it? (to be asked later)" in taker.text
    assert "What did they hope for, if they spoke of it unasked? (there is none)" in taker.text
    note.save(taker)
    (case,) = laptop.cases
    assert "reports/r-7K3Q/circumstances: unknown" in case
    assert "reports/r-7K3Q/others: declined" in case
    assert "reports/r-7K3Q/evidence: later" in case
    assert "reports/r-7K3Q/wishes: none" in case


@asked(PLAIN)
def test_asking_why_is_answered_and_the_question_stays(laptop: Laptop, way: str) -> None:
    laptop.has_put_aside(note.draft("danger", "original"))
    taker = laptop.opens("resume", way=way)
    taker.is_asked(note.DANGER)
    taker.asks_why()
    taker.sees("Whoever is in danger gets help first. Everything else can wait.")
    taker.is_asked(note.DANGER)
    taker.chooses(note.SAFE)
    taker.is_asked(note.FACTS)
    taker.asks_why()
    taker.sees("Take the lines in any order.")
    taker.is_asked(note.FACTS)
    taker.chooses("Where the original is")
    taker.is_asked(note.ORIGINAL)
    taker.asks_why()
    taker.sees("The copy is for work; the original stays as it is, out of sight.")
    taker.is_asked(note.ORIGINAL)


def test_asking_why_in_the_middle_of_a_text_keeps_it(laptop: Laptop) -> None:
    laptop.has_put_aside(note.draft("original"))
    taker = laptop.opens("resume")
    taker.is_asked("Where is what they wrote kept now?")
    taker.types("In the locked dra")
    taker.presses("F1")
    taker.sees("The copy is for work")
    taker.is_asked("Where is what they wrote kept now?", so_far="In the locked dra")
    taker.answers("wer.")
    note.save(taker)
    assert "original: In the locked drawer." in laptop.cases[0]


@asked(ARROWS)
def test_an_answer_is_changed_before_it_is_saved(laptop: Laptop, way: str) -> None:
    laptop.has_put_aside(note.draft())
    taker = laptop.opens("resume", way=way, rows=60)
    taker.is_asked(note.REVIEW)
    assert "Where did it happen? Dinner hall, table 6" in taker.text
    taker.chooses("Change an answer")
    taker.is_asked("Which one?")
    taker.chooses("Where did it happen?")
    taker.is_asked("Where did it happen?", so_far="Dinner hall, table 6")
    taker.replaces("Dinner hall, table 9")
    taker.is_asked(note.REVIEW)
    assert "Where did it happen? Dinner hall, table 9" in taker.text
    note.save(taker)
    (case,) = laptop.cases
    assert "place: Dinner hall, table 9" in case
    assert "table 6" not in case.partition("place:")[2]


@asked(PLAIN)
def test_a_report_is_put_off_at_the_end_and_gone_on_with(laptop: Laptop, way: str) -> None:
    laptop.has_put_aside(note.draft())
    taker = laptop.opens("resume", way=way)
    taker.is_asked(note.REVIEW)
    taker.chooses("Stop for now and go on later")
    assert taker.ends() == 0
    taker.sees("Everything is kept. Go on with `coc resume 7K3QX`.")
    assert len(laptop.drafts) == 1
    assert laptop.cases == []
    taker = laptop.opens("resume", "7K3QX", way=way)
    note.save(taker)
    assert laptop.drafts == []
