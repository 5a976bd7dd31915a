"""Trade answers prices, duties and rules."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from numpy.typing import NDArray

from polysight.market import trade_step
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.market.trade_step import logistic
from polysight.market.working_arrays import Now
from tests.market.drawn_market import DrawnMarket, drawn_market, entered

fill_trade = entered(trade_step.fill_trade)


Floats = NDArray[np.float64]
IMPORTS, EXPORTS = Series.IMPORTS, Series.EXPORTS


def traded(china: float = 50.0, outside: float = 30.0, t: int = 0, **months: float) -> DrawnMarket:
    """A month with such prices and rules: 100 kt in China below 40 CNY/kg, 42 kt abroad."""
    market = drawn_market()
    rules = {
        name: np.full(len(market.given.months.number), value) for name, value in months.items()
    }
    given = market.given.months._replace(**rules)
    curve = market.work.curve
    curve.steps[:] = 2, 1
    curve.value[:, :2] = [[30.0, 60.0], [25.0, 0.0]]
    curve.total[:, :2] = [[100.0, 150.0], [42.0, 0.0]]
    market.set(price_china=china, log_price_china=log(china))
    market.set(price_outside=outside, log_price_outside=log(outside))
    market.set(stock_outside=30.0, wanted_use_outside=10.0)
    normal = market.theta[Parameter.PRODUCER_COVER_MONTHS] * 110.0
    market.set(stock_producers=normal, smooth_use_china=110.0, wafers_wanted=50.0)
    market.row[Series.OUTPUT_CHINA], market.row[Series.OUTPUT_OUTSIDE] = 100.0, 12.0
    market.row[Series.PURCHASES_CHINA] = 110.0
    fill_trade(market.theta, given, t, curve, market.now, market.row)
    return market


def flow(one: Series, china: float = 50.0, outside: float = 30.0, **months: float) -> float:
    return float(traded(china, outside, 0, **months).row[one])


def test_exports_follow_the_gap_between_prices() -> None:
    gaps = [flow(EXPORTS, outside=price) for price in (20.0, 40.0, 60.0, 90.0, 200.0)]
    assert gaps == sorted(gaps)
    assert gaps[0] < 0.1 * gaps[-1]


def test_what_comes_in_is_what_cheaper_plants_of_china_leave() -> None:
    """Of the 110 kt and the exports wished, China makes 100 kt for less than the landed price."""
    plain = traded(traceable_share=0.0)
    assert np.isclose(plain.row[IMPORTS], 10.0 + plain.row[EXPORTS])
    assert flow(IMPORTS, outside=90.0, traceable_share=0.0) == 0.0
    cheap = traded(outside=10.0, traceable_share=0.0)
    assert np.isclose(cheap.row[IMPORTS], 42.0 - 10.0)


def test_duties_freight_and_closed_borders_hold_trade_back() -> None:
    assert flow(IMPORTS, import_duty=2.0, traceable_share=0.0) == 0.0
    assert flow(IMPORTS, import_freight=40.0, traceable_share=0.0) == 0.0
    assert flow(IMPORTS, import_open=0.0) == 0.0
    assert flow(EXPORTS, export_duty=0.5, outside=60.0) < flow(EXPORTS, outside=60.0)
    assert flow(EXPORTS, export_open=0.0, outside=60.0) == 0.0
    assert flow(EXPORTS, restricted_share=1.0, outside=60.0) == 0.0


def test_what_must_come_from_outside_comes_at_any_price() -> None:
    assert flow(IMPORTS, outside=900.0, traceable_share=0.05) > 4.0


def test_elastic_imports_follow_in_three_months() -> None:
    first, later = traded(traceable_share=0.0), traded(traceable_share=0.0, t=5)
    assert np.isclose(later.now[Now.ELASTIC_IMPORTS], first.now[Now.ELASTIC_IMPORTS] / 3.0)


def test_nobody_ships_more_than_there_is_or_is_bought() -> None:
    assert flow(IMPORTS, outside=10.0, traceable_share=1.0) <= 0.95 * 42.0
    assert flow(EXPORTS, china=1.0, outside=900.0) <= 10.0


def test_the_price_looks_at_lasting_use_with_trade_and_not_at_orders() -> None:
    market = traded(traceable_share=0.0)
    exports = market.row[EXPORTS]
    assert np.isclose(market.now[Now.TARGET_OUTPUT_CHINA], 110.0 + exports)
    required = traded(traceable_share=0.1)
    less = market.now[Now.TARGET_OUTPUT_CHINA] - required.now[Now.TARGET_OUTPUT_CHINA]
    months = market.given.months
    share = 0.1 * months.china_wafer_share[0] * 50.0 * months.silicon_g_per_w[0]
    assert np.isclose(less, share)


@pytest.mark.parametrize(("value", "share"), [(-1e9, 0.0), (0.0, 0.5), (1e9, 1.0)])
def test_a_logit_is_a_share(value: float, share: float) -> None:
    assert logistic(value) == share
