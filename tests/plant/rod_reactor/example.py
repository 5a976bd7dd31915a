"""A reactor to vary, and the enthalpies of its gases as Cantera has them."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import cantera as ct
import numpy as np

from polysight.plant.rod_reactor.design import RodReactorDesign
from polysight.plant.rod_reactor.gas_heat import FeedEnthalpies

#: Forty pairs; the plan with which the table of the golden cases is met.
_VALUES = {
    "rod_pairs": 40.0, "pitch_mm": 220.0, "wall_gap_mm": 330.0, "leg_length_m": 2.8,
    "core_diameter_mm": 8.0, "final_diameter_mm": 150.0, "growth_um_per_min": 10.0,
    "growth_exponent": 0.0, "turnaround_h": 12.0, "operating_share": 0.92,
    "silicon_density_kg_per_m3": 2329.0, "rod_temperature_c": 1100.0, "wall_temperature_c": 150.0,
    "coolant_temperature_c": 130.0, "rod_emissivity": 0.7, "wall_emissivity": 0.5, "shields": 0.0,
    "shield_emissivity": 0.3, "hydrogen_ratio": 4.0, "silicon_yield": 0.1,
    "feed_temperature_c": 150.0, "preheat_temperature_c": 150.0, "off_gas_temperature_c": 550.0,
    "tetrachloride_share": 0.7, "tetrachloride_path_kwh_per_kg": 0.115,
    "hydrogen_chloride_path_kwh_per_kg": 2.091, "remainder_kwh_per_kg": 17.05,
}  # fmt: skip


def reactor(**changed: object) -> RodReactorDesign:
    """The example with some fields set otherwise."""
    plain = {name: np.array([value]) for name, value in _VALUES.items()}
    given = {name: np.atleast_1d(np.asarray(value, float)) for name, value in changed.items()}
    return replace(RodReactorDesign(**plain), **given)


def feed_enthalpies() -> FeedEnthalpies:
    """Hydrogen and trichlorosilane of Cantera's nasa_gas.yaml."""
    every = {one.name: one.thermo for one in ct.Species.list_from_file("nasa_gas.yaml")}
    taken = [every["H2"], every["SiHCL3"]]
    limits = np.array([[one.min_temp, one.coeffs[0], one.max_temp] for one in taken])
    coefficients = np.zeros((2, 2, 9))
    for gas, one in enumerate(taken):
        # Cantera keeps the upper range first.
        coefficients[gas, 0, 2:], coefficients[gas, 1, 2:] = one.coeffs[8:15], one.coeffs[1:8]
    return FeedEnthalpies(limits, coefficients)


def golden(kind: str) -> list[dict[str, Any]]:
    """Golden cases of one kind; a case without a source is no case."""
    path = Path(__file__).parents[2] / "golden" / "plant" / "rod_reactor.toml"
    found: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))[kind]
    assert all(case["source"].strip() for case in found)
    return found
