"""Volatility found again from the prices of windows."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.study.market_calibration import MarketWindow
from polysight.study.market_model import ParameterSpread
from polysight.study.market_parameters import market_parameters
from polysight.study.market_readings import MarketReading, MarketVariable
from polysight.study.market_scatter import VOLATILITIES, scatter_fit
from tests.market.synthetic_case import synthetic_model
from tests.study.test_market_calibration import simple

MONTHS = 24


@pytest.fixture(scope="module")
def prior() -> ParameterSpread:
    return market_parameters(evidence())


def windows(prior: ParameterSpread, factor: float, count: int = 10) -> list[MarketWindow]:
    """Windows whose prices scatter by a multiple of the central volatility."""
    truth = prior.middle.copy()
    truth[list(VOLATILITIES)] += np.log(factor)
    found = []
    for place in range(count):
        model = dataclasses.replace(synthetic_model(6, MONTHS, seed=place), parameters=prior)
        case, _ = model.chunk(3, place, 1)
        paths = simple(case, prior.values(truth[None]), seed=900 + place)
        first = int(paths.months[0])
        readings = tuple(
            MarketReading(MarketVariable.PRICE_CHINA, first + at, first + at, log, 0.02, "", ())
            for at, log in enumerate(np.log(paths.values[0, :, Series.PRICE_CHINA]))
        )
        found.append(MarketWindow(model, readings))
    return found


@pytest.mark.parametrize("factor", [0.6, 2.0])
def test_the_volatility_is_found_again(prior: ParameterSpread, factor: float) -> None:
    known = dataclasses.replace(prior, factor=prior.factor.copy())
    fitted = (Parameter.COST_FACTOR, Parameter.PRICE_MOMENTUM)
    known.factor[list(fitted)] = 0.0
    found = scatter_fit(known, fitted, windows(prior, factor), simple, seed=2)
    assert abs(np.log(found.factor / factor)) < 2.5 * found.deviation
    assert (np.log(found.factor) > 0) == (factor > 1)
    assert found.prices == 50
    assert found.spread.middle[Parameter.VOLATILITY_TIGHT] == pytest.approx(
        prior.middle[Parameter.VOLATILITY_TIGHT] + np.log(found.factor)
    )


def test_one_factor_moves_both(prior: ParameterSpread) -> None:
    found = scatter_fit(prior, (), windows(prior, 1.0, count=1), simple, seed=2)
    drawn = found.spread.draws(1, 0, 40)
    ratio = drawn[:, VOLATILITIES[1]] / drawn[:, VOLATILITIES[0]]
    assert ratio == pytest.approx(np.full(40, ratio[0]))


def test_without_prices_nothing_moves(prior: ParameterSpread) -> None:
    bare = [dataclasses.replace(one, readings=()) for one in windows(prior, 1.0, count=1)]
    found = scatter_fit(prior, (), bare, simple, seed=2)
    assert found.spread is prior
    assert found.factor == 1.0
