"""Counted in pieces as whole; infinite outcomes; known to a cell."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.uncertainty.tally import Tally


def tallied(values: np.ndarray, pieces: int = 7) -> Tally:
    parts = np.array_split(values, pieces)
    told = Tally(parts[0])
    for part in parts[1:]:
        told.add(part)
    return told


def test_figures_are_those_of_all_draws() -> None:
    values = np.random.default_rng(1).normal(1.0, 2.0, 50_000)
    got = tallied(values)
    assert got.count == values.size
    assert got.mean == pytest.approx(values.mean(), rel=1e-12)
    assert got.loss_probability == np.mean(values < 0)
    assert (got.least, got.most) == (values.min(), values.max())
    for share in (0.001, 0.05, 0.5, 0.95, 1.0):
        exact = np.quantile(values, share, method="inverted_cdf")
        assert abs(got.quantile(share) - exact) <= got.cell
    worst = np.sort(values)[:2500].mean()
    assert got.tail_mean(0.05) == pytest.approx(worst, abs=got.cell)


def test_infinite_outcomes_are_counted_at_the_ends() -> None:
    values = np.concatenate([np.full(30, -np.inf), np.linspace(0, 1, 60), np.full(10, np.inf)])
    got = tallied(np.random.default_rng(2).permutation(values), 3)
    assert got.quantile(0.3) == -np.inf
    assert got.quantile(0.31) == pytest.approx(0.0, abs=got.cell)
    assert got.quantile(0.9) == pytest.approx(1.0, abs=got.cell)
    assert got.quantile(0.91) == np.inf
    assert got.loss_probability == 0.3
    assert np.isnan(got.mean)
    assert got.tail_mean(0.05) == -np.inf


def test_outcomes_beyond_the_grid_are_not_lost() -> None:
    got = Tally(np.array([0.0, 1.0]))
    got.add(np.array([-50.0, 70.0]))
    assert got.count == 4
    assert (got.quantile(0.25), got.quantile(1.0)) == (-50.0, 70.0)
    assert got.mean == pytest.approx(21.0 / 4)


def test_one_value_alone_can_be_counted() -> None:
    got = tallied(np.full(20, 3.0), 2)
    assert got.quantile(0.5) == pytest.approx(3.0)
    assert got.tail_mean(0.05) == pytest.approx(3.0)


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(DataError, match="number"):
        Tally(np.array([1.0, np.nan]))
