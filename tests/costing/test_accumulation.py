"""The compiled loop says the same as array arithmetic, whatever axes stand for all."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.costing.accumulation import FULL_LOAD, add_item


@pytest.mark.parametrize("draws", [1, 3])
@pytest.mark.parametrize("plants", [1, 2])
@pytest.mark.parametrize("months", [1, 4])
@pytest.mark.parametrize("load_months", [1, 4])
def test_the_loop_equals_array_arithmetic(
    draws: int, plants: int, months: int, load_months: int
) -> None:
    random = np.random.default_rng(7)
    quantity = random.random((draws, plants))
    price = random.random((draws, 2, months))
    load = random.random((1, plants, load_months))
    place = np.array([1, 0])
    cost = np.full((3, 2, 4), 0.5)
    expected = 0.5 + quantity[:, :, None] * price[:, place] * load
    add_item(cost, quantity, price, place, load)
    np.testing.assert_allclose(cost, np.broadcast_to(expected, cost.shape), rtol=1e-14)


def test_a_full_load_changes_nothing() -> None:
    cost = np.zeros((1, 1, 1))
    add_item(cost, np.array([[2.0]]), np.array([[[3.0]]]), np.array([0]), FULL_LOAD)
    assert cost.item() == 6.0
