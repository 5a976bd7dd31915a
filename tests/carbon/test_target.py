"""Targets: the answer, put back, meets the target; what is out of reach says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.carbon.target import (
    GreenLever,
    MetalLever,
    Reach,
    green_share_needed,
    metal_intensity_for,
    metal_intensity_needed,
)
from polysight.errors import DataError


def lever(power: Any = 50.0, rest: Any = 0.7, green: Any = 0.05, **change: Any) -> GreenLever:
    told: dict[str, Any] = {
        "electricity_kwh_per_kg": np.atleast_1d(power).astype(float),
        "remainder_kgco2e_per_kwh": np.atleast_1d(rest).astype(float),
        "green_kgco2e_per_kwh": np.atleast_1d(green).astype(float),
        "unclaimed_kgco2e_per_kwh": np.atleast_1d(0.6).astype(float),
        "present": 0.0,
        "most": 1.0,
    }
    return GreenLever(**(told | change))


def other(value: Any = 10.0) -> Any:
    return np.atleast_1d(value).astype(float)


def total(at: GreenLever, rest: Any, share: Any) -> Any:
    green = share * at.green_kgco2e_per_kwh + (1.0 - share) * at.remainder_kgco2e_per_kwh
    return rest + at.electricity_kwh_per_kg * green


def test_a_share_by_hand() -> None:
    # 10 + 50 x 0.7 - s x 50 x 0.65 = 20 gives s = 25 / 32.5.
    got = green_share_needed(20.0, other(), lever())
    np.testing.assert_allclose(got.needed, 25.0 / 32.5)
    assert got.reachable.all()
    assert not got.already.any()


@given(
    arrays(np.float64, 5, elements=st.floats(1.0, 30.0)),
    arrays(np.float64, 5, elements=st.floats(20.0, 80.0)),
    st.floats(1.0, 80.0),
    st.floats(0.0, 0.9),
)
def test_the_answer_meets_the_target(rest: Any, power: Any, target: float, present: float) -> None:
    at = lever(power, np.full(5, 0.7), np.full(5, 0.05), present=present)
    got = green_share_needed(target, rest, at)
    new = got.reachable & ~got.already
    met = total(at, rest, got.needed)
    np.testing.assert_allclose(met[new], target, rtol=1e-9)
    assert np.all((got.needed[got.reachable] >= present) & (got.needed[got.reachable] <= 1.0))
    out = total(at, rest, 1.0)[~got.reachable]
    assert np.all(out > target - 1e-9)
    assert np.array_equal(np.isnan(got.needed), ~got.reachable)
    stricter = green_share_needed(target - 0.5, rest, at)
    assert not np.any(stricter.reachable & ~got.reachable)


def test_what_is_reached_already_needs_nothing_more() -> None:
    # 10 + 50 x 0.6 = 40 without a claim; a first claim would lift the rest to 0.7.
    got = green_share_needed(41.0, other(), lever())
    assert got.already.all()
    assert got.needed.tolist() == [0.0]
    just_below = green_share_needed(39.9, other(), lever())
    assert float(just_below.needed[0]) == pytest.approx((45.0 - 39.9) / 32.5)


def test_what_can_be_had_bounds_the_share() -> None:
    got = green_share_needed(20.0, other(), lever(most=0.5))
    assert not got.reachable.any()
    assert np.isnan(got.needed).all()


def test_the_whole_lever_just_suffices() -> None:
    got = green_share_needed(10.0 + 50.0 * 0.05, other(), lever())
    assert got.reachable.all()
    np.testing.assert_allclose(got.needed, 1.0)


def test_a_lever_that_moves_nothing_reaches_nothing() -> None:
    same = green_share_needed(20.0, other(), lever(rest=0.6, green=0.6))
    assert not same.reachable.any()
    idle = green_share_needed(5.0, other(), lever(power=0.0))
    assert not idle.reachable.any()


def test_a_range_counts_the_unreachable_as_beyond() -> None:
    got = Reach(
        needed=np.array([0.2, 0.4, 0.6, np.nan]),
        reachable=np.array([True, True, True, False]),
        already=np.zeros(4, dtype=bool),
        downwards=False,
    )
    assert got.reachable_share == 0.75
    assert [float(got.setting(each)) for each in (0.25, 0.5, 0.75)] == [0.2, 0.4, 0.6]
    assert np.isnan(got.setting(0.76))
    with pytest.raises(DataError, match="above 0"):
        got.setting(0.0)


@given(arrays(np.float64, (2, 20), elements=st.floats(0, 1)), st.floats(0.01, 1.0))
def test_the_setting_reaches_the_share_that_it_promises(needed: Any, confidence: float) -> None:
    yes, no = np.ones((2, 20), dtype=bool), np.zeros((2, 20), dtype=bool)
    up = Reach(needed, yes, no, downwards=False).setting(confidence)
    down = Reach(needed, yes, no, downwards=True).setting(confidence)
    assert np.all((needed <= up[:, None]).mean(axis=1) >= confidence - 1e-12)
    assert np.all((needed >= down[:, None]).mean(axis=1) >= confidence - 1e-12)


def test_silicon_metal_by_hand() -> None:
    metal = MetalLever(other(1.1), other(12.0), other(5.0))
    got = metal_intensity_needed(20.0, other(9.0), metal)
    np.testing.assert_allclose(got.needed, 10.0)
    assert not metal_intensity_needed(14.0, other(9.0), metal).reachable.any()
    enough = metal_intensity_needed(30.0, other(9.0), metal)
    assert enough.already.all()
    np.testing.assert_allclose(enough.needed, 12.0)


@given(st.floats(1.0, 20.0), st.floats(0.5, 2.0), st.floats(0.0, 30.0))
def test_the_best_origin_just_suffices_for_what_it_gives(
    least: float, amount: float, rest: float
) -> None:
    metal = MetalLever(other(amount), other(least + 5.0), other(least))
    got = metal_intensity_needed(rest + amount * least, other(rest), metal)
    assert got.reachable.all()
    np.testing.assert_allclose(got.needed, least)
    beyond = metal_intensity_needed(rest + amount * least * 0.999, other(rest), metal)
    assert not beyond.reachable.any()


def test_a_range_of_metal_is_hardest_where_lowest() -> None:
    metal = MetalLever(other(1.0), other(12.0), other(2.0))
    got = metal_intensity_needed(20.0, np.array([10.0, 12.0, 14.0, 19.0]), metal)
    assert got.needed.tolist()[:3] == [10.0, 8.0, 6.0]
    assert float(got.setting(0.5)) == 8.0
    assert float(got.setting(0.75)) == 6.0
    assert np.isnan(got.setting(1.0))


def test_both_levers_meet_the_target_on_the_line() -> None:
    at = lever([40.0, 50.0])
    shares = np.array([0.0, 0.5, 1.0])
    line = metal_intensity_for(25.0, other(3.0), at, other([1.1, 1.2]), shares)
    assert line.shape == (3, 2)
    # No claim: the average of the grid, 3 + 1.1 i + 40 x 0.6 = 25.
    np.testing.assert_allclose(line[0, 0], (25.0 - 3.0 - 24.0) / 1.1)
    np.testing.assert_allclose(line[1, 1], (25.0 - 3.0 - 50.0 * 0.375) / 1.2)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lever(present=0.6, most=0.5), "in this order"),
        (lever(power=np.nan), "complete numbers"),
    ],
)
def test_refused(wrong: GreenLever, said: str) -> None:
    with pytest.raises(DataError, match=said) as caught:
        green_share_needed(20.0, other(), wrong)
    assert caught.value.told("zh")


def test_incomplete_or_absent_metal_is_refused() -> None:
    metal = MetalLever(other(1.1), other(12.0), other(5.0))
    with pytest.raises(DataError, match="complete numbers"):
        metal_intensity_needed(20.0, other(np.nan), metal)
    with pytest.raises(DataError, match="no silicon metal"):
        metal_intensity_needed(20.0, other(), replace(metal, silicon_metal_kg_per_kg=other(0.0)))
