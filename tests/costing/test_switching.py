"""A switching value makes both costs equal, and what lies outside the range is told so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from polysight.costing.lines import LINES, Floats
from polysight.costing.streaming import costs
from polysight.costing.switching import (
    Option,
    option,
    price_switch,
    quantity_switch,
    utilisation_switch,
)
from tests.costing.example import book

POWER, METAL, POOL = range(3)
FIXED = np.array([False, False, True])
SEEDS = st.integers(0, 10_000)


def drawn(seed: int) -> Option:
    random = np.random.default_rng(seed)
    quantity = np.array([50.0, 1.1, 1.0]) * random.uniform(0.5, 1.5, (4, 3))
    price = np.array([0.3, 9.0, 5.0]) * random.uniform(0.5, 1.5, (4, 3))
    return Option(quantity, price, FIXED, random.uniform(0.4, 1.0, 4))


def put(array: Floats, item: int, value: Floats) -> Floats:
    changed = array.copy()
    changed[..., item] = value
    return changed


@given(SEEDS, st.integers(0, 2))
def test_an_own_price_at_its_switching_value_makes_both_equal(seed: int, item: int) -> None:
    one, other = drawn(seed), drawn(seed + 1)
    found = price_switch(one, other, item, low=-np.inf, high=np.inf, shared=False)
    moved = replace(one, price=put(one.price, item, found.value))
    np.testing.assert_allclose(moved.cost, other.cost, rtol=1e-10)
    assert found.possible.all()
    np.testing.assert_allclose((1 + found.change) * found.present, found.value, rtol=1e-9)


@given(SEEDS)
def test_a_shared_price_moves_both(seed: int) -> None:
    one, other = drawn(seed), drawn(seed + 1)
    other = replace(other, price=put(other.price, METAL, one.price[:, METAL]))
    found = price_switch(one, other, METAL, low=-np.inf, high=np.inf, shared=True)
    first, second = (
        replace(each, price=put(each.price, METAL, found.value)) for each in (one, other)
    )
    np.testing.assert_allclose(first.cost, second.cost, rtol=1e-6)


@given(SEEDS, st.integers(0, 2))
def test_a_quantity_at_its_switching_value_makes_both_equal(seed: int, item: int) -> None:
    one, other = drawn(seed), drawn(seed + 1)
    found = quantity_switch(one, other, item, low=-np.inf, high=np.inf)
    moved = replace(one, quantity=put(one.quantity, item, found.value))
    np.testing.assert_allclose(moved.cost, other.cost, rtol=1e-10)


@given(SEEDS)
def test_a_utilisation_at_its_switching_value_makes_both_equal(seed: int) -> None:
    one, other = drawn(seed), drawn(seed + 1)
    found = utilisation_switch(one, other, low=0.0, high=1.0)
    known = ~np.isnan(found.value)
    moved = replace(one, utilisation=np.where(known, found.value, 1.0))
    np.testing.assert_allclose(moved.cost[known], other.cost[known], rtol=1e-9)
    assert (found.possible <= known).all()
    assert (found.value[found.possible] <= 1.0).all()


def test_no_value_in_the_possible_range_is_an_answer() -> None:
    one, other = drawn(1), drawn(2)
    everywhere = price_switch(one, other, POWER, low=-np.inf, high=np.inf, shared=False)
    nowhere = price_switch(one, other, POWER, low=900.0, high=901.0, shared=False)
    assert everywhere.value.tolist() == nowhere.value.tolist()
    assert not nowhere.possible.any()


def test_an_input_that_moves_nothing_has_no_switching_value() -> None:
    one, other = drawn(1), drawn(2)
    unused = replace(one, quantity=put(one.quantity, POWER, np.zeros(4)))
    found = price_switch(unused, other, POWER, low=0.0, high=1.0, shared=False)
    assert np.isnan(found.value).all()
    assert not found.possible.any()
    free = replace(one, quantity=put(one.quantity, POOL, np.zeros(4)))
    assert np.isnan(utilisation_switch(free, other, low=0.0, high=1.0).value).all()


def test_an_option_of_a_book_costs_what_the_book_says() -> None:
    one = book()
    whole = costs(one, lines=LINES)
    for plant in range(3):
        for month in range(4):
            got = option(one, plant, month, lines=LINES).cost
            np.testing.assert_allclose(got, whole[:, plant, month], rtol=1e-12)
