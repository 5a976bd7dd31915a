"""Fluidised bed: silane and dust close, heat balance, anchors of GCL."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.fluidised_bed import bed_demand, bed_flows
from polysight.plant.sections import Demand
from polysight.plant.species import MOLAR_MASS, SI, SILANE
from tests.plant.energy.shipped import Bed, shipped

TABLES = shipped("silane-fbr", Bed)
DESIGN = TABLES.fluidised_bed


def demand(silane: float = 1.155, hydrogen: float = 0.17, **changes: float) -> Demand:
    design = replace(DESIGN, **{key: np.array(one) for key, one in changes.items()})
    return bed_demand(np.array(silane), np.array(hydrogen), design, TABLES.machines)


@given(st.floats(0.5, 1.0), st.floats(0.05, 1.0), st.floats(0.0, 0.5))
def test_silicon_closes(granules: float, silane: float, seed: float) -> None:
    made = bed_flows(
        replace(
            DESIGN,
            granule_fraction=np.array(granules),
            silane_mole_fraction=np.array(silane),
            seed_fraction=np.array(seed),
        )
    )
    silicon = float(made.silane_kg_per_kg) * MOLAR_MASS[SI] / MOLAR_MASS[SILANE]
    assert silicon == pytest.approx(1.0 + float(made.dust_kg_per_kg), rel=1e-12)
    assert made.seed_kg_per_kg == pytest.approx(seed * (1.0 + made.seed_kg_per_kg))


def test_yield_of_99_per_cent_leaves_1_per_cent_dust() -> None:
    """UC0051: 99 % of the silicon fed becomes granules."""
    dust = bed_flows(DESIGN).dust_kg_per_kg.item()
    assert dust / (1.0 + dust) == pytest.approx(0.01)


def test_by_hand() -> None:
    """1 kg silane warmed by 100 K at 2 kJ/(kg K), nothing recovered, no reaction heat: 200 kJ."""
    made = demand(
        1.0, 0.0, feed_temperature_c=0.0, bed_temperature_c=100.0, heat_recovery_fraction=0.0,
        seed_fraction=0.0, heater_efficiency_fraction=1.0, reaction_heat_kj_per_mol=0.0,
        silane_heat_capacity_kj_per_kg_k=2.0,
    )  # fmt: skip
    assert made.electricity_kwh_per_kg.item() == pytest.approx(200.0 / 3600.0)


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_more_recovery_never_takes_more(one: float, other: float) -> None:
    less, more = sorted((one, other))
    saved = demand(heat_recovery_fraction=more).electricity_kwh_per_kg
    assert 0.0 <= saved <= demand(heat_recovery_fraction=less).electricity_kwh_per_kg


@given(st.floats(0.0, 5.0), st.floats(0.0, 5.0))
def test_more_carrier_gas_never_takes_less(hydrogen: float, more: float) -> None:
    one = demand(hydrogen=hydrogen).electricity_kwh_per_kg
    assert one <= demand(hydrogen=hydrogen + more).electricity_kwh_per_kg


def test_a_tenth_of_rods() -> None:
    """Jiang et al.: deposition from silane takes 80 to 90 % less; physics stays below that."""
    assert demand().electricity_kwh_per_kg.item() < 0.2 * 49.0


def test_a_batch_equals_its_states() -> None:
    silane = np.array([1.1, 1.2, 1.3])
    together = demand(silane).electricity_kwh_per_kg  # type: ignore[arg-type]
    assert together.tolist() == [demand(one).electricity_kwh_per_kg.item() for one in silane]


def test_a_bed_colder_than_its_feed_is_refused() -> None:
    with pytest.raises(UsageError, match="bed_temperature_c"):
        demand(bed_temperature_c=20.0)
    with pytest.raises(UsageError, match="hydrogen_to_bed"):
        demand(hydrogen=-1.0)


@pytest.mark.parametrize(
    ("field", "value"),
    [("silane_mole_fraction", 0.0), ("granule_fraction", 0.0), ("seed_fraction", 1.0)],
)
def test_a_bed_that_makes_nothing_is_refused(field: str, value: float) -> None:
    with pytest.raises(UsageError, match=f"{field} .* any value"):
        bed_flows(replace(TABLES.fluidised_bed, **{field: np.array(value)}))
