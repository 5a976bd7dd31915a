"""Off-gas recovery: compression, cold, stripping."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.energy.machines import compression_kwh_per_kg
from polysight.plant.energy.off_gas import off_gas_demand
from polysight.plant.sections import Demand
from tests.plant.energy.shipped import Rods, shipped

TABLES = shipped("siemens", Rods)
FLOW = st.floats(0.0, 60.0)


def demand(
    hydrogen: float = 2.4, chlorosilanes: float = 42.5, hcl: float = 1.0, **changes: float
) -> Demand:
    design = replace(TABLES.off_gas_energy, **{key: np.array(one) for key, one in changes.items()})
    return off_gas_demand(
        np.array(hydrogen), np.array(chlorosilanes), np.array(hcl), design,
        TABLES.chlorosilane_properties, TABLES.machines,
    )  # fmt: skip


def test_hydrogen_alone_takes_compression_alone() -> None:
    made = demand(3.0, 0.0, 0.0)
    work = 3.0 * compression_kwh_per_kg(TABLES.off_gas_energy.pressure_ratio, TABLES.machines)
    assert made.electricity_kwh_per_kg == pytest.approx(work)
    assert made.steam_kg_per_kg.item() == 0.0


@given(FLOW, FLOW, FLOW, FLOW)
def test_more_gas_never_takes_less(
    hydrogen: float, chlorosilanes: float, hcl: float, more: float
) -> None:
    one = demand(hydrogen, chlorosilanes, hcl)
    other = demand(hydrogen + more, chlorosilanes + more, hcl + more)
    assert 0.0 <= one.electricity_kwh_per_kg <= other.electricity_kwh_per_kg
    assert 0.0 <= one.steam_kg_per_kg <= other.steam_kg_per_kg


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_more_recovery_never_takes_more(one: float, other: float) -> None:
    less, more = sorted((one, other))
    saved = demand(stripping_recovery_fraction=more)
    spent = demand(stripping_recovery_fraction=less)
    assert saved.steam_kg_per_kg <= spent.steam_kg_per_kg
    assert saved.electricity_kwh_per_kg <= spent.electricity_kwh_per_kg


def test_negative_flows_are_refused() -> None:
    with pytest.raises(UsageError, match="hcl_from_deposition"):
        demand(1.0, 1.0, -1.0)
