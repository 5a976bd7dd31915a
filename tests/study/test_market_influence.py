"""Inputs are those of the draws, and what moves the outcome stands first."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.market.parameter import Parameter
from polysight.study.market_influence import (
    MarketInputs,
    chance_correlation,
    explained_share,
    influences,
    market_inputs,
)
from tests.study.market_paths_example import model

DRAWS = 200
INPUTS = market_inputs(model(), 3, DRAWS)


def test_inputs_are_those_of_the_ensemble() -> None:
    case, parameters = model().chunk(3, 0, DRAWS)
    at = INPUTS.keys.index("price_speed")
    assert (INPUTS.values[:, at] == parameters[:, Parameter.PRICE_SPEED]).all()
    at = INPUTS.keys.index("start_price_china")
    assert INPUTS.values[:, at] == pytest.approx(np.exp(case.start.log_price[0]))
    assert len(set(INPUTS.keys)) == len(INPUTS.keys)
    parts = [market_inputs(model(), 3, 100, first).values for first in (0, 100)]
    assert (np.concatenate(parts) == INPUTS.values).all()


def test_the_input_that_moves_the_outcome_stands_first() -> None:
    moved = INPUTS.values[:, INPUTS.keys.index("cost_factor")]
    noise = np.random.default_rng(0).normal(size=DRAWS)
    found = influences(INPUTS, np.exp(-moved * 5.0) + 1e-6 * noise)
    assert found[0].key == "cost_factor"
    assert found[0].correlation == pytest.approx(-1.0, abs=0.01)
    assert found[0].low < np.median(moved) < found[0].high
    assert abs(found[1].correlation) < 0.3


def test_an_outcome_without_spread_has_no_influence() -> None:
    assert {one.correlation for one in influences(INPUTS, np.ones(DRAWS))} == {0.0}
    assert {one.correlation for one in influences(INPUTS, np.full(DRAWS, np.nan))} == {0.0}


def test_what_chance_alone_reaches() -> None:
    draws, inputs, times = 100, 40, 300
    random = np.random.default_rng(0)
    bound = chance_correlation(inputs, draws)
    strongest = []
    for _ in range(times):
        ranks = random.permuted(np.tile(np.arange(draws), (inputs, 1)), axis=1)
        strongest.append(np.abs(np.corrcoef(ranks, np.arange(draws))[-1, :-1]).max())
    assert np.mean(np.array(strongest) < bound) == pytest.approx(0.95, abs=0.04)
    assert chance_correlation(1, 1) == 1.0


def test_inputs_explain_what_follows_from_them_and_nothing_of_chance() -> None:
    few = MarketInputs(INPUTS.keys[:5], INPUTS.values[:, :5])
    noise = np.random.default_rng(1).normal(size=DRAWS)
    assert explained_share(few, few.values[:, 0]) == pytest.approx(1.0, abs=0.02)
    assert explained_share(few, noise) < 0.1
    assert np.isnan(explained_share(INPUTS, np.where(np.arange(DRAWS) < 10, 1.0, np.nan)))
