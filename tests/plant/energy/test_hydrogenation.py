"""Hydrogenation: old plants bound it, recovery saves, throughput costs."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.energy.hydrogenation import hydrogenation_demand
from polysight.plant.sections import HYDROGENATION, Demand
from tests.plant.energy.shipped import GOLDEN, Rods, shipped
from tests.plant.routes.plants import plant

GOLD = tomllib.loads((GOLDEN / "sections.toml").read_text(encoding="utf-8"))["hydrogenation"]
TABLES: Rods = shipped("siemens", Rods)
DESIGN = TABLES.hydrogenation_energy
SHARE = st.floats(0.0, 1.0)


def demand(stc: float = 60.0, tcs: float = 15.9, hot: float = 550.0, **changes: float) -> Demand:
    design = replace(DESIGN, **{name: np.array(value) for name, value in changes.items()})
    return hydrogenation_demand(
        np.array(stc), np.array(stc / 42.0), np.array(tcs), np.array(hot), design,
        TABLES.chlorosilane_properties, TABLES.machines,
    )  # fmt: skip


def total(one: Demand) -> float:
    """Electricity, steam and fuel heat as kWh."""
    heat = one.steam_kg_per_kg * TABLES.machines.steam_latent_kj_per_kg / 1e3 + one.heat_mj_per_kg
    return float((one.electricity_kwh_per_kg + heat / 3.6).item())


def test_golden_cold() -> None:
    """Per tonne of SiHCl3, electric and without recovery of sensible heat."""
    case = GOLD["cold"]
    assert case["source"]
    design = replace(
        DESIGN,
        heat_recovery_fraction=np.array(0.0),
        electric_heater_fraction=np.array(1.0),
    )
    made = hydrogenation_demand(
        np.array(case["stc"]), np.array(case["hydrogen"]), np.array(1.0),
        np.array(case["temperature_c"]), design, TABLES.chlorosilane_properties, TABLES.machines,
    )  # fmt: skip
    assert case["low"] <= 1000.0 * made.electricity_kwh_per_kg.item() <= case["high"]


def test_golden_hot() -> None:
    """An old plant that hydrogenates hot, per tonne of SiHCl3; the fleet of today adds nothing."""
    case = GOLD["hot"]
    assert case["source"]
    old = plant(
        "siemens", "synthesis.hot_hydrogenation_share=1", "synthesis.direct_chlorination_share=1"
    ).central
    taken = old.physics.electricity_kwh_per_kg[0, HYDROGENATION]
    assert case["low"] <= 1000.0 * taken / old.balance.tcs_from_hydrogenation[0] <= case["high"]
    assert old.remainder.electricity_kwh_per_kg[0, HYDROGENATION] == 0.0


def test_heat_of_the_bed_saves_the_heater_and_never_more() -> None:
    def taken(bed: float) -> float:
        made = hydrogenation_demand(
            np.array(60.0), np.array(1.4), np.array(16.0), np.array(550.0), DESIGN,
            TABLES.chlorosilane_properties, TABLES.machines, np.array(bed),
        )  # fmt: skip
        return float((made.electricity_kwh_per_kg + made.heat_mj_per_kg / 3.6).item())

    assert taken(0.0) - taken(-0.95) == pytest.approx(1.0 / 3.6)
    assert taken(-100.0) == taken(-50.0) > 0.0


def test_a_compressor_does_not_expand() -> None:
    with pytest.raises(UsageError, match="recycle_pressure_ratio"):
        demand(recycle_pressure_ratio=0.5)
    with pytest.raises(UsageError, match="heater_efficiency"):
        demand(heater_efficiency_fraction=0.0)


def test_by_hand() -> None:
    """1 kg SiCl4 warmed by 100 K at 0.6 kJ/(kg K), nothing recovered, all electric: 60 kJ."""
    heats = replace(TABLES.chlorosilane_properties, stc_gas_heat_capacity_kj_per_kg_k=np.array(0.6))
    design = replace(
        DESIGN,
        feed_temperature_c=np.array(100.0),
        heat_recovery_fraction=np.array(0.0),
        electric_heater_fraction=np.array(1.0),
        heater_efficiency_fraction=np.array(1.0),
        refrigerated_fraction=np.array(0.0),
        vaporisation_recovery_fraction=np.array(1.0),
    )
    made = hydrogenation_demand(
        np.array(1.0), np.array(0.0), np.array(0.0), np.array(200.0), design, heats,
        TABLES.machines,
    )  # fmt: skip
    assert made.electricity_kwh_per_kg.item() == pytest.approx(60.0 / 3600.0)
    assert made.steam_kg_per_kg.item() == 0.0


@given(SHARE, SHARE)
def test_more_recovery_never_takes_more(one: float, other: float) -> None:
    less, more = sorted((one, other))
    for name in ("heat_recovery_fraction", "vaporisation_recovery_fraction"):
        assert total(demand(**{name: more})) <= total(demand(**{name: less})) + 1e-12


@given(st.floats(0.0, 100.0), st.floats(0.0, 50.0))
def test_more_throughput_never_takes_less(stc: float, more: float) -> None:
    assert total(demand(stc)) <= total(demand(stc + more)) + 1e-12
    assert total(demand(stc)) >= 0.0


@given(st.floats(0.0, 20.0))
def test_linear_in_the_flows(factor: float) -> None:
    one, other = demand(1.0, 0.3), demand(factor, 0.3 * factor)
    assert total(other) == pytest.approx(factor * total(one), abs=1e-12)


def test_a_batch_equals_its_states() -> None:
    stc = np.array([10.0, 60.0, 75.0])
    together = demand(stc, 0.26 * stc).electricity_kwh_per_kg.ravel()  # type: ignore[arg-type]
    alone = [demand(one, 0.26 * one).electricity_kwh_per_kg.item() for one in stc]
    assert together.tolist() == alone


def test_a_reactor_colder_than_its_feed_is_refused() -> None:
    with pytest.raises(UsageError, match="reaction_temperature_c"):
        demand(hot=100.0)
    with pytest.raises(UsageError, match="stc_to_hydrogenation"):
        demand(-1.0)
