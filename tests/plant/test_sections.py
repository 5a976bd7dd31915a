"""Sections: heat balances by hand, sums, bases kept apart, years."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.errors import UsageError
from polysight.evidence.store import evidence
from polysight.plant.sections import (
    DEPOSITION,
    SECTIONS,
    Consumption,
    Demand,
    by_section,
    deposition_only,
    scaled,
    whole_plant,
)
from polysight.study.plant_model import plant_model
from tests.plant.energy.shipped import GOLDEN

CASES = tomllib.loads((GOLDEN / "sections.toml").read_text(encoding="utf-8"))["case"]
AMOUNTS = arrays(np.float64, (6, 4), elements=st.floats(0.0, 100.0))


@cache
def default(route: str) -> Consumption:
    """Physics of the shipped plant at central values, calibrated."""
    return plant_model(route, evidence(), count=1).central.physics


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case['route']} {case['section']} {case['quantity']}"
)
def test_golden(case: dict[str, Any]) -> None:
    """Heat balances by hand, to the digits that they are told with."""
    assert case["source"]
    place = SECTIONS.index(case["section"])
    found = getattr(default(case["route"]), case["quantity"])[0, place]
    assert found == pytest.approx(case["value"], rel=0.02, abs=0.005)


def example(amounts: np.ndarray) -> Consumption:
    demands = [Demand(row, 2.0 * row, process_water_t_per_kg=row) for row in amounts]
    return by_section(
        synthesis=demands[0],
        hydrogenation=demands[1],
        distillation=demands[2],
        deposition=demands[3],
        off_gas=demands[4],
        utilities=demands[5],
    )


@given(AMOUNTS)
def test_sections_sum_to_the_whole_plant(amounts: np.ndarray) -> None:
    made = example(amounts)
    assert made.electricity_kwh_per_kg.shape == (4, len(SECTIONS))
    np.testing.assert_allclose(
        whole_plant(made).electricity_kwh_per_kg, amounts.sum(axis=0), rtol=1e-12
    )
    assert (deposition_only(made).steam_kg_per_kg == 2.0 * amounts[DEPOSITION]).all()


@given(AMOUNTS)
def test_a_batch_equals_its_states(amounts: np.ndarray) -> None:
    together = whole_plant(example(amounts)).electricity_kwh_per_kg
    alone = [
        float(whole_plant(example(amounts[:, place])).electricity_kwh_per_kg)
        for place in range(amounts.shape[1])
    ]
    assert together.tolist() == alone


@given(AMOUNTS, st.floats(0.0, 2.0))
def test_scaling_is_linear_and_leaves_water(amounts: np.ndarray, factor: float) -> None:
    made = example(amounts)
    other = scaled(made, np.full(len(SECTIONS), factor), np.array(factor))
    np.testing.assert_allclose(
        whole_plant(other).electricity_kwh_per_kg,
        factor * whole_plant(made).electricity_kwh_per_kg,
        rtol=1e-12,
        atol=1e-12,
    )
    assert other.process_water_t_per_kg is made.process_water_t_per_kg


def test_a_negative_factor_is_refused() -> None:
    with pytest.raises(UsageError, match="nearest possible value is 0"):
        scaled(example(np.ones((6, 1))), np.full(6, -1.0), np.array(1.0))
