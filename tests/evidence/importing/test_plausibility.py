from __future__ import annotations

import pytest

from polysight.evidence.importing.plausibility import ENOUGH, Expectation
from tests.evidence.rows import observed

KNOWN = [observed(id=f"K{place}", value=40.0 + place) for place in range(ENOUGH)]


@pytest.mark.parametrize(
    ("value", "far"), [(52.0, False), (52000.0, True), (0.052, True), (9.0, False)]
)
def test_a_unit_slip_is_far_from_what_is_known(value: float, far: bool) -> None:
    found = Expectation(KNOWN).far(observed(id="N", value=value, grade="granular"))
    assert found == (42.0 if far else None)


def test_nothing_is_said_about_what_is_not_known() -> None:
    assert Expectation(KNOWN[:-1]).far(observed(id="N", value=52000.0)) is None
    assert Expectation(KNOWN).far(observed(id="N", value=52000.0, geography="US")) is None
