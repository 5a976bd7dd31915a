"""Every place is a pivot once; a chain fills nothing; a star is eliminated from its ends."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from polysight.carbon.elimination_order import elimination_order
from tests.carbon.foregrounds import productive


@given(st.integers(0, 10_000), st.integers(1, 15))
def test_all_places_are_eliminated_once(seed: int, count: int) -> None:
    part = productive(seed, count=count).technosphere.merged()
    order = elimination_order(part.rows, part.columns, count)
    assert sorted(order.pivots) == list(range(count))
    assert len(set(order.entries)) == len(part.rows)
    assert len(set(order.diagonal)) == count
    below, right = np.diff(order.below_start), np.diff(order.right_start)
    assert order.operations == int((below * right).sum())
    assert order.targets.max(initial=0) < order.slots
    steps = np.repeat(np.arange(count), below)
    assert np.all(order.below_step > steps)


def test_a_chain_of_suppliers_fills_nothing() -> None:
    rows = np.array([0, 1, 2, 3, 1, 2, 3])
    columns = np.array([0, 1, 2, 3, 0, 1, 2])
    order = elimination_order(rows, columns, 4)
    assert order.slots == len(rows)
    assert order.operations == 0


def test_a_star_is_eliminated_from_its_ends() -> None:
    ends = np.arange(1, 6)
    rows = np.concatenate([np.arange(6), ends, np.zeros(5, dtype=int)])
    columns = np.concatenate([np.arange(6), np.zeros(5, dtype=int), ends])
    order = elimination_order(rows, columns, 6)
    assert order.slots == len(rows)
    assert order.operations == 5
