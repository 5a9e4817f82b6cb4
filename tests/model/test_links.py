"""A link as each of the two cases says it."""

from typing import get_args

import pytest

from cocreport.model.links import LinkKind, from_the_other_side


@pytest.mark.parametrize("kind", get_args(LinkKind))
def test_the_other_side_of_the_other_side_is_this_one(kind: LinkKind) -> None:
    assert from_the_other_side(from_the_other_side(kind)) == kind


def test_only_retaliation_and_counter_reports_have_a_direction() -> None:
    directed = {kind for kind in get_args(LinkKind) if from_the_other_side(kind) != kind}
    assert directed == {"retaliation for", "retaliation in", "counter-report to", "counter-report in"}
