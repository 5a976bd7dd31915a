"""Shares of a joint effect."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError
from polysight.investment.shapley import MOST_CHANGES, effects, subsets


def by_orders(values: np.ndarray, changes: int) -> np.ndarray:
    """What each change adds in every order."""
    told = []
    for order in permutations(range(changes)):
        place, added = 0, [0.0] * changes
        for one in order:
            added[one] = values[place | 1 << one] - values[place]
            place |= 1 << one
        told.append(added)
    return np.array(told)


@given(st.integers(1, 5), st.integers(0, 2**32))
def test_shares_are_means_over_all_orders(changes: int, seed: int) -> None:
    values = np.random.default_rng(seed).normal(size=1 << changes)
    found, orders = effects(values), by_orders(values, changes)
    assert found.share == pytest.approx(orders.mean(axis=0))
    assert found.least == pytest.approx(orders.min(axis=0))
    assert found.most == pytest.approx(orders.max(axis=0))
    assert found.share.sum() == pytest.approx(found.joint)
    assert np.all(found.least <= found.alone)
    assert np.all(found.last <= found.most)


def test_effects_that_add_up_have_no_interaction() -> None:
    each = np.array([3.0, -1.0, 0.5])
    values = np.array([sum(each[list(subset)]) for subset in subsets(3)])
    found = effects(values)
    for told in (found.alone, found.last, found.share, found.least, found.most):
        assert told == pytest.approx(each)
    assert found.interaction == pytest.approx(0.0)


def test_a_change_without_effect_has_no_share() -> None:
    values = np.random.default_rng(1).normal(size=4)
    found = effects(np.concatenate([values, values]))
    assert found.share[2] == pytest.approx(0.0)


def test_known_game() -> None:
    """Gloves: two left, one right; a pair is worth one. The right one gets two thirds."""
    values = np.array([float(2 in subset and len(subset) > 1) for subset in subsets(3)])
    assert effects(values).share == pytest.approx([1 / 6, 1 / 6, 2 / 3])


def test_several_values_at_once_equal_each_alone() -> None:
    values = np.random.default_rng(2).normal(size=(8, 3))
    for column in range(3):
        assert effects(values).share[:, column] == pytest.approx(effects(values[:, column]).share)


def test_what_is_no_set_of_subsets_is_refused() -> None:
    with pytest.raises(DataError):
        effects(np.zeros(3))
    with pytest.raises(DataError):
        subsets(MOST_CHANGES + 1)
