"""Paths of logarithms meet what was read of months, sums, shares and means."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest

from polysight.market.series import Series
from polysight.market.state_space import random_walk
from polysight.study.history_reading import HistoryReading, Shape
from polysight.study.log_paths import SeriesEstimate, Track, estimated, remembering

CHINA, OUTSIDE = Series.OUTPUT_CHINA, Series.OUTPUT_OUTSIDE
FREEDOM, MONTHS = 4.0, (24000, 24035)


def reading(
    value: float,
    first: int,
    last: int,
    *series: Series,
    deviation: float = 0.01,
    shape: Shape = Shape.SUM,
    whole: tuple[Series, ...] = (),
) -> HistoryReading:
    day = dt.date(2020, 1, 1)
    return HistoryReading(
        series, shape, first, last, math.log(value), deviation, day, ("X",), whole
    )


def paths(*told: HistoryReading) -> dict[Series, SeriesEstimate]:
    model, lags = remembering((random_walk(0.05, 1.0, 2.0), random_walk(0.05, 1.0, 2.0)))
    base = np.zeros(MONTHS[1] - MONTHS[0] + 1)
    tracks = {CHINA: Track((0,), lags[:1], base), OUTSIDE: Track((1,), lags[1:], base)}
    return estimated(model, tracks, told, MONTHS, FREEDOM)[0]


def months(estimate: SeriesEstimate, first: int, last: int) -> float:
    return float(np.exp(estimate.logarithm[first - MONTHS[0] : last + 1 - MONTHS[0]]).sum())


def test_a_year_is_met_by_the_sum_of_its_months() -> None:
    found = paths(reading(240.0, 24012, 24023, CHINA), reading(25.0, 24020, 24020, CHINA))
    assert months(found[CHINA], 24012, 24023) == pytest.approx(240.0, rel=0.01)
    assert months(found[CHINA], 24020, 24020) == pytest.approx(25.0, rel=0.05)


def test_a_sum_of_series_less_one_of_them_leaves_the_other() -> None:
    found = paths(reading(240.0, 24012, 24023, CHINA, OUTSIDE), reading(200.0, 24012, 24023, CHINA))
    assert months(found[OUTSIDE], 24012, 24023) == pytest.approx(40.0, rel=0.05)


def test_a_share_parts_a_sum() -> None:
    found = paths(
        reading(200.0, 24012, 24023, CHINA, OUTSIDE),
        reading(0.75, 24012, 24023, CHINA, whole=(CHINA, OUTSIDE)),
    )
    assert months(found[CHINA], 24012, 24023) == pytest.approx(150.0, rel=0.02)


def test_a_mean_price_of_both_lies_between_them() -> None:
    found = paths(
        reading(10.0, 24010, 24012, CHINA, OUTSIDE, shape=Shape.MEAN),
        reading(20.0, 24011, 24011, CHINA, shape=Shape.MEAN),
    )
    assert months(found[OUTSIDE], 24011, 24011) == pytest.approx(5.0, rel=0.05)


def test_a_level_is_that_of_the_last_month_over_a_known_part() -> None:
    model, _ = remembering((random_walk(0.05, 0.0, 1.0),))
    base = np.log(np.linspace(10.0, 20.0, MONTHS[1] - MONTHS[0] + 1))
    one = reading(40.0, MONTHS[1], MONTHS[1], Series.STOCK_METAL, shape=Shape.END)
    tracks = {Series.STOCK_METAL: Track((0,), (), base)}
    found = estimated(model, tracks, [one], MONTHS, FREEDOM)[0][Series.STOCK_METAL]
    assert math.exp(found.at(MONTHS[1])[0]) == pytest.approx(40.0, rel=0.01)
    pulled = math.log(2.0) / (1.0 + 35 * 0.05**2)
    assert found.at(MONTHS[0])[0] == pytest.approx(math.log(10.0) + pulled, rel=1e-3)


def test_a_misprint_hardly_counts() -> None:
    fair = [reading(20.0, month, month, CHINA, deviation=0.03) for month in range(24010, 24015)]
    wrong = reading(2.0, 24012, 24012, CHINA, deviation=0.03)
    found = paths(*fair, wrong)
    assert months(found[CHINA], 24012, 24012) == pytest.approx(20.0, rel=0.03)


def test_readings_outside_the_months_are_left_out() -> None:
    early = reading(2.0, MONTHS[0] - 3, MONTHS[0], CHINA)
    assert paths(early)[CHINA].readings == ()


def test_what_was_known_then_and_from_when() -> None:
    found = paths(reading(20.0, 24012, 24012, CHINA), reading(22.0, 24024, 24024, CHINA))[CHINA]
    assert found.deviation_then[5] > found.deviation[5]
    assert found.deviation_then[-1] == pytest.approx(found.deviation[-1])
    assert found.usable_from(0.2) == 24012
    assert found.usable_from(0.001) is None
    assert [one.last for one in found.read(24012)] == [24012]
