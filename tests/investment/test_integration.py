"""Transfer prices inside a group."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError
from polysight.investment.integration import (
    Link,
    downstream_margin,
    stage_profits,
    with_transfer_prices,
)
from polysight.investment.rows import Row
from polysight.investment.statement import statement
from tests.investment.random_case import Shape, random_case


@given(st.integers(0, 10_000))
def test_transfer_prices_move_profit_and_leave_its_sum(seed: int) -> None:
    rng = np.random.default_rng(seed)
    margins = tuple(rng.normal(0.0, 50.0, (4, 9)) for _ in range(3))
    links = tuple(
        Link(rng.uniform(0.0, 9.0, 9), rng.uniform(5.0, 60.0, (4, 9)), rng.uniform(0.0, 80.0, 9))
        for _ in range(2)
    )
    moved = stage_profits(margins, links)
    assert sum(moved) == pytest.approx(sum(margins), abs=1e-9)
    fair = tuple(Link(one.quantity, one.market, one.market) for one in links)
    for one, other in zip(stage_profits(margins, fair), margins, strict=True):
        assert np.array_equal(one, other)


def test_a_dear_transfer_price_is_good_for_the_seller() -> None:
    upstream, plant = stage_profits(
        (np.array([1.0]), np.array([2.0])),
        (Link(np.array([10.0]), np.array([5.0]), np.array([6.0])),),
    )
    assert (upstream[0], plant[0]) == (11.0, -8.0)


def test_the_books_of_the_plant_move_by_what_the_link_moves() -> None:
    case = random_case(23, Shape(period="year", products=1, inputs=2, idles=False))
    key = case.inputs[0].key
    moved = with_transfer_prices(case, bought={key: 0.9}, sold=1.05, sold_share=0.4)
    one, other = statement(case), statement(moved)
    cost = one.rows[Row.MATERIALS] + one.rows[Row.FUEL_POWER]
    saved = cost - other.rows[Row.MATERIALS] - other.rows[Row.FUEL_POWER]
    own = case.inputs[0]
    price = own.price_cny[: case.years][: case.periods]
    assert saved == pytest.approx(0.1 * own.quantity_per_kg * one.row(Row.OUTPUT) * price)
    home = one.row(Row.DOMESTIC_REVENUE)
    assert other.row(Row.DOMESTIC_REVENUE) == pytest.approx(home * (1.0 + 0.4 * 0.05))
    assert other.row(Row.EXPORT_REVENUE) == pytest.approx(one.row(Row.EXPORT_REVENUE))


def test_market_prices_change_nothing() -> None:
    case = random_case(24, Shape(period="year", products=1, inputs=2))
    same = with_transfer_prices(case, bought={}, sold=1.0, sold_share=1.0)
    assert np.array_equal(statement(same).rows, statement(case).rows)


def test_who_buys_polysilicon_gains_when_it_is_cheap() -> None:
    found = downstream_margin(
        np.array([2.0, 2.0]), np.array([40.0, 40.0]), np.array([[1.0, 0.5]]), 0.6
    )
    assert found[0] == pytest.approx([2.0, 2.0 + 0.4 * 20.0])
    passed = downstream_margin(np.array([2.0]), np.array([40.0]), np.array([[0.3]]), 1.0)
    assert passed[0] == pytest.approx([2.0])


def test_impossible_groups_are_refused() -> None:
    one = np.ones(3)
    with pytest.raises(DataError):
        stage_profits((one, one), ())
    case = random_case(25)
    with pytest.raises(DataError):
        with_transfer_prices(case, bought={"unobtainium": 1.0})
    with pytest.raises(DataError):
        with_transfer_prices(case, bought={}, sold_share=1.5)
