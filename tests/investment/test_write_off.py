"""Schedules by which assets are written off."""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.investment.case import Method
from polysight.investment.write_off import accumulated_share, least_balance_share

METHODS = get_args(Method)


@st.composite
def schedules(draw: st.DrawFn) -> tuple[Any, int, float]:
    life = draw(st.integers(3, 40))
    most = least_balance_share(life)
    return draw(st.sampled_from(METHODS)), life, draw(st.floats(0.0, min(0.9, most)))


@pytest.mark.parametrize(
    ("method", "life", "residual", "by_year"),
    [
        # 19,000 a year of 100,000 with 5 % left.
        ("straight-line", 5, 0.05, [0.19, 0.38, 0.57, 0.76, 0.95]),
        # 5/15, 4/15, ... of 95 %.
        ("sum-of-years", 5, 0.05, [0.95 * n / 15 for n in (5, 9, 12, 14, 15)]),
        # 40 %, 24 %, 14.4 %, and half of what is left above 5 % in each of the last two years.
        ("double-declining", 5, 0.05, [0.4, 0.64, 0.784, 0.867, 0.95]),
    ],
)
def test_schedules_worked_out_by_hand(
    method: Method, life: int, residual: float, by_year: list[float]
) -> None:
    months = 12 * np.arange(1, life + 1)
    assert accumulated_share(method, life, residual, months) == pytest.approx(by_year)


@given(schedules())
def test_a_schedule_writes_off_everything_but_the_residual(given: tuple[Any, int, float]) -> None:
    method, life, residual = given
    shares = accumulated_share(method, life, residual, np.arange(-5, 12 * life + 6))
    assert shares[0] == 0.0
    assert shares[-1] == pytest.approx(1.0 - residual)
    assert np.all(np.diff(shares) >= -1e-15)


@given(schedules(), st.integers(0, 39))
def test_within_a_year_the_amount_runs_evenly(given: tuple[Any, int, float], year: int) -> None:
    method, life, residual = given
    months = 12.0 * min(year, life - 1) + np.arange(13)
    steps = np.diff(accumulated_share(method, life, residual, months))
    assert steps == pytest.approx(np.full(12, steps.mean()), abs=1e-12)


@given(schedules())
def test_accelerated_schedules_begin_ahead_of_the_straight_line(
    given: tuple[Any, int, float],
) -> None:
    method, life, residual = given
    months = np.arange(6 * life + 1)
    ahead = accumulated_share(method, life, residual, months)
    assert np.all(ahead >= accumulated_share("straight-line", life, residual, months) - 1e-12)


def test_a_double_declining_balance_cannot_keep_more_than_it_leaves() -> None:
    assert least_balance_share(5) == pytest.approx(0.6**3)
    shares = accumulated_share("double-declining", 5, least_balance_share(5), [36.0, 60.0])
    assert shares[0] == pytest.approx(shares[1])
