"""Every point of the composite and of each of its changes has an owner."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.warning.composite import composite

SHAPE = (5, 7)
SCORES = arrays(np.float64, SHAPE, elements=st.one_of(st.floats(0.0, 1.0), st.just(np.nan)))
RAW = arrays(np.float64, SHAPE, elements=st.one_of(st.just(0.0), st.floats(0.01, 1.0)))


def weights(score: np.ndarray, raw: np.ndarray) -> np.ndarray:
    kept = np.where(np.isfinite(score), raw, 0.0)
    whole = kept.sum(axis=0)
    return kept / np.where(whole > 0.0, whole, 1.0)


@given(SCORES, RAW)
def test_contributions_add_up_to_the_level_and_to_every_change(
    score: np.ndarray, raw: np.ndarray
) -> None:
    found = composite(score, weights(score, raw))
    told = np.isfinite(found.level)
    assert np.abs(found.part.sum(axis=0) + 50.0 - found.level)[told].max(initial=0.0) < 1e-12
    change = np.diff(found.level)
    pair = np.isfinite(change)
    parts = found.change.total.sum(axis=0)[1:]
    assert np.abs(parts - change)[pair].max(initial=0.0) < 1e-12
    assert np.isnan(parts[~pair]).all()


@given(SCORES, RAW)
def test_each_indicator_owns_its_own_change(score: np.ndarray, raw: np.ndarray) -> None:
    found = composite(score, weights(score, raw))
    own = np.diff(found.part, axis=1)
    pair = np.isfinite(own)
    assert np.abs(found.change.total[:, 1:] - own)[pair].max(initial=0.0) < 1e-12


@given(SCORES, RAW, st.permutations(range(SHAPE[0])))
def test_the_order_of_indicators_does_not_matter(
    score: np.ndarray, raw: np.ndarray, order: list[int]
) -> None:
    weight = weights(score, raw)
    one, other = composite(score, weight), composite(score[order], weight[order])
    np.testing.assert_allclose(other.level, one.level, rtol=0.0, atol=1e-12)
    np.testing.assert_allclose(other.part, one.part[order], rtol=0.0, atol=1e-12)


@given(RAW)
def test_medians_everywhere_are_fifty(raw: np.ndarray) -> None:
    score = np.full(SHAPE, 0.5)
    level = composite(score, weights(score, raw)).level
    assert (level[np.isfinite(level)] == 50.0).all()


def test_who_comes_and_who_goes_is_told_apart() -> None:
    score = np.array([[0.5, 0.7, 0.7], [np.nan, 0.9, np.nan]])
    weight = np.array([[1.0, 0.5, 1.0], [0.0, 0.5, 0.0]])
    change = composite(score, weight).change
    np.testing.assert_allclose(change.entered[:, 1], [0.0, 20.0], atol=1e-12)
    np.testing.assert_allclose(change.left[:, 2], [0.0, -20.0], atol=1e-12)
    np.testing.assert_allclose(change.value[:, 1], [15.0, 0.0], atol=1e-12)
    np.testing.assert_allclose(change.weight[:, 1], [-5.0, 0.0], atol=1e-12)
