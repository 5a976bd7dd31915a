"""What starts and what is given up: the numbers drawn, and what changes them in a market."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import numpy as np
import pytest
from scipy.stats import poisson as law

from polysight.market import investment_step
from polysight.market.case import MarketCase, PlantState
from polysight.market.investment_step import hazard, poisson
from polysight.market.parameter import Parameter
from polysight.market.series import PlantYear, Series
from polysight.market.simulation import simulate
from polysight.market.working_arrays import Now
from tests.market.drawn_market import drawn_market, entered
from tests.market.synthetic_case import synthetic_case

fill_outlook = entered(investment_step.fill_outlook)

CASE, THETA = synthetic_case(plants=30, months=48, draws=24)


def expecting(case: MarketCase, more: float) -> MarketCase:
    """The market in which investors expect another log price."""
    expected = case.start.expected_log_price + more
    return replace(case, start=case.start._replace(expected_log_price=expected))


@pytest.mark.parametrize("mean", [0.02, 0.7, 3.0])
def test_numbers_of_starts_follow_the_poisson_law(mean: float) -> None:
    shares = np.linspace(0.0005, 0.9995, 400)
    assert [poisson(mean, float(share)) for share in shares] == law.ppf(shares, mean).tolist()


def test_starts_have_an_upper_end_and_hazards_are_chances() -> None:
    assert poisson(1e5, 0.5) == 20
    assert poisson(0.0, 0.999) == 0
    assert hazard(0.0) == 0.0
    assert hazard(12.0) == pytest.approx(1.0 - exp(-1.0))


def test_a_better_outlook_starts_more_and_gives_up_less() -> None:
    dull, bright = (simulate(expecting(CASE, more), THETA, 3) for more in (-0.5, 0.5))
    started, cancelled = Series.CAPACITY_STARTED, Series.CAPACITY_CANCELLED
    assert bright.of(started)[:, :9].sum() > 2.0 * dull.of(started)[:, :9].sum()
    assert bright.of(cancelled).sum() < dull.of(cancelled).sum()


def test_what_stands_unused_keeps_builders_back_and_not_those_who_mend() -> None:
    found = []
    for load in (1.0, 0.4):
        market = drawn_market()
        market.work.plants.load[market.given.plants.state == PlantState.STANDING] = load
        plants, work = market.given.plants, market.work.plants
        fill_outlook(market.theta, market.given.months, 0, plants, market.now, work)
        found.append([market.now[one] for one in (Now.OUTLOOK_CHINA, Now.MENDING_OUTLOOK)])
    lost = 0.6 * market.theta[Parameter.PIPELINE_WEIGHT]
    np.testing.assert_allclose(np.subtract(found[0], found[1]), [lost, 0.0], atol=1e-12)


def test_without_permits_nothing_starts_in_that_market() -> None:
    closed = CASE.months._replace(start_permit=np.zeros_like(CASE.months.start_permit))
    paths = simulate(replace(expecting(CASE, 0.5), months=closed), THETA, 3)
    assert paths.of(Series.CAPACITY_STARTED).sum() == 0.0
    assert paths.of(Series.STARTS_WITHOUT_SLOT).sum() == 0.0
    building = paths.of(Series.CAPACITY_BUILDING_CHINA)
    assert (np.diff(building, axis=1) <= 1e-9).all()


def test_starts_beyond_the_last_empty_place_are_counted() -> None:
    state = np.where(CASE.plants.state == PlantState.EMPTY, PlantState.CLOSED, CASE.plants.state)
    full = replace(CASE, plants=CASE.plants._replace(state=state.astype(np.int64)))
    missed = Series.STARTS_WITHOUT_SLOT
    none, some = (simulate(expecting(case, 0.8), THETA, 3).of(missed) for case in (full, CASE))
    assert none[:, :6].sum() > 2.0 * some[:, :6].sum()


def test_a_plant_being_built_opens_after_its_months_and_ramps() -> None:
    """Two months from its opening beside one that runs, at a price that pays."""
    case, theta = synthetic_case(plants=8, months=12, draws=6)
    plants = case.plants
    china = np.flatnonzero((plants.market == 0) & (plants.state == PlantState.STANDING))
    runs, one = int(china[0]), int(china[1])
    state = np.where(plants.market == 0, int(PlantState.CLOSED), plants.state)
    state[runs], state[one] = PlantState.STANDING, PlantState.BUILDING
    left = np.where(np.arange(len(state)) == one, 2.0, plants.building_months)
    load = np.where(state == PlantState.STANDING, plants.load, 0.0)
    pair = plants._replace(state=state, building_months=left, load=load)
    paths = simulate(expecting(replace(case, plants=pair), 3.0), theta, 3)
    capacity, size = paths.of(Series.CAPACITY_CHINA), plants.capacity[one]
    np.testing.assert_allclose(capacity[:, 0], 12.0 * plants.capacity[runs])
    np.testing.assert_allclose(capacity[:, 1] - capacity[:, 0], 12.0 * size)
    made = paths.of_plants(PlantYear.OUTPUT)[:, 0, one]
    assert (made > 0.0).all()
    assert (made < 0.9 * 10.0 * size).all()
