"""Rows of the record: which outturn counts, and what is told of it."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.market_readings import MarketReading, MarketVariable
from polysight.study.market_record import JUDGED, MODEL, outturn, record_rows
from tests.study.record_example import PULL, days, protocol


def reading(first: int, last: int) -> MarketReading:
    return MarketReading(MarketVariable.OUTPUT_CHINA, first, last, 0.0, 0.1, "", ())


def test_the_nearest_then_the_shortest_outturn_counts() -> None:
    year, month, late = reading(1, 12), reading(12, 12), reading(13, 13)
    assert outturn([year, month, late], 12, 1) is month
    assert outturn([year, late], 12, 1) is year
    assert outturn([late], 12, 1) is late
    assert outturn([late], 12, 0) is None


def test_rows_are_of_months_after_the_day_and_of_every_horizon() -> None:
    (day, *_), readings = days(PULL, count=1)
    rows = record_rows(day, readings, protocol())
    assert [one.horizon for one in rows] == [3, 6, 12, 24]
    for one in rows:
        assert abs(one.last - day.month - one.horizon) <= 1
        assert one.first > day.month
        assert set(one.judged) == set(JUDGED)
        assert list(one.judged[MODEL].quantiles) == sorted(one.judged[MODEL].quantiles)
        assert 0.0 <= one.judged[MODEL].below <= 1.0
        assert one.start == pytest.approx(np.exp(day.plain[one.variable].start))


def test_a_variable_that_was_not_usable_has_no_rows() -> None:
    (day, *_), readings = days(PULL, count=1)
    moved = [
        MarketReading(MarketVariable.OUTPUT_CHINA, one.first, one.last, 1.0, 0.1, "", ())
        for one in readings
    ]
    assert record_rows(day, moved, protocol()) == ()


def test_the_same_day_gives_the_same_rows() -> None:
    (day, *_), readings = days(PULL, count=1)
    assert record_rows(day, readings, protocol()) == record_rows(day, readings, protocol())
