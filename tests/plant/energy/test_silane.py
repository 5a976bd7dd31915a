"""Silane plant: circulation by hand, never negative."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.energy.silane import silane_demand
from polysight.plant.sections import Demand
from tests.plant.energy.shipped import Bed, shipped

TABLES = shipped("silane-fbr", Bed)
FLOW = st.floats(0.0, 60.0)


def demand(tcs: float = 19.5, silane: float = 1.155, **changes: float) -> Demand:
    design = replace(TABLES.silane_energy, **{key: np.array(one) for key, one in changes.items()})
    return silane_demand(
        np.array(tcs), np.array(silane), design, TABLES.chlorosilane_properties, TABLES.machines
    )


def test_by_hand() -> None:
    """10 kg converted, 4 times distilled at reflux 0.5: 60 kg vapour."""
    made = demand(
        10.0, 0.0, circulation_ratio=4.0, redistribution_reflux=0.5, heat_integration_fraction=0.0
    )
    heat = made.steam_kg_per_kg * TABLES.machines.steam_latent_kj_per_kg
    assert heat.item() == pytest.approx(60.0 * TABLES.chlorosilane_properties.tcs_latent_kj_per_kg)


@given(FLOW, FLOW, FLOW)
def test_more_silane_never_takes_less(tcs: float, silane: float, more: float) -> None:
    one, other = demand(tcs, silane), demand(tcs + more, silane + more)
    assert 0.0 <= one.electricity_kwh_per_kg <= other.electricity_kwh_per_kg
    assert 0.0 <= one.steam_kg_per_kg <= other.steam_kg_per_kg


@given(st.floats(0.0, 0.95), st.floats(0.0, 0.95))
def test_more_integration_never_takes_more(one: float, other: float) -> None:
    less, more = sorted((one, other))
    saved = demand(heat_integration_fraction=more)
    assert saved.steam_kg_per_kg <= demand(heat_integration_fraction=less).steam_kg_per_kg


def test_negative_flows_are_refused() -> None:
    with pytest.raises(UsageError, match="silane_made"):
        demand(1.0, -1.0)
