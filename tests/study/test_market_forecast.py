"""A simulated scenario is kept for the next who asks for the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.market.series import Series
from polysight.study.market_forecast import market_forecast
from polysight.study.market_scenario_file import market_scenario, sized

pytestmark = pytest.mark.slow


def test_a_forecast_is_made_once_and_is_the_same_when_made_again() -> None:
    data = evidence()
    scenario = sized(market_scenario("baseline", data), 3, 7)
    first = market_forecast(data, scenario)
    assert market_forecast(data, scenario) is first
    other = market_forecast(data, sized(scenario, 3, 8))
    prices = [
        one.ensemble.of(Series.PRICE_CHINA)
        for one in (first, other, market_forecast(replace(data), scenario))
    ]
    np.testing.assert_array_equal(prices[0], prices[2])
    assert (prices[0] != prices[1]).any()
    assert prices[0].shape == (3, 54)
