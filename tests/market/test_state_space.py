"""Filter and smoother give what conditioning the joint normal distribution by hand gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import multivariate_normal

from polysight.market.state_space import (
    Readings,
    StateModel,
    joined,
    lagged,
    random_walk,
    settled_path,
    state_path,
)

Floats = NDArray[np.float64]


def joint(model: StateModel, months: int) -> tuple[Floats, Floats]:
    """Mean and covariance of the states of all months, stacked."""
    states = len(model.mean)
    mean = np.zeros(months * states)
    spread = np.zeros((months * states, months * states))
    mean[:states], spread[:states, :states] = model.mean, model.covariance
    for month in range(1, months):
        now, before = (slice(m * states, (m + 1) * states) for m in (month, month - 1))
        mean[now] = model.transition @ mean[before] + model.drift
        spread[now, : now.start] = model.transition @ spread[before, : now.start]
        spread[: now.start, now] = spread[now, : now.start].T
        own = model.transition @ spread[before, before] @ model.transition.T
        spread[now, now] = own + model.noise
    return mean, spread


def conditioned(
    model: StateModel, readings: Readings, months: int, last: int
) -> tuple[Floats, Floats, float]:
    """States of all months given the readings up to a month, and the density of these."""
    states = len(model.mean)
    mean, spread = joint(model, months)
    kept = np.flatnonzero(readings.month <= last)
    load = np.zeros((len(kept), months * states))
    for row, place in enumerate(kept):
        start = readings.month[place] * states
        load[row, start : start + states] = readings.loading[place]
    expected = load @ mean + readings.bias[kept]
    seen = load @ spread @ load.T + np.diag(readings.variance[kept])
    if not len(kept):
        return mean, spread, 0.0
    gain = np.linalg.solve(seen, load @ spread).T
    density = multivariate_normal(expected, seen, allow_singular=False)
    return (
        mean + gain @ (readings.value[kept] - expected),
        spread - gain @ load @ spread,
        float(density.logpdf(readings.value[kept])),
    )


def example(seed: int, states: int, months: int, count: int) -> tuple[StateModel, Readings]:
    rng = np.random.default_rng(seed)
    root, first = rng.normal(size=(2, states, states)) * 0.5
    model = StateModel(
        rng.normal(size=(states, states)) * 0.6,
        root @ root.T,
        rng.normal(size=states) * 0.1,
        rng.normal(size=states),
        first @ first.T + np.eye(states) * 0.1,
    )
    readings = Readings(
        rng.integers(0, months, count),
        rng.normal(size=(count, states)),
        rng.normal(size=count) * 2.0,
        rng.normal(size=count) * 0.3,
        rng.uniform(0.01, 1.0, count),
    )
    return model, readings


def chosen(rows: Readings, which: slice) -> Readings:
    return Readings(
        rows.month[which],
        rows.loading[which],
        rows.value[which],
        rows.bias[which],
        rows.variance[which],
    )


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 3), st.integers(1, 7), st.integers(0, 12))
def test_as_the_joint_normal(seed: int, states: int, months: int, count: int) -> None:
    model, readings = example(seed, states, months, count)
    path = state_path(model, readings, months)
    mean, spread, density = conditioned(model, readings, months, months)
    assert path.log_likelihood == pytest.approx(density, abs=1e-9)
    for month in range(months):
        now = slice(month * states, (month + 1) * states)
        assert path.mean[month] == pytest.approx(mean[now], abs=1e-9)
        assert path.covariance[month] == pytest.approx(spread[now, now], abs=1e-9)
        then = conditioned(model, readings, months, month)
        assert path.filtered_mean[month] == pytest.approx(then[0][now], abs=1e-9)
        assert path.filtered_covariance[month] == pytest.approx(then[1][now, now], abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_the_order_of_readings_does_not_matter(seed: int) -> None:
    model, readings = example(seed, 2, 5, 9)
    turned = chosen(readings, slice(None, None, -1))
    one, other = (state_path(model, rows, 5) for rows in (readings, turned))
    assert one.mean == pytest.approx(other.mean, abs=1e-9)
    assert one.log_likelihood == pytest.approx(other.log_likelihood, abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 8))
def test_another_reading_never_widens(seed: int, kept: int) -> None:
    model, readings = example(seed, 2, 5, 9)
    fewer = state_path(model, chosen(readings, slice(kept)), 5)
    more = state_path(model, readings, 5)
    narrowed = np.diagonal(fewer.covariance - more.covariance, axis1=1, axis2=2)
    assert (narrowed > -1e-9).all()


def test_a_mean_of_three_months_is_read_through_lags() -> None:
    walk = random_walk(0.1, 0.0, 1.0)
    model = lagged(walk, 0, 2)
    third = np.full((1, 3), 1.0 / 3.0)
    one = Readings(np.array([3]), third, np.array([2.0]), np.zeros(1), np.array([1e-8]))
    path = state_path(model, one, 6)
    assert path.mean[1:4, 0].mean() == pytest.approx(2.0, abs=1e-6)
    assert path.mean[3, 1:] == pytest.approx(path.mean[[2, 1], 0], abs=1e-9)
    assert path.mean[5, 0] == pytest.approx(path.mean[3, 0], abs=1e-9)
    assert path.covariance[5, 0, 0] == pytest.approx(path.covariance[3, 0, 0] + 2 * 0.01, abs=1e-9)


def test_models_side_by_side_do_not_meet() -> None:
    first, second = random_walk(0.2, 1.0, 0.5), random_walk(0.1, 5.0, 0.3)
    load = np.array([[1.0, 0.0]])
    one = Readings(np.array([2]), load, np.array([3.0]), np.zeros(1), np.array([0.1]))
    path = state_path(joined((first, second)), one, 4)
    alone = state_path(first, one._replace(loading=load[:, :1]), 4)
    assert path.mean[:, 0] == pytest.approx(alone.mean[:, 0])
    assert path.mean[:, 1] == pytest.approx(np.full(4, 5.0))


def test_a_sum_of_exponentials_settles_on_what_was_read() -> None:
    model = lagged(random_walk(0.05, 1.0, 2.0), 0, 11)

    def readings_at(path: Floats) -> Readings:
        parts = np.exp(path[11])
        total = float(parts.sum())
        load = parts / total
        value = np.log(240.0) - np.log(total) + load @ path[11]
        return Readings(
            np.array([11]), load[None, :], np.array([value]), np.zeros(1), np.array([1e-8])
        )

    path = settled_path(model, readings_at, 12, 8)
    assert np.exp(path.mean[11]).sum() == pytest.approx(240.0, rel=1e-6)
