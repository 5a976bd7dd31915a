"""Sections: the 2020 split, sums, bases kept apart, years."""

from __future__ import annotations

import tomllib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.errors import UsageError
from polysight.plant.calibration import bed_plant_remainder, rod_plant_remainder
from polysight.plant.sections import (
    DEPOSITION,
    HYDROGENATION,
    SECTIONS,
    Consumption,
    Demand,
    by_section,
    combined,
    deposition_only,
    scaled,
    whole_plant,
)
from tests.plant.energy.shipped import GOLDEN, Bed, Rods, bed_plant, flows, rod_plant, shipped

CASES = tomllib.loads((GOLDEN / "sections.toml").read_text(encoding="utf-8"))["case"]
AMOUNTS = arrays(np.float64, (6, 4), elements=st.floats(0.0, 100.0))


def published() -> dict[str, float]:
    """Shipped designs with their calibration, by the names of the golden cases."""
    rods, bed = shipped("siemens", Rods), shipped("silane-fbr", Bed)
    physics = rod_plant(flows("rods"), rods)
    plant = combined(physics, rod_plant_remainder(physics, rods.calibration))
    granules = bed_plant(flows("bed"), bed)
    silane = whole_plant(combined(granules, bed_plant_remainder(granules, bed.bed_calibration)))
    whole, rod = whole_plant(plant), deposition_only(plant)
    cold = plant.electricity_kwh_per_kg[..., HYDROGENATION]
    return {
        "whole plant": whole.electricity_kwh_per_kg.item(),
        "deposition": rod.electricity_kwh_per_kg.item(),
        "hydrogenation": cold.item(),
        "all else": (whole.electricity_kwh_per_kg - rod.electricity_kwh_per_kg - cold).item(),
        "steam": whole.steam_kg_per_kg.item(),
        "bed plant": silane.electricity_kwh_per_kg.item(),
        "bed plant steam": silane.steam_kg_per_kg.item(),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["quantity"])
def test_golden(case: dict[str, float]) -> None:
    assert case["source"]
    assert abs(published()[str(case["quantity"])] - case["value"]) <= case["tolerance"]


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
