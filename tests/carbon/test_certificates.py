"""Certificates beside computed footprints: every outcome, and no number where none is right."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.carbon.basis import ElectricityBasis, FootprintBasis
from polysight.carbon.certificates import Comparison, Computed, Outcome, Published, compared
from polysight.errors import DataError

BASIS = FootprintBasis("cradle-to-gate", "included", ElectricityBasis.LIFE_CYCLE, "iso-14067")
ROUTES = ("siemens", "silane-fbr")
# Draws from 10 to 20: the median is 15, nineteen twentieths lie from 10.25 to 19.75.
OURS = Computed(np.linspace(10.0, 20.0, 1001), BASIS, "silane-fbr")


def published(low: float, high: float, **change: object) -> Published:
    return replace(Published("p", low, high, BASIS, "silane-fbr"), **change)  # type: ignore[arg-type]


def outcome(printed: Published, ours: Computed = OURS) -> Comparison:
    return compared(printed, ours, routes=ROUTES, interval=0.95)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (14.27555, 14.27565, Outcome.REPRODUCED),
        (10.25, 10.25, Outcome.REPRODUCED),
        (9.0, 10.3, Outcome.REPRODUCED),
        (10.1, 10.2, Outcome.DIFFERS),
        (19.8, 25.0, Outcome.DIFFERS),
    ],
)
def test_inside_or_outside_the_interval(low: float, high: float, expected: Outcome) -> None:
    got = outcome(published(low, high))
    assert got.outcome is expected
    assert (got.low, got.high) == pytest.approx((10.25, 19.75))
    assert got.difference == pytest.approx((low + high) / 2.0 - 15.0)


def test_where_the_printed_value_stands() -> None:
    got = outcome(published(12.5, 12.5))
    assert got.below == pytest.approx(0.25, abs=1e-3)


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        (replace(BASIS, silicon_metal="excluded"), "silicon-metal stage"),
        (replace(BASIS, silicon_metal="unstated"), "silicon-metal stage"),
        (replace(BASIS, method="french-tender"), "one method"),
        (replace(BASIS, electricity=ElectricityBasis.COMBUSTION), "one basis"),
        (replace(BASIS, boundary="gate-to-gate"), "boundaries"),
    ],
)
def test_unlike_bases_have_a_remedy_and_no_number(basis: FootprintBasis, said: str) -> None:
    got = outcome(published(14.0, 14.1, basis=basis))
    assert got.outcome is Outcome.REFUSED
    assert said in got.problems[0].sentence("en")
    assert np.isnan([got.low, got.high, got.below, got.difference]).all()


def test_a_route_outside_the_model() -> None:
    got = outcome(published(14.0, 14.1, route="umg"))
    assert got.outcome is Outcome.OUTSIDE
    assert "umg" in got.problems[0].sentence("zh")


def test_a_certificate_of_another_route_is_not_compared() -> None:
    assert outcome(published(14.0, 14.1, route="siemens")).outcome is Outcome.REFUSED


def test_an_incomplete_footprint_reproduces_nothing() -> None:
    partly = replace(OURS, not_covered=("hydrogen",))
    got = outcome(published(14.0, 14.1), partly)
    assert got.outcome is Outcome.INCOMPLETE
    assert "hydrogen" in got.problems[0].sentence("en")
    gaps = replace(OURS, totals_kgco2e_per_kg=np.array([14.0, np.nan]))
    assert outcome(published(14.0, 14.1), gaps).outcome is Outcome.INCOMPLETE


def test_reservations_are_told() -> None:
    got = outcome(published(14.0, 14.1, prescribed=("electricity",)))
    assert len(got.problems) == 2
    told = outcome(published(14.0, 14.1, supply_known=True))
    assert told.problems == ()


@given(st.floats(0, 30), st.floats(0, 5), st.floats(0.1, 0.5))
def test_a_wider_interval_never_loses_a_certificate(low: float, width: float, share: float) -> None:
    printed = published(low, low + width)
    narrow = compared(printed, OURS, routes=ROUTES, interval=share)
    wide = compared(printed, OURS, routes=ROUTES, interval=share + 0.4)
    if narrow.outcome is Outcome.REPRODUCED:
        assert wide.outcome is Outcome.REPRODUCED


def test_refused() -> None:
    with pytest.raises(DataError, match="between 0 and 1"):
        compared(published(1.0, 2.0), OURS, routes=ROUTES, interval=1.0)
    with pytest.raises(DataError, match="turned round"):
        outcome(published(2.0, 1.0))
