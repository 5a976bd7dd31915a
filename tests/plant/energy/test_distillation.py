"""Distillation: reflux by hand, conventional steam, integration saves."""

from __future__ import annotations

import csv
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.evidence.location import data_folder
from polysight.plant.energy.distillation import distillation_demand
from polysight.plant.sections import Demand
from tests.plant.energy.shipped import Rods, shipped

TABLES = shipped("siemens", Rods)
SHARE = st.floats(0.0, 0.95)
FLOW = st.floats(0.0, 60.0)


def demand(new: float = 19.4, recovered: float = 29.0, **changes: float) -> Demand:
    design = replace(TABLES.distillation, **{key: np.array(one) for key, one in changes.items()})
    return distillation_demand(
        np.array(new), np.array(recovered), design, TABLES.chlorosilane_properties,
        TABLES.machines,
    )  # fmt: skip


def test_one_column_by_hand() -> None:
    """10 kg distillate at reflux 1 boil 20 kg; at 176 kJ/kg that is 3,520 kJ."""
    made = demand(
        10.0, 0.0, crude_reflux=1.0, new_purification_columns=0.0, heat_integration_fraction=0.0
    )
    heat = made.steam_kg_per_kg * TABLES.machines.steam_latent_kj_per_kg
    assert heat.item() == pytest.approx(20.0 * TABLES.chlorosilane_properties.tcs_latent_kj_per_kg)


def test_without_integration_it_takes_what_conventional_plants_take() -> None:
    path = data_folder() / "process_parameters" / "energy.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = {row["parameter"]: float(row["value"]) for row in csv.DictReader(stream)}
    steam = demand(heat_integration_fraction=0.0).steam_kg_per_kg
    assert steam.item() > rows["separation_steam_conventional"]


@given(FLOW, FLOW, SHARE, SHARE)
def test_more_integration_never_takes_more(
    new: float, recovered: float, one: float, other: float
) -> None:
    less, more = sorted((one, other))
    saved = demand(new, recovered, heat_integration_fraction=more)
    spent = demand(new, recovered, heat_integration_fraction=less)
    assert 0.0 <= saved.steam_kg_per_kg <= spent.steam_kg_per_kg
    assert saved.electricity_kwh_per_kg == spent.electricity_kwh_per_kg


@given(FLOW, FLOW, st.floats(0.0, 10.0))
def test_linear_in_the_flows(new: float, recovered: float, factor: float) -> None:
    one, other = demand(new, recovered), demand(factor * new, factor * recovered)
    np.testing.assert_allclose(
        other.steam_kg_per_kg, factor * one.steam_kg_per_kg, rtol=1e-12, atol=1e-12
    )


@given(FLOW, st.floats(0.0, 5.0))
def test_more_reflux_never_takes_less(new: float, more: float) -> None:
    assert demand(new).steam_kg_per_kg <= demand(new, crude_reflux=2.0 + more).steam_kg_per_kg


def test_negative_flows_are_refused() -> None:
    with pytest.raises(UsageError, match="tcs_recovered"):
        demand(1.0, -1.0)
