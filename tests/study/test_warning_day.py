"""What a day knew: series end where they were last told, and sums are those of their months."""

from __future__ import annotations

import math

import numpy as np
import pytest

from polysight.market.series import Series
from tests.study.warning_example import known, month

pytestmark = pytest.mark.slow

DAY = "2022-06-30"


def test_a_series_ends_with_its_newest_reading() -> None:
    day = known(DAY)
    made = day.series(Series.OUTPUT_CHINA)
    assert made.newest is not None
    assert made.newest < month(DAY)
    assert all(one.known <= day.day for one in made.estimate.readings)
    assert day.series(Series.STOCK_METAL).newest is None


def test_a_sum_is_that_of_its_months() -> None:
    made = known(DAY).series(Series.OUTPUT_CHINA)
    first = month("2021-01-31")
    assert made.total(first, first + 11) == pytest.approx(np.exp(made.log(first, first + 11)).sum())
    assert made.total(first, first + 11) == pytest.approx(505.0, rel=0.03)
    assert math.isnan(made.total(made.estimate.first - 1, first))


def test_rows_speak_of_the_months() -> None:
    made = known(DAY).series(Series.OUTPUT_CHINA)
    first = month("2021-01-31")
    rows = made.rows(first, first + 11)
    assert "MS0149" in rows
    assert "MS0127" not in rows


def test_what_is_known_too_little_is_not_good() -> None:
    assert known(DAY).good(0.2)
    assert not known(DAY).good(0.8)


def test_costs_of_later_quarters_are_left_out() -> None:
    assert all(one.month <= known(DAY).month for one in known(DAY).costs)
