"""One edition of the event: its days and its time zone."""

import pytest
from tests.building import an_event

from cocreport.model.event import Event
from cocreport.model.problems import RecordError


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"])
def test_a_time_zone_is_one_that_the_machine_knows(zone: str) -> None:
    assert an_event(timezone=zone).timezone == zone


@pytest.mark.parametrize(
    "zone", ["Berlin", "Europe", "../../etc/passwd", "/etc/passwd", "CEST or so", "Europe/Berlin\n"]
)
def test_another_time_zone_is_refused_without_repeating_it(zone: str) -> None:
    with pytest.raises(RecordError) as caught:
        an_event(timezone=zone)
    assert str(caught.value) == "timezone: A time zone is written like Europe/Berlin or UTC."


def test_the_last_day_is_not_before_the_first() -> None:
    with pytest.raises(RecordError) as caught:
        an_event(until="2031-05-08")
    assert [problem.address for problem in caught.value.problems] == ["until"]
    assert "Put the first day in `from`." in str(caught.value)


def test_an_event_may_last_a_day_or_have_an_open_end() -> None:
    assert an_event(until="2031-05-09").until == an_event().from_
    assert Event.from_tree({"schema": "1", "id": "2031", "from": "2031-05-09"}).until is None


def test_somebody_on_the_team_is_at_the_desk_unless_it_is_said_otherwise() -> None:
    assert an_event(staff={"ruth": {"name": "Ruth"}}).staff["ruth"].role == "desk"
