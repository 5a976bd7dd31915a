"""The fit of behaviour to the past, on a market so simple that the answer is known."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.market.case import MarketCase
from polysight.market.parameter import Parameter
from polysight.market.paths import MarketPaths
from polysight.market.series import Series
from polysight.study.market_calibration import (
    MarketFit,
    MarketWindow,
    market_fit,
)
from polysight.study.market_model import MarketModel, ParameterSpread
from polysight.study.market_parameters import market_parameters
from polysight.study.market_readings import MarketReading, MarketVariable
from tests.market.synthetic_case import synthetic_model

Floats = np.ndarray
FITTED = (Parameter.COST_FACTOR, Parameter.PRICE_MOMENTUM, Parameter.EXPECTATION_MONTHS)
MONTHS, ERROR = 12, 0.05


def simple(
    case: MarketCase, parameters: Floats, seed: int, first_draw: int = 0, plants: bool = True
) -> MarketPaths:
    """A price that starts at its start and goes to the cost factor with the momentum as its pull.

    Shocks of the size of the parameter for ample capacity are added; nothing else matters.
    """
    draws, months = len(parameters), len(case.months.number)
    source = np.random.Generator(np.random.PCG64(seed))
    shocks = source.standard_normal((draws, months))
    values = np.ones((draws, months, len(Series)))
    log = case.start.log_price[0].copy()
    target = np.log(40.0 * parameters[:, Parameter.COST_FACTOR])
    for month in range(months):
        log += parameters[:, Parameter.PRICE_MOMENTUM] * (target - log)
        log += parameters[:, Parameter.VOLATILITY_SLACK] * shocks[:, month]
        values[:, month, Series.PRICE_CHINA] = np.exp(log)
    return MarketPaths(first_draw, case.months.number, values, np.array(case.years),
                       np.empty((0, 1, 0, 4)))  # fmt: skip


@pytest.fixture(scope="module")
def prior() -> ParameterSpread:
    return market_parameters(evidence())


def window(model: MarketModel, logarithms: Floats) -> MarketWindow:
    first = int(model.months.number[0])
    return MarketWindow(model, tuple(
        MarketReading(MarketVariable.PRICE_CHINA, first + at, first + at, value, ERROR, "", ())
        for at, value in enumerate(logarithms)
    ))  # fmt: skip


def fit(prior: ParameterSpread, truth: Floats, windows: int = 4, shift: float = 0.0) -> MarketFit:
    """Fit to windows that were made with a known truth."""
    made = []
    for place in range(windows):
        model = dataclasses.replace(synthetic_model(6, MONTHS, seed=place), parameters=prior)
        case, _ = model.chunk(5, place, 1)
        paths = simple(case, prior.values(truth[None]), seed=50 + place)
        noise = np.random.Generator(np.random.PCG64(place)).standard_normal(MONTHS)
        log = np.log(paths.values[0, :, Series.PRICE_CHINA]) + ERROR * noise
        made.append(window(model, log + shift * (-1.0) ** place))
    return market_fit(prior, FITTED, made, simple, seed=1)


@pytest.fixture(scope="module")
def honest(prior: ParameterSpread) -> MarketFit:
    """A fit to windows of the central behaviour."""
    return fit(prior, prior.middle, windows=2)


def test_the_truth_is_found_and_what_nothing_tells_of_stays(prior: ParameterSpread) -> None:
    truth = prior.middle.copy()
    truth[Parameter.COST_FACTOR] += 0.2
    truth[Parameter.PRICE_MOMENTUM] -= 0.1
    found = fit(prior, truth)
    gap = (truth[list(FITTED)] - found.middle) / found.deviation
    assert np.abs(gap).max() < 3.0
    left = found.variance_left
    assert left[0] < 0.25
    assert left[1] < 0.8
    assert left[2] == pytest.approx(1.0, abs=0.1)
    assert (found.directions < 0.7).sum() == 2
    assert found.widening < 1.2
    assert found.readings == 4 * MONTHS


def test_the_spread_has_the_fitted_middle_and_correlation(
    prior: ParameterSpread, honest: MarketFit
) -> None:
    found, places = honest, list(FITTED)
    covariance = found.spread.factor[places] @ found.spread.factor[places].T
    assert np.sqrt(np.diag(covariance)) == pytest.approx(found.deviation)
    assert found.spread.middle[places] == pytest.approx(found.middle)
    others = [one for one in Parameter if one not in FITTED]
    assert np.array_equal(found.spread.factor[others], prior.factor[others])


def test_readings_that_no_parameters_can_give_widen_the_errors(
    prior: ParameterSpread, honest: MarketFit
) -> None:
    torn = fit(prior, prior.middle, windows=2, shift=0.6)
    assert torn.widening > 2.0
    assert torn.deviation[0] > honest.deviation[0]
    assert torn.misfit_after < 1.5


def test_without_readings_nothing_moves(prior: ParameterSpread) -> None:
    found = market_fit(prior, FITTED, [], simple, seed=1)
    assert found.spread is prior
    assert found.readings == 0
    assert (found.variance_left == 1.0).all()


def test_the_same_readings_give_the_same_fit(prior: ParameterSpread, honest: MarketFit) -> None:
    again = fit(prior, prior.middle, windows=2)
    assert np.array_equal(honest.spread.factor, again.spread.factor)
