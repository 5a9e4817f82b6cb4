"""The questions of a procedure as a list, for people who write answer files."""

from tests.interview.reviewed import AROUND, reviewed_steps
from tests.interview.small import steps

from cocreport.interview.catalogue import Asked, catalogue
from cocreport.interview.offers import offered_in
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


def test_what_is_on_offer_is_listed_as_far_as_it_is_known() -> None:
    listed = catalogue(reviewed_steps(), Case, offered_in({}, AROUND))
    found = {asked.id: (asked.form, asked.options, asked.write_in) for asked in listed}
    assert found["action"] == ("choice", ("warning", "ban", "other"), False)
    assert found["upheld"] == ("choice", ("violation",), False)
    assert found["present"] == ("several", ("ruth", "dana"), True)
    assert found["measure-person"] == ("line", (), False)
    assert (found["task-due"][0], found["review-on"][0]) == ("coming", "day")


def test_where_nothing_is_known_an_offer_is_a_line_to_type() -> None:
    found = {asked.id: (asked.form, asked.options) for asked in catalogue(reviewed_steps(), Case)}
    assert (found["action"], found["task-who"], found["present"]) == (("line", ()), ("line", ()), ("several", ()))


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
