"""Long contracts of every kind."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError
from polysight.investment.contract import (
    Contract,
    MonthlySales,
    WeakMarket,
    contract_factors,
    monthly_sales,
    sales_by_period,
    standing,
)
from tests.investment.random_case import random_case

MARKET = np.exp(0.1 * np.random.default_rng(1).standard_normal((6, 60)).cumsum(axis=1))
NEVER = np.ones((6, 5))
SURE = np.zeros((6, 5))
CALM = WeakMarket()


def test_amount_alone_leaves_the_price_of_the_market() -> None:
    found = contract_factors(Contract("volume", 0.8, 12), MARKET)
    assert np.array_equal(found, MARKET)


def test_a_bound_price_stays_where_it_was_signed() -> None:
    found = contract_factors(Contract("price", 1.0, 12, level=0.95), MARKET)
    assert found[:, 12:] == pytest.approx(0.95)
    assert np.array_equal(found[:, :12], MARKET[:, :12])
    renewed = contract_factors(Contract("price", 1.0, 12, term_months=24), MARKET)
    assert renewed[:, 12:36] == pytest.approx(1.0)
    assert renewed[:, 36:] == pytest.approx(np.repeat(MARKET[:, 35:36], 24, axis=1))


def test_the_whole_output_at_a_bound_price_knows_no_market() -> None:
    sales = monthly_sales(MARKET, WeakMarket(0.9, 0.5), Contract("price", 1.0, 0))
    assert sales.price == pytest.approx(1.0)
    assert sales.load == pytest.approx(1.0)


@given(st.floats(0.5, 1.0), st.floats(1.0, 2.0))
def test_a_corridor_holds_its_bounds_and_follows_between_them(floor: float, cap: float) -> None:
    found = contract_factors(Contract("corridor", 1.0, 0, floor=floor, cap=cap), MARKET)
    assert (found >= floor).all()
    assert (found <= cap).all()
    inside = (floor < MARKET) & (cap > MARKET)
    assert found[inside] == pytest.approx(MARKET[inside])


def test_a_corridor_without_bounds_is_the_market_and_without_width_a_price() -> None:
    wide = contract_factors(Contract("corridor", 1.0, 0), MARKET)
    assert wide == pytest.approx(MARKET)
    shut = contract_factors(Contract("corridor", 1.0, 0, floor=1.0, cap=1.0), MARKET)
    assert shut == pytest.approx(contract_factors(Contract("price", 1.0, 0), MARKET))


def test_a_formula_lags() -> None:
    found = contract_factors(Contract("formula", 1.0, 0, lag_months=2, window_months=3), MARKET)
    assert found[:, 10] == pytest.approx(MARKET[:, 6:9].mean(axis=1))
    assert found[:, :2] == pytest.approx(1.0)
    assert found[:, 2] == pytest.approx((2.0 + MARKET[:, 0]) / 3.0)


def test_buyers_walk_away_only_from_what_is_dear() -> None:
    contract = Contract("price", 0.5, 12, default_chance=0.4)
    price = contract_factors(contract, MARKET)
    kept = standing(contract, MARKET, price, NEVER)
    assert kept[:, 12:].all()
    assert not kept[:, :12].any()
    left = standing(contract, MARKET, price, SURE)
    for draw in range(6):
        dear = [MARKET[draw, y : y + 12].mean() < 1.0 for y in range(12, 60, 12)]
        gone = np.logical_or.accumulate(dear)
        assert (left[draw, 12::12] == ~gone).all()
    # By default nobody does.
    assert standing(replace(contract, default_chance=0.0), MARKET, price, SURE)[:, 12:].all()


def test_what_was_left_is_signed_anew() -> None:
    contract = Contract("price", 0.5, 0, term_months=24, default_chance=1.0)
    falling = np.tile(np.linspace(1.0, 0.5, 60), (1, 1))
    price = contract_factors(contract, falling)
    kept = standing(contract, falling, price, np.zeros((1, 5)))
    assert not kept.any()
    rising = falling[:, ::-1] + 1.0
    assert standing(contract, rising, contract_factors(contract, rising), np.zeros((1, 5))).all()


def test_amount_under_contract_is_sold_in_weak_months() -> None:
    weak = WeakMarket(0.9, 0.5)
    free = monthly_sales(MARKET, weak)
    low = MARKET < 0.9
    assert low.any()
    assert free.load[low] == pytest.approx(0.5)
    assert free.load[~low] == pytest.approx(1.0)
    assert free.price == pytest.approx(MARKET)
    bound = monthly_sales(MARKET, weak, Contract("volume", 0.8, 0))
    assert bound.load[low] == pytest.approx(0.8 + 0.2 * 0.5)
    assert bound.price == pytest.approx(MARKET)


def test_without_a_contract_a_calm_market_sells_all() -> None:
    sales = monthly_sales(MARKET, CALM)
    assert sales.load == pytest.approx(1.0)
    none = monthly_sales(MARKET, CALM, Contract("price", 0.0, 0))
    assert none.price == pytest.approx(MARKET)


@given(st.integers(0, 50))
def test_periods_keep_amount_and_revenue(seed: int) -> None:
    case = random_case(seed)
    months = case.periods * case.period_months
    rng = np.random.default_rng(seed)
    output = rng.uniform(0.0, 5.0, months) * (rng.random(months) < 0.8)
    sales = MonthlySales(rng.uniform(0.5, 2.0, (3, months)), rng.uniform(0.1, 1.0, (3, months)))
    price, load = sales_by_period(case, sales, output)
    grid = (-1, case.periods, case.period_months)
    planned = output.reshape(grid[1:]).sum(axis=1)
    sold = (sales.load * output).reshape(grid).sum(axis=2)
    paid = (sales.load * sales.price * output).reshape(grid).sum(axis=2)
    assert planned * load == pytest.approx(sold)
    assert planned * load * price == pytest.approx(paid)


@pytest.mark.parametrize(
    "wrong",
    [
        Contract("price", 1.2, 0),
        Contract("price", 0.5, 0, default_chance=-0.1),
        Contract("corridor", 0.5, 0, floor=1.2, cap=0.9),
        Contract("formula", 0.5, 0, lag_months=0),
    ],
)
def test_impossible_contracts_are_refused(wrong: Contract) -> None:
    with pytest.raises(DataError):
        contract_factors(wrong, MARKET)


def test_only_bound_prices_are_bound() -> None:
    assert Contract("corridor", 0.4, 0).price_bound == 0.4
    assert Contract("volume", 0.4, 0).price_bound == 0.0
