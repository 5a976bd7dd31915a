"""Days of the record: made once, kept under data and code, and judged by what came."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from polysight.study.backtest_protocol import BacktestProtocol, backtest_protocol
from polysight.study.executors import engine
from polysight.study.market_backtest import forecast_days, judged_days, outturns
from polysight.study.market_readings import MarketVariable

DAY = dt.date(2013, 3, 31)


@pytest.fixture(scope="module")
def protocol() -> BacktestProtocol:
    """The shipped one with few draws."""
    found = backtest_protocol(evidence())
    forecast = found.forecast.model_copy(update={"draws": 60, "members": 60})
    return found.model_copy(update={"forecast": forecast})


def test_what_came_holds_prices_and_utilisation() -> None:
    told = outturns(evidence(), dt.date(2018, 1, 1))
    kinds = {one.variable for one in told}
    assert {MarketVariable.PRICE_CHINA, MarketVariable.OUTPUT_CHINA} <= kinds
    assert all(one.known <= "2018-01-01" for one in told)


@pytest.mark.slow
def test_a_day_is_made_once_and_judged(protocol: BacktestProtocol, tmp_path: Path) -> None:
    ready: list[dt.date] = []

    def days() -> tuple[Path, ...]:
        return forecast_days(
            protocol, data_folder(), tmp_path, engine("local", 1), [DAY], ready.append
        )

    (path,) = days()
    made = path.stat().st_mtime_ns
    assert days() == (path,)
    assert path.stat().st_mtime_ns == made
    assert ready == [DAY, DAY]
    (day,), rows = judged_days([path], evidence(), protocol, dt.date(2016, 1, 1))
    assert day.forecast.origin == DAY
    assert day.windows == ()
    assert {one.origin for one in rows} == {"2013-03-31"}
    assert MarketVariable.PRICE_CHINA in {one.variable for one in rows}
