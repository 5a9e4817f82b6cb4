"""Names are found in whatever way they are written, and ordinary words are left alone."""

import re

import pytest
from tests.copies.people import ORDINARY_PEOPLE, ORDINARY_SENTENCES, PEOPLE, SENTENCES, ways_of

from cocreport.copies.folding import plain
from cocreport.copies.names import Known, Names
from cocreport.copies.redact import Redaction

_CODE = "[Reporter]"


def _redaction(*names: str) -> Redaction:
    return Redaction(Names(Known(f"p{number}", names=(one,)) for number, one in enumerate(names)), {"p0": "Reporter"})


def _written(text: str) -> str:
    """Return the letters of a text alone, as names are compared."""
    return re.sub(r"[\W_]", "", plain(text))


def _is_left(text: str, first: str, last: str) -> bool:
    return any(len(part) > 1 and part in _written(text) for part in map(plain, (first, last)))


def test_there_are_enough_people_and_ways_to_write_them() -> None:
    assert len(set(PEOPLE)) >= 200
    assert len(list(ways_of("Anna", "Berg"))) == 26


@pytest.mark.parametrize("part", range(8))
def test_no_way_of_writing_a_name_is_missed_and_doing_it_twice_changes_nothing(part: int) -> None:
    for first, last in PEOPLE[part::8]:
        redaction = _redaction(f"{first} {last}")
        for written in ways_of(first, last):
            for sentence in SENTENCES:
                said, listed = redaction.redact(sentence.format(name=written), "account")
                rest = said.replace(_CODE, " ")
                assert listed
                blank = sentence.format(name=" ")
                assert not _is_left(rest, first, last) or _is_left(blank, first, last), (written, said)
                assert redaction.redact(said, "account")[0] == said


def test_of_ordinary_sentences_hardly_any_is_touched_and_each_is_listed() -> None:
    touched = 0
    everybody = (*PEOPLE, *ORDINARY_PEOPLE)
    for first, last in everybody:
        redaction = _redaction(f"{first} {last}")
        for sentence in ORDINARY_SENTENCES:
            said, listed = redaction.redact(sentence, "account")
            touched += said != sentence
            assert said == sentence or any(one.taken for one in listed)
    assert touched <= 0.02 * len(everybody) * len(ORDINARY_SENTENCES)


@pytest.mark.parametrize(("first", "last"), ORDINARY_PEOPLE)
def test_a_name_that_is_a_word_is_taken_out_where_it_is_written_like_a_name_and_listed_anywhere(
    first: str, last: str
) -> None:
    redaction = _redaction(f"{first} {last}")
    for written in ways_of(first, last):
        said, listed = redaction.redact(f"There stood {written} again.", "account")
        assert listed
        if written not in {first.lower(), last.lower()}:
            assert f"stood {first}" not in said
            assert last not in said
    (one,) = redaction.redact(f"There stood {first.lower()} again.", "account")[1]
    assert (one.sure, one.taken) == (False, False)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Lakshmi Nair", "Ms. Nair's bag", "[Reporter]'s bag"),
        ("Lakshmi Nair", "Nairs Tasche", "[Reporter] Tasche"),
        ("Lakshmi Nair", "L. N. was there", "[Reporter]. was there"),
        ("Lakshmi Nair", "Lak-\nshmi came", "[Reporter] came"),
        ("Lakshmi Nair", "lakshminair2031 wrote", "[Reporter] wrote"),
        ("Lakshmi Nair", "L\u0430kshmi in two scripts", "[Reporter] in two scripts"),
        ("Anna Müller", "Frau Mueller kam", "[Reporter] kam"),
        ("Анна Кузнецова", "Я видел Анну Кузнецову", "Я видел [Reporter]"),
        ("שירה כהנוביץ", "דיברתי עם ולשירה", "דיברתי עם [Reporter]"),
        ("田中 太郎", "昨日、田中さんが来た", "昨日、[Reporter]さんが来た"),
        ("X", "Then X came, and a box fell", "Then [Reporter] came, and a box fell"),
    ],
)
def test_a_name_is_found_in_other_forms_of_it(name: str, text: str, said: str) -> None:
    assert _redaction(name).redact(text, "account")[0] == said


def test_a_slip_of_the_pen_is_taken_out_where_it_is_written_like_a_name_and_is_never_sure() -> None:
    redaction = _redaction("Petra Lindqvist")
    said, (one,) = redaction.redact("Lindquist was there.", "account")
    assert (said, one.kind, one.sure) == ("[Reporter] was there.", "near", False)


@pytest.mark.parametrize("name", ["Lakshmi Nair", "Nair, Lakshmi"])
def test_two_people_with_one_name_are_called_by_both_codes(name: str) -> None:
    names = Names([Known("p0", names=(name,)), Known("p1", names=("Lakshmi Nair",))])
    said, _ = Redaction(names, {"p0": "Reporter", "p1": "Witness A"}).redact("It was Lakshmi.", "account")
    assert said == "It was [Reporter or Witness A]."


def test_nobody_to_find_leaves_every_text_as_it_is() -> None:
    assert Redaction(Names(()), {}).redact("Will Hope", "account") == ("Will Hope", ())
