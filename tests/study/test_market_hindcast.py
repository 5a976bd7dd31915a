"""Stretches of the past, and plain forecasts of what was known; a whole day is tested as slow."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from polysight.evidence.location import data_folder
from polysight.evidence.store import Evidence, evidence
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.market.simulation import simulate
from polysight.study.backtest_protocol import backtest_protocol
from polysight.study.data_cut import cut_data
from polysight.study.fitted_day_file import keep, kept
from polysight.study.market_case import market_view
from polysight.study.market_hindcast import (
    FIRST_DAY,
    FittedDay,
    fitted_day,
    past_spans,
    plain_forecasts,
)
from polysight.study.market_history import market_history
from polysight.study.market_readings import MarketVariable
from polysight.study.market_record import record_rows
from polysight.study.observed_outturns import observed_outturns

DAY = dt.date(2015, 3, 31)
DRAWS, MEMBERS = 60, 60


@pytest.mark.parametrize(
    ("day", "spans"),
    [
        ("2012-12-31", []),
        ("2013-03-31", []),
        ("2013-06-30", [("2012-12-31", 6)]),
        ("2014-12-31", [("2012-12-31", 24)]),
        ("2015-03-31", [("2013-03-31", 24)]),
        ("2016-06-30", [("2012-12-31", 18), ("2014-06-30", 24)]),
    ],
)
def test_stretches_follow_one_another_and_end_on_the_day(
    day: str, spans: list[tuple[str, int]]
) -> None:
    found = past_spans(dt.date.fromisoformat(day), 24)
    assert [(start.isoformat(), months) for start, months in found] == spans
    assert all(start >= FIRST_DAY for start, _ in found)


def test_only_what_is_known_well_enough_is_forecast_plainly() -> None:
    view = market_view(evidence(), DAY)
    readings = observed_outturns(view)
    found = plain_forecasts(market_history(view, DAY), readings)
    assert MarketVariable.PRICE_CHINA in found
    assert MarketVariable.STOCK_PRODUCERS not in found
    assert 50 < np.exp(found[MarketVariable.PRICE_CHINA].start) < 250
    assert found[MarketVariable.PRICE_CHINA].walk.steps >= 2


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    """What was known on the day."""
    target = tmp_path_factory.mktemp("cut") / "data"
    cut_data(data_folder(), DAY, target)
    return evidence(folder=target)


@pytest.fixture(scope="module")
def day(cut: Evidence) -> FittedDay:
    """Forecast of the day, with few draws."""
    terms = backtest_protocol(evidence()).forecast
    few = terms.model_copy(update={"draws": DRAWS, "members": MEMBERS})
    return fitted_day(cut, DAY, few, simulate)


@pytest.mark.slow
def test_a_day_is_forecast_from_its_price(day: FittedDay) -> None:
    paths = day.forecast.paths
    first = paths.of(Series.PRICE_CHINA)[:, 0]
    start = day.forecast.plain[MarketVariable.PRICE_CHINA].start
    assert paths.values.shape[:2] == (DRAWS, 24)
    assert np.median(np.log(first)) == pytest.approx(start, abs=0.25)
    assert day.windows == (("2013-03-31", 24),)
    assert day.fit.readings > 0
    assert Parameter.VOLATILITY_SLACK not in day.fit.fitted


@pytest.mark.slow
def test_a_kept_day_is_judged_like_the_day_itself(day: FittedDay, tmp_path: Path) -> None:
    path = tmp_path / "day.npz"
    keep(day, path)
    again = kept(path)
    protocol = backtest_protocol(evidence())
    came = observed_outturns(market_view(evidence(), dt.date(2018, 1, 1)))
    rows = record_rows(day.forecast, came, protocol)
    assert rows
    assert record_rows(again.forecast, came, protocol) == rows
    assert again.fit.fitted == day.fit.fitted
    assert np.array_equal(again.scatter.spread.factor, day.scatter.spread.factor)
    assert np.array_equal(again.fit.directions, day.fit.directions)
    assert again.windows == day.windows
