"""The questions of a procedure as a list, for people who write answer files."""

from tests.interview.small import steps

from cocreport.interview.catalogue import Asked, catalogue
from cocreport.model.case import Case
from cocreport.procedure.load import Setup, bundled, setup_questions


def test_every_question_is_listed_with_what_it_takes() -> None:
    found = {asked.id: asked for asked in catalogue(steps("scene"), Case)}
    assert list(found) == ["place", "ongoing", "channel", "began", "ended", "account"]
    assert found["channel"] == Asked(
        id="channel",
        step="scene",
        ask="How did it come?",
        form="choice",
        options=("form", "e-mail"),
        write_in=True,
        skips=("unknown", "declined", "later"),
    )


def test_the_question_for_another_round_is_listed_behind_its_step() -> None:
    found = catalogue(steps("who"), Case)
    assert [asked.id for asked in found] == ["name", "looks", "who.again"]
    assert found[-1].options == ("yes", "no")


def test_a_question_is_printed_as_plain_json() -> None:
    assert catalogue(steps("scene"), Case)[1].to_json() == {
        "id": "ongoing",
        "step": "scene",
        "ask": "Still?",
        "form": "choice",
        "options": ["still going on", "over", "unclear"],
        "write_in": "no",
        "skips": [],
    }
    assert catalogue(steps("scene"), Case)[2].to_json()["write_in"] == "yes"


def test_the_bundled_questions_can_all_be_listed() -> None:
    for found, record in ((bundled("workshop-1").steps, Case), (setup_questions().steps, Setup)):
        listed = catalogue(found, record)
        assert len({asked.id for asked in listed}) == len(listed)
        assert all(asked.options or asked.form != "choice" or asked.write_in for asked in listed)
