"""Names and badges at the door: near is possible, far is nothing."""

import pytest

from cocreport.lookup.alike import may_be

HOLLIS = ("Hollis Brand", "@hollisb")


@pytest.mark.parametrize(
    "asked",
    [
        "Hollis Brand", "hollis brand", "HOLLIS BRAND", "Brand", "Brand, Hollis", "H. Brandt", "H Brand", "Holis Brand",
        "Höllis Bränd", "hollisb", "@hollisb", "Hollis Brent-Brand", "HollisBrand", "Henry Brand", "badge 117", "117",
        "Somebody, badge 0117", "\u041dollis Brand",
    ],
)  # fmt: skip
def test_what_is_near_is_possible(asked: str) -> None:
    assert may_be(asked, names=HOLLIS, badge="117", ignored={"badge"})


@pytest.mark.parametrize(
    "asked", ["Anna Brandt", "Mia Chen", "badge 118", "1170", "Bo", "", "...", "H.", "Brad Pitt", "Holland Park", "17"]
)
def test_what_is_far_is_not(asked: str) -> None:
    assert not may_be(asked, names=HOLLIS, badge="117", ignored={"badge"})


def test_somebody_without_a_name_is_nobody_at_the_door() -> None:
    assert not may_be("Hollis Brand", names=(), badge=None)
    assert not may_be("the man with the hat", names=(), badge=None)


@pytest.mark.parametrize("name", ["李小龍", "Σωκράτης", "محمد"])
def test_other_scripts_are_compared_as_they_are_written(name: str) -> None:
    assert may_be(name, names=(name,), badge=None)
    assert not may_be("Hollis", names=(name,), badge=None)
