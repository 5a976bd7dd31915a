"""The single-factor table: base in the middle, coefficients by hand, switching values switch."""

from __future__ import annotations

import numpy as np

from polysight.investment.cash_flow import project_cash_flow
from polysight.investment.npv import Floats, npv
from polysight.investment.project import Project
from polysight.investment.sensitivity import Factor, one_at_a_time, scaled
from tests.investment.example import project

FACTORS: tuple[Factor, ...] = ("price", "capex", "output", "unit_costs", "fixed_cost")
CHANGES = np.array([-0.2, -0.1, 0.0, 0.1, 0.2])


def value(each: Project) -> Floats:
    return npv(0.1, project_cash_flow(each).net_after_tax, "end")


def test_table() -> None:
    got = one_at_a_time(
        project(), value, factors=FACTORS, changes=CHANGES, target=0.0, search=(-1.0, 4.0)
    )
    assert got.outcome.shape == got.coefficient.shape == (5, 5)
    np.testing.assert_array_equal(got.outcome[:, 2], np.full(5, got.base))
    assert np.isnan(got.coefficient[:, 2]).all()
    expected = (got.outcome[0, 4] - got.base) / abs(got.base) / 0.2
    np.testing.assert_allclose(got.coefficient[0, 4], expected)
    assert (np.diff(got.outcome[0]) > 0).all()
    assert (np.diff(got.outcome[1]) < 0).all()


def test_switching_values_bring_the_outcome_to_the_target() -> None:
    got = one_at_a_time(
        project(), value, factors=FACTORS, changes=CHANGES, target=0.0, search=(-1.0, 4.0)
    )
    for factor, change in zip(FACTORS, got.switching, strict=True):
        if np.isfinite(change):
            assert abs(value(scaled(project(), factor, 1.0 + change))) < 1e-9 * abs(got.base)
    assert np.isfinite(got.switching[:2]).all()


def test_draws_stay_apart() -> None:
    draws = scaled(project(), "capex", np.array([0.8, 1.0, 1.2]))
    got = one_at_a_time(
        draws, value, factors=("price", "capex"), changes=CHANGES, target=0.0, search=(-1.0, 4.0)
    )
    assert got.outcome.shape == (2, 5, 3)
    assert got.switching.shape == (2, 3)
    alone = one_at_a_time(
        project(), value, factors=("price",), changes=CHANGES, target=0.0, search=(-1.0, 4.0)
    )
    np.testing.assert_allclose(got.outcome[0, :, 1], alone.outcome[0], rtol=1e-13)
    np.testing.assert_allclose(got.switching[0, 1], alone.switching[0], rtol=1e-9)
