"""What the askers at a keyboard have in common, where their contract does not show it."""

import pytest
from tests.ui.asker_contract import KEY, THEIRS

from cocreport.interview.asker import Answer, Back, Leave
from cocreport.ui import small_questions
from cocreport.ui.keyboard import _text_of
from cocreport.ui.signs import Again, Cover, Entry


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("<", "<"),
        (Answer("One."), "One."),
        (Back("Tw"), "Tw"),
        (Leave("Tw"), "Tw"),
        (Leave(""), ""),
        (Cover("Tw"), "Tw"),
        (Cover(), "former"),
        (Again("Once more."), "former"),
    ],
)
def test_on_the_page_of_the_reporter_everything_is_text(entry: Entry, text: str) -> None:
    assert _text_of(entry, "former") == text


def test_no_sentence_of_the_small_questions_is_loud_or_shows_a_key() -> None:
    again = small_questions.hand_over_again(THEIRS, has_key=True, has_text=True)
    said = [again.ask, *(option.label for option in again.options), small_questions.which_key(THEIRS).ask]
    assert not any("!" in sentence or KEY in sentence.split() for sentence in said)
