"""The reference project of the baseline study made otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.result import Result


def values(baseline: Result, name: str) -> np.ndarray:
    return baseline.arrays[f"investment.{name}"].array.values


def test_large_plants_cost_less_to_build_and_need_less(baseline: Result) -> None:
    for name in ("size_capital", "size_break_even", "size_least_price"):
        assert np.all(np.diff(values(baseline, name)) < 0.0)


def test_a_fuller_plant_breaks_even_at_less(baseline: Result) -> None:
    assert np.all(np.diff(values(baseline, "load_break_even")) < 0.0)


def test_value_rises_where_the_price_needed_falls(baseline: Result) -> None:
    worth, least = (values(baseline, f"place_{name}").ravel() for name in ("npv", "least_price"))
    rods = slice(0, None, 2)
    assert np.argmax(worth[rods]) == np.argmin(least[rods])
    assert np.argmin(worth[rods]) == np.argmax(least[rods])


def test_a_place_cites_its_power(baseline: Result) -> None:
    cited = baseline.number("investment.place_npv[CN-XJ,siemens]").inputs
    assert "ME0011" in cited


def test_stresses_together_are_no_sum(baseline: Result) -> None:
    worth = baseline.arrays["investment.stress_npv"].array
    planned, together = worth.values[0], worth.values[-1]
    assert (worth.axes[0].keys[0], worth.axes[0].keys[-1]) == ("planned", "together")
    assert together < planned
    assert together - planned != pytest.approx(float(values(baseline, "stress_sum")), rel=1e-3)


def test_the_ends_of_a_shock_are_in_order(baseline: Result) -> None:
    ends = values(baseline, "shock_npv")
    assert np.all(ends[:, 0] <= ends[:, 1])
    keys = baseline.arrays["investment.shock_npv"].array.axes[0].keys
    assert ends[keys.index("energy-limit")][0] < ends[0][0]
