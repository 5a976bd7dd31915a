"""Futures beside a price that returns to a level."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.futures_price import market_paths
from polysight.investment.mean_reversion import MeanReversion

RETURNING = MeanReversion(4.0, 0.5, 0.4)
WALK = MeanReversion(np.nan, 0.0, 0.3)
YEARS = np.linspace(0.0, 2.0, 25)


@pytest.mark.parametrize("price", [RETURNING, WALK])
def test_futures_are_fair_before_fees(price: MeanReversion) -> None:
    market = market_paths(price, YEARS, draws=40_000, seed=3)
    ahead = YEARS[-1] - YEARS
    found = market.futures(ahead)
    assert found[:, 0] == pytest.approx(1.0)
    assert found.mean(axis=0) == pytest.approx(1.0, abs=0.015)
    assert found[:, -1] == pytest.approx(market.spot()[:, -1])


def test_far_futures_of_a_returning_price_move_less() -> None:
    market = market_paths(RETURNING, YEARS, draws=4000, seed=4)
    near, far = market.futures(np.zeros(25)), market.futures(np.full(25, 3.0))
    assert np.log(far).std(axis=0)[1:] == pytest.approx(np.exp(-1.5) * np.log(near).std(axis=0)[1:])


def test_futures_of_a_walk_are_spot_whatever_their_delivery() -> None:
    market = market_paths(WALK, YEARS, draws=50, seed=5)
    assert market.futures(np.full(25, 0.7)) == pytest.approx(market.spot())


def test_the_basis_is_a_movement_of_its_own() -> None:
    basis = MeanReversion(0.05, 20.0, 0.5)
    plain = market_paths(RETURNING, YEARS, draws=20_000, seed=6)
    apart = market_paths(RETURNING, YEARS, draws=20_000, seed=6, basis=basis)
    assert np.array_equal(plain.deviation, apart.deviation)
    told = np.log(apart.futures(np.zeros(25)) / apart.spot())
    assert told[:, 0] == pytest.approx(0.05)
    assert told[:, -1].mean() == pytest.approx(0.05, abs=0.005)
    assert told[:, -1].std() == pytest.approx(0.5 / np.sqrt(40.0), rel=0.03)
    assert abs(np.corrcoef(told[:, -1], apart.deviation[:, -1])[0, 1]) < 0.03


def test_a_part_is_the_same_draws() -> None:
    market = market_paths(RETURNING, YEARS, draws=10, seed=7)
    assert np.array_equal(market.part(3, 6).spot(), market.spot()[3:6])
    assert np.array_equal(market.futures(np.zeros(2), np.array([4, 9])), market.spot()[:, [4, 9]])
