"""Weights sum to one, follow skill as far as experience goes, and no group outvotes the rest."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.warning.skill import episodes_seen, limited_by_group, shrunk_weights

NAN = np.nan
SHARE = st.floats(0.0, 1.0)
GROUPS = ("price", "price", "price", "stock", "use", "trade")
WEIGHTS = arrays(np.float64, (6, 4), elements=st.one_of(st.just(0.0), st.floats(0.01, 1.0)))


def weights_of(raw: np.ndarray) -> np.ndarray:
    whole = raw.sum(axis=0)
    return raw / np.where(whole > 0.0, whole, 1.0)


@given(WEIGHTS, st.floats(0.05, 1.0))
def test_limited_weights_sum_to_one_and_keep_the_limit(raw: np.ndarray, limit: float) -> None:
    weight = weights_of(raw)
    found = limited_by_group(weight, GROUPS, limit)
    there = weight.sum(axis=0) > 0.0
    np.testing.assert_allclose(found.sum(axis=0)[there], 1.0, rtol=1e-12)
    assert (found[:, ~there] == 0.0).all()
    assert ((found > 0.0) == (weight > 0.0)).all()
    for name in set(GROUPS):
        member = np.array([one == name for one in GROUPS])
        groups = np.array([len({g for g, w in zip(GROUPS, column, strict=True) if w > 0.0})
                           for column in weight.T])  # fmt: skip
        most = np.maximum(limit, 1.0 / np.maximum(groups, 1))
        assert (found[member].sum(axis=0) <= most + 1e-9).all()


@given(WEIGHTS)
def test_a_limit_that_binds_nobody_changes_nothing(raw: np.ndarray) -> None:
    weight = weights_of(raw)
    np.testing.assert_allclose(limited_by_group(weight, GROUPS, 1.0), weight, rtol=1e-12)


@given(
    arrays(np.float64, (5, 3), elements=st.one_of(SHARE, st.just(NAN))),
    arrays(np.float64, (5, 3), elements=st.integers(0, 4).map(float)),
    arrays(np.bool_, (5, 3)),
)
def test_weights_sum_to_one_over_the_usable(
    skill: np.ndarray, seen: np.ndarray, usable: np.ndarray
) -> None:
    found = shrunk_weights(skill, seen, usable, 3.0)
    assert (found[~usable] == 0.0).all()
    assert (found >= 0.0).all()
    np.testing.assert_allclose(found.sum(axis=0), usable.any(axis=0), rtol=1e-12)


def test_without_experience_weights_are_equal() -> None:
    usable = np.ones((3, 1), np.bool_)
    for skill, seen in (([0.9, 0.5, 0.7], [0, 0, 0]), ([NAN] * 3, [0] * 3), ([0.4] * 3, [3] * 3)):
        found = shrunk_weights(np.array(skill)[:, None], np.array(seen)[:, None], usable, 3.0)
        np.testing.assert_allclose(found[:, 0], 1.0 / 3.0, rtol=1e-12)


def test_experience_lets_skill_speak_by_half_at_the_prior() -> None:
    skill, seen = np.array([[0.9], [0.5]]), np.array([[3.0], [3.0]])
    found = shrunk_weights(skill, seen, np.ones((2, 1), np.bool_), 3.0)
    # Excess 0.4 and 0.0 with mean 0.2: half own, half mean gives 0.3 and 0.1.
    assert found[:, 0].tolist() == pytest.approx([0.75, 0.25])


def test_an_indicator_without_a_past_gets_the_weight_of_the_mean() -> None:
    skill = np.array([[0.9], [0.5], [NAN]])
    seen = np.array([[3.0], [3.0], [0.0]])
    found = shrunk_weights(skill, seen, np.ones((3, 1), np.bool_), 3.0)
    assert found[2, 0] == pytest.approx(1.0 / 3.0)


def test_episodes_are_counted_once_the_indicator_has_lived_through_them() -> None:
    event = np.array([0.0, 1.0, 1.0, 0.0, 1.0, 0.0])
    score = np.array([[0.5] * 6, [NAN, NAN, NAN, 0.5, 0.5, 0.5]])
    found = episodes_seen(score, event, np.array([0, 1, 2, 4, 5, 6]))
    assert found.tolist() == [[0, 0, 1, 1, 2, 2], [0, 0, 0, 0, 1, 1]]
