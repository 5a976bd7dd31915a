"""Trade answers prices, duties and rules."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from numpy.typing import NDArray

from polysight.market.series import Series
from polysight.market.trade_step import fill_trade, logistic
from tests.market.drawn_market import drawn_market

Floats = NDArray[np.float64]


def traded(china: float = 50.0, outside: float = 60.0, **months: float) -> Floats:
    """Row of a month with such prices and rules: plenty everywhere."""
    market = drawn_market()
    rules = {
        name: np.full(len(market.given.months.number), value) for name, value in months.items()
    }
    given = market.given.months._replace(**rules)
    market.set(price_china=china, log_price_china=log(china))
    market.set(price_outside=outside, log_price_outside=log(outside))
    market.set(stock_producers=100.0, stock_outside=30.0, wanted_use_outside=10.0)
    market.set(smooth_use_outside=10.0, wafers_wanted=50.0)
    market.row[Series.OUTPUT_CHINA], market.row[Series.OUTPUT_OUTSIDE] = 100.0, 12.0
    market.row[Series.PURCHASES_CHINA] = 90.0
    fill_trade(market.theta, given, 0, market.now, market.row)
    return market.row


@pytest.mark.parametrize("flow", [Series.IMPORTS, Series.EXPORTS])
def test_trade_follows_the_gap_between_prices(flow: Series) -> None:
    gaps = [traded(outside=price)[flow] for price in (20.0, 40.0, 60.0, 90.0, 200.0)]
    assert gaps == sorted(gaps, reverse=flow == Series.IMPORTS)
    assert gaps[0] != gaps[-1]


def test_duties_freight_and_closed_borders_hold_it_back() -> None:
    imports, exports = Series.IMPORTS, Series.EXPORTS
    assert traded(import_duty=0.5)[imports] < traded(import_duty=0.0)[imports]
    assert traded(import_freight=20.0)[imports] < traded(import_freight=0.0)[imports]
    assert traded(export_duty=0.5)[exports] < traded(export_duty=0.0)[exports]
    assert traded(import_open=0.0)[imports] == 0.0
    assert traded(export_open=0.0)[exports] == 0.0
    assert traded(restricted_share=1.0)[exports] == 0.0


def test_what_must_come_from_outside_comes_at_any_price() -> None:
    without, required = (
        traded(outside=900.0, traceable_share=share)[Series.IMPORTS] for share in (0.0, 0.05)
    )
    assert without < 1e-3
    assert required > 4.0


def test_nobody_ships_more_than_there_is_or_is_bought() -> None:
    assert traded(china=500.0, outside=10.0, traceable_share=1.0)[Series.IMPORTS] <= 0.95 * 42.0
    assert traded(china=1.0, outside=900.0)[Series.EXPORTS] <= 10.0


def test_a_logit_is_a_share() -> None:
    assert [logistic(each) for each in (-1e9, 0.0, 1e9)] == [0.0, 0.5, 1.0]
