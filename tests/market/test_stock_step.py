"""The stock equation: who buys from whom, and that what is held adds up."""

from __future__ import annotations

from math import exp

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from polysight.market import stock_step
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.market.stock_step import emptiness, trend_lift
from polysight.market.working_arrays import Now
from tests.market.drawn_market import DrawnMarket, drawn_market, entered

fill_purchases = entered(stock_step.fill_purchases)
keep_stocks = entered(stock_step.keep_stocks)
move_stocks = entered(stock_step.move_stocks)


amounts = st.floats(0.0, 300.0)
MARKET = drawn_market()


def moved(market: DrawnMarket) -> DrawnMarket:
    move_stocks(market.theta, market.given.months, 0, market.now, market.row)
    return market


@given(st.tuples(*[amounts] * 4), st.tuples(*[amounts] * 2), amounts, amounts, st.floats(0.0, 1.0))
def test_stocks_change_by_what_flows_and_nothing_is_owed(
    stocks: tuple[float, ...],
    outputs: tuple[float, float],
    purchases: float,
    wanted: float,
    traded: float,
) -> None:
    now, row = MARKET.now, MARKET.row
    now[Now.STOCK_PRODUCERS : Now.STOCK_OUTSIDE + 1] = stocks
    MARKET.set(wanted_use_china=wanted, wanted_use_outside=wanted / 9.0)
    row[Series.OUTPUT_CHINA], row[Series.OUTPUT_OUTSIDE] = outputs
    row[Series.PURCHASES_CHINA] = purchases
    row[Series.IMPORTS] = min(purchases, 0.95 * traded * (stocks[3] + outputs[1]))
    row[Series.EXPORTS] = 0.95 * traded * (stocks[0] + outputs[0])
    moved(MARKET)
    held = row[Series.STOCK_PRODUCERS : Series.STOCK_OUTSIDE + 1]
    assert (held >= 0.0).all()
    net = row[Series.IMPORTS] - row[Series.EXPORTS]
    change = held[:3].sum() - sum(stocks[:3])
    assert abs(change - (outputs[0] + net - row[Series.USE_CHINA])) < 1e-9
    assert abs(held[3] - stocks[3] - (outputs[1] - net - row[Series.USE_OUTSIDE])) < 1e-9
    assert row[Series.USE_CHINA] <= wanted
    keep_stocks(now, row)
    assert now[Now.STOCK_PRODUCERS : Now.STOCK_OUTSIDE + 1].tolist() == held.tolist()


def test_rising_prices_raise_wanted_stocks_within_a_bound() -> None:
    market = drawn_market()
    theta, now = market.theta, market.now
    now[Now.LOG_PRICE_THREE_BEFORE] = now[Now.LOG_PRICE_CHINA]
    assert trend_lift(theta, now) == 1.0
    now[Now.LOG_PRICE_CHINA] += 0.2
    assert np.isclose(trend_lift(theta, now), exp(0.2 * theta[Parameter.RESTOCK_MOMENTUM]))
    now[Now.LOG_PRICE_CHINA] += 50.0
    assert np.isclose(trend_lift(theta, now), exp(1.0))


def test_wafer_makers_buy_what_they_use_once_their_stock_is_as_wanted() -> None:
    market = drawn_market()
    now, theta = market.now, market.theta
    now[Now.LOG_PRICE_THREE_BEFORE] = now[Now.LOG_PRICE_CHINA]
    market.set(wanted_use_china=100.0, smooth_use_china=100.0)
    wanted = theta[Parameter.WAFER_COVER_MONTHS] * 100.0
    bought = []
    for stock in (0.0, wanted, 2.0 * wanted, 1e6):
        market.set(stock_wafer_makers=stock)
        fill_purchases(theta, now, market.row)
        bought.append(market.row[Series.PURCHASES_CHINA])
    assert bought == sorted(bought, reverse=True)
    assert np.isclose(bought[1], 100.0)
    assert bought[3] == 0.0


def test_wafers_are_what_the_silicon_beyond_chips_gives() -> None:
    market = drawn_market()
    market.set(stock_wafer_makers=500.0, stock_outside=80.0)
    market.set(wanted_use_china=100.0, wanted_use_outside=8.0)
    row, months = moved(market).row, market.given.months
    silicon = 108.0 - months.electronic_use[:, 0].sum()
    assert np.isclose(row[Series.WAFER_OUTPUT], silicon / months.silicon_g_per_w[0])


def test_stores_are_empty_from_half_of_the_normal_cover_and_sooner_while_they_run_down() -> None:
    theta = drawn_market().theta
    normal = 10.0 * float(theta[Parameter.PRODUCER_COVER_MONTHS])
    found = [emptiness(theta, share * normal, 0.0, 10.0) for share in (2.0, 1.0, 0.75, 0.5, 0.0)]
    np.testing.assert_allclose(found, [0.0, 0.0, 0.5, 1.0, 1.0], atol=1e-12)
    assert np.isclose(emptiness(theta, normal, -0.125 * normal, 10.0), 0.5)
    assert emptiness(theta, normal, normal, 10.0) == 0.0
