"""Waiting, stopping and building in steps."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.investment.case import ProjectCase
from polysight.investment.draw_factors import draw_factors
from polysight.investment.ensemble import valued
from polysight.investment.market_change import repriced
from polysight.investment.mean_reversion import MeanReversion
from polysight.investment.options import (
    PricePaths,
    price_paths,
    value_as_planned,
    worth_of_later_phases,
    worth_of_stopping,
    worth_of_waiting,
)
from polysight.investment.outcomes import Outcome
from tests.investment.random_case import Shape, random_case

STILL = MeanReversion(level=math.nan, speed=1.0, volatility=0.0)
LIVELY = MeanReversion(level=math.nan, speed=0.6, volatility=0.5)
PATHS = 1500


def project(period: str = "year", phases: int = 1) -> ProjectCase:
    shape = Shape(period=period, life_years=12, phases=phases, products=1)  # type: ignore[arg-type]
    return random_case(31, shape)


def paths(case: ProjectCase, price: MeanReversion = LIVELY, **other: float) -> PricePaths:
    told: dict = {"years": 5, "paths": PATHS, "seed": 3, **other}
    return price_paths(case, price, **told)


@pytest.mark.parametrize("period", ["year", "quarter", "month"])
def test_without_uncertainty_the_plan_has_its_net_present_value(period: str) -> None:
    case = project(period)
    value = value_as_planned(case, paths(case, STILL, paths=2))
    wanted = valued(case, draw_factors(case, {}, 1)).of(Outcome.NPV)[0]
    assert value == pytest.approx(wanted, rel=1e-9)


def test_without_uncertainty_waiting_is_the_best_fixed_start() -> None:
    case = project()
    found = worth_of_waiting(case, paths(case, STILL, paths=40), 3)
    assert found.value == pytest.approx(max(found.fixed.max(), 0.0), rel=1e-9)
    assert found.premium == pytest.approx(0.0, abs=1e-6 * abs(found.foresight) + 1e-6)


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.2])
def test_every_choice_lies_between_no_choice_and_perfect_foresight(scale: float) -> None:
    case = repriced(project(phases=2), scale)
    prices = paths(case)
    plan = value_as_planned(case, prices).mean()
    stop = worth_of_stopping(case, prices, 0.3)
    wait = worth_of_waiting(case, prices, 4)
    both = worth_of_waiting(case, prices, 4, 0.3)
    steps = worth_of_later_phases(case, prices, 4)
    for one in (stop, wait, both, steps):
        assert one.fixed.max() - 3 * one.error <= one.value <= one.foresight
    assert stop.fixed[-1] == pytest.approx(plan)
    assert wait.fixed[0] == pytest.approx(plan)
    assert wait.fixed[-1] == 0.0
    assert steps.fixed[0] == pytest.approx(plan)
    assert wait.value >= max(plan, 0.0) - 3 * wait.error
    assert both.value >= max(wait.value, stop.value) - 3 * (both.error + wait.error)
    # Who knows the future and may do more is never worse off, on any path.
    rounding = 1e-9 * np.abs(both.best).max()
    assert np.all(both.best >= wait.best - rounding)
    assert np.all(both.best >= stop.best - rounding)
    assert np.all(wait.best >= np.maximum(value_as_planned(case, prices), 0.0) - rounding)


def test_more_salvage_is_never_worth_less() -> None:
    case = repriced(project(), 0.8)
    prices = paths(case)
    values = [worth_of_stopping(case, prices, share) for share in (0.0, 0.3, 0.6, 1.0)]
    for one, other in pairwise(values):
        assert other.foresight >= one.foresight
        assert other.value >= one.value - 2 * one.error


def test_a_longer_time_to_wait_is_never_worth_less() -> None:
    case = project()
    prices = paths(case)
    values = [worth_of_waiting(case, prices, years) for years in (0, 2, 5)]
    for one, other in pairwise(values):
        assert other.value >= one.value - 2 * one.error
        assert other.foresight >= one.foresight


def test_a_low_price_today_makes_waiting_longer() -> None:
    case = project()
    low = worth_of_waiting(case, paths(case, deviation=-1.0), 4)
    high = worth_of_waiting(case, paths(case, deviation=1.0), 4)
    assert low.share[0] <= high.share[0]
    assert low.fixed[0] < high.fixed[0]


def test_the_same_seed_gives_the_same_bits() -> None:
    case = project()
    one, other = (worth_of_waiting(case, paths(case), 3) for _ in range(2))
    assert one.value == other.value
    assert np.array_equal(one.acted, other.acted)


def test_building_in_steps_needs_steps_and_paths_must_reach() -> None:
    case = project()
    with pytest.raises(DataError):
        worth_of_later_phases(case, paths(case), 2)
    with pytest.raises(DataError):
        worth_of_waiting(case, paths(case, years=1), 4)
