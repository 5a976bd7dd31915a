"""A plant between its neighbours in one group."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.investment.rows import Row
from polysight.investment.statement import statement
from polysight.study.hedge_file import Group
from polysight.study.hedge_group import group_income, stages
from tests.study.project_example import case

GROUP = Group("electricity", 0.5, 0.4, 0.3, 2.0, 0.6, 0.9)
SHAPE = (5, case().periods)
MARKET = np.random.default_rng(2).uniform(0.5, 1.6, SHAPE)


def test_transfer_prices_move_profit_and_leave_its_sum() -> None:
    for transfer in (0.5, 1.0, 1.3):
        found = stages(case(), replace(GROUP, transfer=transfer), MARKET)
        assert [one.stage for one in found] == ["upstream", "plant", "downstream"]
        whole = sum(one.market for one in found)
        assert sum(one.transfer for one in found) == pytest.approx(whole, rel=1e-12)
    fair = stages(case(), replace(GROUP, transfer=1.0), MARKET)
    assert all(one.market == pytest.approx(one.transfer) for one in fair)


def test_income_of_the_group_does_not_know_transfer_prices() -> None:
    load = np.ones(SHAPE)
    one = group_income(case(), GROUP, MARKET, load)
    other = group_income(case(), replace(GROUP, transfer=2.0), MARKET, load)
    assert np.array_equal(one, other)


def test_neighbours_earn_their_margins_on_what_is_made() -> None:
    flat = np.ones(SHAPE)
    made = statement(case()).row(Row.OUTPUT) * case().products[0].yield_share
    found = group_income(case(), GROUP, flat, flat)
    assert found[0] == pytest.approx(made * (0.5 * 0.4 + 0.3 * 2.0))
    half = group_income(case(), GROUP, flat, 0.5 * flat)
    assert half == pytest.approx(0.5 * found)


def test_a_cheap_market_is_partly_good_for_the_group() -> None:
    low = group_income(case(), GROUP, np.full(SHAPE, 0.5), np.ones(SHAPE))
    level = group_income(case(), GROUP, np.ones(SHAPE), np.ones(SHAPE))
    made = statement(case()).row(Row.OUTPUT) > 0.0
    assert (low[:, made] > level[:, made]).all()


def test_an_input_that_is_not_bought_is_refused() -> None:
    with pytest.raises(DataError):
        stages(case(), replace(GROUP, upstream_input="unobtainium"), MARKET)
