"""What a redaction does beside names: addresses, numbers, times, and what somebody decided."""

import pytest

from cocreport.copies.names import Known, Names
from cocreport.copies.redact import Redaction

_PERSON = Known("p", names=("Jo Berg",), addresses=("jo.berg@example.org",), numbers=("+49 170 5550 0120",))
_REDACTION = Redaction(Names([_PERSON]), {"p": "Witness A"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Write to jo.berg@example.org.", "Write to [Witness A]."),
        ("Call 0170 55500120 or (0049) 170/5550-0120.", "Call [Witness A] or [Witness A]."),
        ("Write to somebody@example.net", "Write to [e-mail address]"),
        ("Call +44 20 7946 0958", "Call [phone number]"),
        ("It was on 2031-05-10 at 21:40.", "It was on 2031-05-10 at 21:40."),
    ],
)
def test_addresses_and_numbers_go_whoever_they_belong_to(text: str, said: str) -> None:
    assert _REDACTION.redact(text, "account")[0] == said


@pytest.mark.parametrize("text", ["[Jo or somebody]", "[Jo Berg]", "[Witness A or Jo]", "[see Jo or Berg, Witness A]"])
def test_brackets_that_somebody_wrote_hide_no_name(text: str) -> None:
    said, listed = _REDACTION.redact(text, "account")
    assert "Jo" not in said
    assert listed
    assert list(_REDACTION.named(text))


def test_what_everybody_may_know_stays() -> None:
    team = Redaction(Names([_PERSON]), {"p": "Witness A"}, known_to_all="conduct@pyriver.example")
    assert team.redact("conduct@pyriver.example", "x")[0] == "conduct@pyriver.example"


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ("minute", "On 10 May 2031 at 9:40 pm, um 21 Uhr"),
        ("day", "On 10 May 2031 at [time], um [time]"),
        ("month", "On [date] at [time], um [time]"),
    ],
)
def test_times_in_a_text_are_as_coarse_as_the_audience_needs(times: str, said: str) -> None:
    assert Redaction(Names(()), {}, times).redact("On 10 May 2031 at 9:40 pm, um 21 Uhr", "x")[0] == said


def test_what_somebody_decided_holds_for_every_place_of_a_word() -> None:
    decided = Redaction(Names([_PERSON]), {"p": "Witness A"}, decided={"berg": False, "jo": True})
    said, listed = decided.redact("Berg ist hoch; Jo sah den Berg.", "x")
    assert said == "Berg ist hoch; [Witness A] sah den Berg."
    assert [one.taken for one in listed] == [False, True, False]


def test_a_replacement_says_where_it_is() -> None:
    _, (one,) = _REDACTION.redact("Nobody.\nThen Jo.", "reports/1/account")
    assert (one.where, one.line, one.written, one.code, one.word) == ("reports/1/account", 2, "Jo", "[Witness A]", "jo")
