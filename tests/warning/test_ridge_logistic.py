"""The fit against another search, against its own conditions, and what its signs promise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.special import expit

from polysight.warning.ridge_logistic import (
    LogisticFit,
    availability,
    centred_scores,
    log_loss,
    ridge_logistic,
)

SEED = st.integers(0, 10_000)
PENALTY = st.sampled_from([1e-3, 0.01, 0.1, 1.0, 10.0])


def example(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    months, indicators = int(random.integers(8, 120)), int(random.integers(1, 12))
    centred = random.uniform(-0.5, 0.5, (months, indicators))
    event = (random.random(months) < expit(3.0 * centred[:, 0])).astype(np.float64)
    event[:2] = 0.0, 1.0
    return centred, event, random.uniform(0.1, 1.0, months)


def objective(
    point: np.ndarray, centred: np.ndarray, event: np.ndarray, weight: np.ndarray, penalty: float
) -> tuple[float, np.ndarray]:
    share = weight / weight.sum()
    odds = point[0] + centred @ point[1:]
    miss = share * (expit(odds) - event)
    loss = share @ (np.logaddexp(0.0, odds) - event * odds) + 0.5 * penalty * point[1:] @ point[1:]
    return float(loss), np.concatenate([[miss.sum()], centred.T @ miss + penalty * point[1:]])


def told(fit: LogisticFit | None) -> np.ndarray:
    assert fit is not None
    return np.concatenate([[fit.constant], fit.coefficient])


@settings(max_examples=40)
@given(SEED, PENALTY)
def test_another_search_ends_at_the_same_point(seed: int, penalty: float) -> None:
    data = example(seed)
    mine = told(ridge_logistic(*data, penalty))
    bounds = [(None, None)] + [(0.0, None)] * data[0].shape[1]
    other = minimize(
        objective, np.zeros(len(mine)), (*data, penalty), "L-BFGS-B", True, bounds=bounds,
        options={"ftol": 1e-16, "gtol": 1e-10, "maxiter": 5000},
    )  # fmt: skip
    assert objective(mine, *data, penalty)[0] <= other.fun + 1e-12
    np.testing.assert_allclose(mine, other.x, rtol=2e-3, atol=2e-4)


@given(SEED, PENALTY)
def test_no_slope_is_left_where_a_coefficient_may_move(seed: int, penalty: float) -> None:
    data = example(seed)
    mine = told(ridge_logistic(*data, penalty))
    slope = objective(mine, *data, penalty)[1]
    free = mine > 0.0
    free[0] = True
    assert np.abs(slope[free]).max() < 1e-8
    assert (slope[~free] > -1e-8).all()
    assert (mine[1:] >= 0.0).all()


@given(SEED, PENALTY)
def test_the_order_of_indicators_and_months_does_not_matter(seed: int, penalty: float) -> None:
    centred, event, weight = example(seed)
    random = np.random.default_rng(seed + 1)
    months, indicators = (random.permutation(length) for length in centred.shape)
    one = told(ridge_logistic(centred, event, weight, penalty))
    other = told(
        ridge_logistic(centred[months][:, indicators], event[months], weight[months], penalty)
    )
    np.testing.assert_allclose(other[1:], one[1:][indicators], atol=1e-6)
    assert other[0] == pytest.approx(one[0], abs=1e-6)


@given(SEED, PENALTY)
def test_months_without_weight_do_not_count(seed: int, penalty: float) -> None:
    centred, event, weight = example(seed)
    weight[3:6] = 0.0
    kept = weight > 0.0
    one = told(ridge_logistic(centred, event, weight, penalty))
    np.testing.assert_array_equal(
        told(ridge_logistic(centred[kept], event[kept], weight[kept], penalty)), one
    )


@given(SEED)
def test_a_beginning_elsewhere_ends_at_the_same_point(seed: int) -> None:
    data = example(seed)
    start = LogisticFit(1.0, np.full(data[0].shape[1], 2.0))
    one, other = told(ridge_logistic(*data, 0.05)), told(ridge_logistic(*data, 0.05, start))
    np.testing.assert_allclose(other, one, atol=1e-6)


def test_without_scores_the_frequency_is_told() -> None:
    event = np.array([1.0, 0.0, 0.0, 0.0])
    fit = ridge_logistic(np.zeros((4, 2)), event, np.ones(4), 0.1)
    assert expit(told(fit)[0]) == pytest.approx(0.25, rel=1e-9)
    assert told(fit)[1:].tolist() == [0.0, 0.0]


def test_a_score_that_speaks_against_its_direction_is_not_believed() -> None:
    centred = np.linspace(-0.5, 0.5, 20)[:, None]
    event = (centred[:, 0] < 0.0).astype(np.float64)
    assert told(ridge_logistic(centred, event, np.ones(20), 0.01))[1] == 0.0


@pytest.mark.parametrize("event", [np.zeros(5), np.ones(5)])
def test_one_outcome_alone_gives_no_fit(event: np.ndarray) -> None:
    assert ridge_logistic(np.zeros((5, 1)), event, np.ones(5), 0.1) is None


def test_missing_scores_stand_at_the_median_and_weigh_less() -> None:
    score = np.array([[0.75, np.nan], [0.5, np.nan], [np.nan, 1.0]])
    assert centred_scores(score).tolist() == [[0.25, 0.0, 0.0], [0.0, 0.0, 0.5]]
    assert availability(score).tolist() == pytest.approx([2.0 / 3.0, 1.0 / 3.0])


def test_the_log_loss_of_even_odds_is_the_logarithm_of_two() -> None:
    told = log_loss(np.zeros(3), np.array([1.0, 0.0, 1.0]), np.array([1.0, 2.0, 0.0]))
    assert told == pytest.approx(3.0 * np.log(2.0))
