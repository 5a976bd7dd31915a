"""A settled market: its first months agree with its past, and what was unknown is at its normal."""

from __future__ import annotations

import dataclasses
import datetime as dt

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.market.simulation import simulate
from polysight.study.history_terms import HistoryTerms
from polysight.study.market_case import AssembledMarket, market_of_day, market_view
from polysight.study.market_model import MarketModel, UsualStock
from polysight.study.market_settling import expected, settled, shortened, usual
from tests.market.synthetic_case import synthetic_model

DAY, DRAWS = dt.date(2016, 6, 30), 150


def first_changes(model: MarketModel) -> np.ndarray:
    case, parameters = shortened(model, 3).chunk(5, 0, DRAWS)
    paths = simulate(case, parameters, 5, plants=False)
    return np.asarray(np.log(paths.of(Series.PRICE_CHINA)[:, -1]) - case.start.log_price[0])


def rise_in_two_years(model: MarketModel) -> float:
    case, parameters = model.chunk(5, 0, DRAWS)
    paths = simulate(case, parameters, 5, plants=False)
    change = np.log(paths.of(Series.PRICE_CHINA)[:, 23]) - case.start.log_price[0]
    return float(np.median(change))


@pytest.fixture(scope="module")
def market() -> AssembledMarket:
    """Market of a day."""
    return market_of_day(market_view(evidence(), DAY), DAY, "2017-06")


def test_stocks_that_are_hardly_known_start_at_the_covers_of_the_draw() -> None:
    model = synthetic_model(20, 3)
    deviation = model.start.deviation
    stock = deviation.stock.copy()
    stock[UsualStock.WAFER_MAKERS] = 0.6
    unread = dataclasses.replace(model.start, deviation=deviation._replace(stock=stock))
    found = dataclasses.replace(model, start=usual(unread))
    assert found.start.usual == (UsualStock.WAFER_MAKERS,)
    case, parameters = found.chunk(1, 0, DRAWS)
    cover = case.start.stock[UsualStock.WAFER_MAKERS] / case.start.use[0]
    normal = parameters[:, Parameter.WAFER_COVER_MONTHS]
    assert np.log(cover / normal).std() == pytest.approx(0.2, abs=0.04)
    assert np.corrcoef(cover, normal)[0, 1] > 0.4
    assert usual(model.start).usual == ()


def test_a_shortened_market_is_the_same_in_its_months() -> None:
    model = synthetic_model(20, 12)
    case, parameters = model.chunk(1, 0, 5)
    whole = simulate(case, parameters, 1, plants=False)
    case, parameters = shortened(model, 4).chunk(1, 0, 5)
    part = simulate(case, parameters, 1, plants=False)
    assert np.array_equal(part.values, whole.values[:, :4], equal_nan=True)


@pytest.mark.slow
def test_the_first_months_of_a_settled_market_agree_with_its_past(
    market: AssembledMarket,
) -> None:
    view = market_view(evidence(), DAY)
    told = expected(market.history, HistoryTerms(view.evidence))
    apart = np.abs(np.median(first_changes(market.model)) - told.middle[0])
    found = settled(market, view, simulate, seed=3)
    assert np.abs(np.median(first_changes(found)) - told.middle[0]) < max(0.15, 0.7 * apart)
    assert first_changes(found).std() < first_changes(market.model).std()


@pytest.mark.slow
def test_a_settled_market_foresees_no_rise_that_pays_for_holding_silicon() -> None:
    plain = market_of_day(market_view(evidence(), DAY), DAY, "2018-06")
    found = settled(plain, market_view(evidence(), DAY), simulate, seed=3)
    before, after = (rise_in_two_years(one) for one in (plain.model, found))
    assert after < before
    assert after < max(0.1, 0.8 * before)


@pytest.mark.slow
def test_settling_is_the_same_again_and_moves_little_else(market: AssembledMarket) -> None:
    view = market_view(evidence(), DAY)
    one, again = (settled(market, view, simulate, seed=3) for _ in range(2))
    assert np.array_equal(one.parameters.factor, again.parameters.factor)
    untouched = [Parameter.EXIT_RATE, Parameter.METAL_SPEED]
    assert np.array_equal(
        one.parameters.middle[untouched], market.model.parameters.middle[untouched]
    )
