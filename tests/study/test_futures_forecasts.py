"""Futures are held against what came, on quotes shortly before a quarter end alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from polysight.evidence.store import evidence
from polysight.study.futures_forecasts import (
    REACH_DAYS,
    FuturesForecast,
    FuturesRecord,
    futures_errors,
    futures_record,
)
from polysight.study.market_case import market_view
from polysight.study.market_record import RecordRow
from tests.study.record_example import protocol
from tests.study.test_market_turns import row

CASE = FuturesForecast("2025-06-30", "2025-06-25", 3, 30.0, 40.0, 50.0, 40.0, ("MP0373",))
RECORD = FuturesRecord((CASE,), ("2025-03-31",))


def on(day: str, came: float = 45.0) -> RecordRow:
    return replace(row(came, 40.0, walk=36.0, months=3), origin=day)


def made(*days: str) -> FuturesRecord:
    view = market_view(evidence(), dt.date(2026, 6, 30))
    return futures_record(view, [on(one) for one in days], protocol())


def test_a_quote_shortly_before_a_quarter_end_speaks_without_the_tax() -> None:
    found = made("2025-06-30", "2025-03-31", "2024-09-30")
    (told,) = found.told
    days = dt.date.fromisoformat(told.day) - dt.date.fromisoformat(told.quoted)
    assert dt.timedelta(0) <= days <= dt.timedelta(REACH_DAYS)
    quoted = [evidence().observation(name).middle for name in told.inputs]
    assert told.futures == pytest.approx(quoted[0] / 1.13)
    assert (told.model, told.walk, told.came) == (40.0, 36.0, 45.0)
    assert found.unquoted == ("2025-03-31",)


def test_before_the_listing_there_is_nothing() -> None:
    assert made("2020-12-31") == FuturesRecord()


@pytest.mark.parametrize(("futures", "nearer"), [(30.0, 1), (40.0, 0)])
def test_errors_are_of_the_same_cases(futures: float, nearer: int) -> None:
    found = futures_errors([replace(CASE, futures=futures)])
    assert (found.cases, found.days, found.nearer) == (1, 1, nearer)
    assert found.model == 0.0
    assert found.walk == pytest.approx(0.2231, abs=1e-4)
