"""The worth of deciding later, against trees and quadrature, and between its bounds."""

from __future__ import annotations

import math

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.investment.mean_reversion import MeanReversion, deviations, price_factors
from polysight.investment.stopping import stopping


def put_of_a_tree(
    price: float, strike: float, rate: float, sigma: float, years: float, dates: int
) -> float:
    """American put with so many exercise dates by a binomial tree."""
    inner = 20
    steps = dates * inner
    step = years / steps
    up = math.exp(sigma * math.sqrt(step))
    chance = (math.exp(rate * step) - 1 / up) / (up - 1 / up)
    place = np.arange(steps + 1)
    worth = np.maximum(strike - price * up ** (2.0 * place - steps), 0.0)
    for time in range(steps - 1, -1, -1):
        worth = math.exp(-rate * step) * (chance * worth[1:] + (1 - chance) * worth[:-1])
        if time % inner == 0 and time > 0:
            stock = price * up ** (2.0 * np.arange(time + 1) - time)
            worth = np.maximum(worth, strike - stock)
    return float(worth[0])


@pytest.mark.parametrize(("price", "sigma"), [(36.0, 0.2), (40.0, 0.4)])
def test_an_american_put_is_worth_what_a_tree_says(price: float, sigma: float) -> None:
    """Cases of table 1 of Longstaff and Schwartz (2001): 4.478 and 5.312 by finite differences."""
    rate, strike, dates, paths = 0.06, 40.0, 50, 10000
    half = np.random.default_rng(5).standard_normal((paths // 2, dates))
    shocks = np.concatenate([half, -half])[np.random.default_rng(6).permutation(paths)]
    step = 1.0 / dates
    logs = np.cumsum((rate - sigma**2 / 2) * step + sigma * math.sqrt(step) * shocks, axis=1)
    stock = price * np.exp(logs).T
    discount = np.exp(-rate * step * np.arange(1, dates + 1))[:, None]
    payoff = np.maximum(strike - stock, 0.0)
    found = stopping(payoff * discount, np.stack([np.log(stock), payoff], axis=-1), degree=3)
    wanted = put_of_a_tree(price, strike, rate, sigma, 1.0, dates)
    # A rule that is not the best one loses a little; chance adds or takes a few errors.
    assert found.value == pytest.approx(wanted, abs=3 * found.error + 0.01 * wanted)
    assert found.value <= found.foresight


def waiting_by_quadrature(
    price: MeanReversion, cost: float, worth: float, rate: float, dates: int
) -> float:
    """Worth of building once at one of several yearly dates, by dynamic programming on a grid."""
    grid = np.linspace(-4.0, 4.0, 801)
    nodes, weights = np.polynomial.hermite_e.hermegauss(61)
    weights = weights / weights.sum()
    kept = float(price.persistence(1.0))
    spread = math.sqrt(float(price.variance(1.0)))
    later = np.zeros_like(grid)
    for date in range(dates - 1, -1, -1):
        factor = np.exp(grid - 0.5 * float(price.variance(float(date))))
        acting = (worth * factor - cost) * (1 + rate) ** -date
        now = np.maximum(acting, later)
        if date == 0:
            return float(np.interp(0.0, grid, now))
        reached = kept * grid[:, None] + spread * nodes
        later = np.interp(reached, grid, now) @ weights
    return math.nan


@pytest.mark.parametrize("cost", [80.0, 100.0, 130.0])
def test_waiting_is_worth_what_quadrature_says(cost: float) -> None:
    price = MeanReversion(level=math.nan, speed=0.8, volatility=0.5)
    rate, worth, dates, paths = 0.08, 100.0, 5, 40000
    shocks = np.random.default_rng(9).standard_normal((paths, 12 * dates))
    months = deviations(price, 0.0, 12 * dates, shocks)
    at = months[:, ::12].T
    factors = price_factors(price, months)[:, ::12].T
    discount = (1 + rate) ** -np.arange(dates, dtype=float)[:, None]
    # What acting brings is seen with noise, as a project's flows are.
    noise = 30.0 * np.random.default_rng(10).standard_normal((dates, paths))
    found = stopping(discount * (worth * factors - cost + noise), at[..., None])
    wanted = waiting_by_quadrature(price, cost, worth, rate, dates)
    assert found.value == pytest.approx(wanted, abs=3 * found.error + 0.005 * worth)
    assert found.fixed[0] == pytest.approx(worth - cost, abs=1.0)
    assert found.premium >= -3 * found.error


def random_problem(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    states = rng.normal(size=(4, 600, 2))
    exercise = rng.normal(size=(4, 600)) + states[..., 0]
    return exercise, states, 0.1 * rng.normal(size=(4, 600))


@pytest.mark.parametrize("seed", range(5))
def test_the_value_lies_between_no_choice_and_perfect_foresight(seed: int) -> None:
    exercise, states, rewards = random_problem(seed)
    found = stopping(exercise, states, rewards)
    assert found.fixed.max() - 3 * found.error <= found.value <= found.foresight
    assert found.value == pytest.approx(found.outcome.mean())
    assert found.share.sum() == pytest.approx(1.0)
    before = np.concatenate([np.zeros((1, 600)), np.cumsum(rewards, axis=0)])
    totals = before + np.concatenate([exercise, np.zeros((1, 600))])
    assert found.outcome == pytest.approx(totals[found.acted, np.arange(600)])


def test_a_decision_that_is_always_right_is_taken() -> None:
    exercise, states, _ = random_problem(1)
    found = stopping(exercise + np.array([0.0, 50.0, 0.0, 0.0])[:, None], states)
    assert set(found.acted) == {1}
    assert found.premium == pytest.approx(0.0)
    bad = stopping(exercise - 100.0, states)
    assert bad.value == 0.0
    assert set(bad.acted) == {4}


def test_money_in_another_unit_changes_no_decision() -> None:
    exercise, states, rewards = random_problem(3)
    one, other = (
        stopping(exercise, states, rewards),
        stopping(1e9 * exercise, states, 1e9 * rewards),
    )
    assert np.array_equal(one.acted, other.acted)
    assert other.value == pytest.approx(1e9 * one.value)


def test_what_does_not_fit_is_refused() -> None:
    exercise, states, _ = random_problem(1)
    with pytest.raises(DataError):
        stopping(exercise, states[:3])
    with pytest.raises(DataError):
        stopping(exercise[:, :1], states[:, :1])
