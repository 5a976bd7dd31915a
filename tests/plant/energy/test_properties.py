"""Heats: the shipped ones agree with the reaction enthalpies' polynomials and with each other."""

from __future__ import annotations

import cantera as ct
import pytest

from tests.plant.energy.shipped import Bed, Metallurgical, Rods, shipped

HEATS = shipped("siemens", Rods).chlorosilane_properties
GAS = {one.name.upper(): one for one in ct.Species.list_from_file("nasa_gas.yaml")}
SOLID = {one.name: one for one in ct.Species.list_from_file("nasa_condensed.yaml")}


def mean_heat_capacity(name: str, low_c: float, high_c: float) -> float:
    """Enthalpy difference per kelvin [kJ/(kg K)]."""
    species = GAS[name]
    enthalpies = [species.thermo.h(one + 273.15) for one in (low_c, high_c)]
    gas = ct.Solution(thermo="ideal-gas", species=[species])
    return float((enthalpies[1] - enthalpies[0]) / gas.mean_molecular_weight / 1e3) / (
        high_c - low_c
    )


def test_gases_follow_their_polynomials() -> None:
    bed = shipped("silane-fbr", Bed).fluidised_bed
    for value, (name, low, high) in (
        (HEATS.stc_gas_heat_capacity_kj_per_kg_k, ("SICL4", 150.0, 550.0)),
        (HEATS.hydrogen_heat_capacity_kj_per_kg_k, ("H2", 150.0, 550.0)),
        (bed.silane_heat_capacity_kj_per_kg_k, ("SIH4", 50.0, 650.0)),
        (bed.hydrogen_heat_capacity_kj_per_kg_k, ("H2", 50.0, 650.0)),
    ):
        assert value.item() == pytest.approx(mean_heat_capacity(name, low, high), rel=1e-3)


def test_silane_gives_off_what_its_polynomials_say() -> None:
    hot = 923.15
    heat = 2 * GAS["H2"].thermo.h(hot) + SOLID["Si(cr)"].thermo.h(hot) - GAS["SIH4"].thermo.h(hot)
    stated = shipped("silane-fbr", Bed).fluidised_bed.reaction_heat_kj_per_mol.item()
    assert stated == pytest.approx(heat / 1e6, abs=0.1)


def test_molten_silicon_follows_its_polynomials() -> None:
    melted = SOLID["Si(L)"].thermo.h(1723.15) - SOLID["Si(cr)"].thermo.h(298.15)
    stated = shipped("umg", Metallurgical).metallurgical.melting_heat_kj_per_kg.item()
    assert stated == pytest.approx(melted / 28.085 / 1e3, rel=1e-3)


def test_trichlorosilane_evaporates_more_easily_than_tetrachloride_is_warmed_and_evaporated() -> (
    None
):
    assert HEATS.tcs_latent_kj_per_kg < HEATS.stc_vaporisation_kj_per_kg
