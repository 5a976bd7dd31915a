"""Bounds of the process follow from molecules and equilibria, and hold what plants report."""

import pytest

from polysight.audit.chemical_bounds import (
    conversion_most,
    density_most_g_per_cm3,
    electricity_least_kwh_per_kg,
    melting_point_c,
    silane_least_kg_per_kg,
    silicon_least_kg_per_kg,
    tetrachloride_range_kg_per_kg,
    trichlorosilane_least_kg_per_kg,
)


def test_stoichiometry_of_the_mass_balance_table() -> None:
    # MB04 and MB08 of data/mass_balance.csv
    assert trichlorosilane_least_kg_per_kg() == pytest.approx(4.823, abs=1e-3)
    assert silicon_least_kg_per_kg() == 1.0
    assert silane_least_kg_per_kg() == pytest.approx(32.117 / 28.085)


def test_tetrachloride_holds_what_is_published() -> None:
    low, high = tetrachloride_range_kg_per_kg()
    for published in (9.45, 10.3, 12.3, 15.0, 18.148):  # MB14-4, MB10-3, MB10, MB12, MB02
        assert low < published < high
    assert low > 5.0


def test_conversion_of_a_pass_is_below_its_equilibrium_and_above_practice() -> None:
    assert 0.25 < conversion_most() < 0.8  # MB19: 25 % a pass


def test_silicon_melts_above_every_deposition() -> None:
    assert 1150.0 < melting_point_c() == pytest.approx(1414.0, abs=1.0)


def test_density_is_that_of_crystalline_silicon() -> None:
    assert density_most_g_per_cm3() == pytest.approx(2.329, abs=1e-3)


def test_electricity_bound_is_far_below_every_plant() -> None:
    assert 0.05 < electricity_least_kwh_per_kg() < 1.0
