"""The shadow at the border: what counts as direct, as electricity, and what is assumed."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.carbon.border_charge import Bound, Exposure
from polysight.carbon.product import SCOPES, Scope
from polysight.study.footprint_border import Border, border
from polysight.study.footprint_inventory import OWN_POWER
from tests.study.footprint_example import data
from tests.study.footprint_plants import CAPTIVE, GRANULES, HYDRO, ROD, worked

PLANTS = (ROD, CAPTIVE, GRANULES, HYDRO)


def shadow(name: str) -> Border:
    return border(worked(name), data())


def test_power_of_a_captive_unit_is_indirect() -> None:
    counted = shadow(CAPTIVE).embedded
    by_scope = worked(CAPTIVE).life_cycle.location.by_scope[0]
    # Scope 1 holds the stack of the unit; the mechanism counts it with electricity.
    assert counted.direct_kgco2e_per_kg < 0.2 * by_scope[SCOPES.index(Scope.DIRECT)]
    assert counted.full_kgco2e_per_kg > by_scope[SCOPES.index(Scope.DIRECT)]


def test_bought_heat_is_direct() -> None:
    bought = [
        name
        for name in PLANTS
        if any(one.activity == "steam-bought" for one in worked(name).inventory.exchanges)
    ]
    for name in bought:
        found = worked(name)
        steam = sum(
            one.amount[0] for one in found.inventory.exchanges if one.activity == "steam-bought"
        )
        assert shadow(name).embedded.direct_kgco2e_per_kg >= steam * 0.29623


@pytest.mark.parametrize("name", PLANTS)
def test_electricity_of_the_grid_counts_with_what_burns(name: str) -> None:
    found, made = worked(name), shadow(name)
    power = sum(one.amount[0] for one in found.inventory.exchanges if one.activity == OWN_POWER)
    added = made.embedded.full_kgco2e_per_kg - made.embedded.direct_kgco2e_per_kg
    grid = power * found.plant.origins.energy.grid_share * made.grid.kgco2e_per_kwh[0]
    captive = found.plant.origins.energy.captive_coal_share
    assert added >= grid - 1e-9
    if captive == 0.0:
        assert added == pytest.approx(grid)


@pytest.mark.parametrize("name", PLANTS)
def test_the_life_cycle_is_more_than_the_mechanism_counts(name: str) -> None:
    direct, full, life_cycle = shadow(name).embedded.counted()
    assert 0 < direct < full < life_cycle
    assert life_cycle == pytest.approx(worked(name).life_cycle.location.total[0])


def test_little_is_charged_at_first_and_all_at_last() -> None:
    made = shadow(ROD)
    first, last = made.years[0].charge, made.years[-1].charge
    assert first.exposures == tuple(Exposure)
    own, none = first.bounds.index(Bound.OWN_EMISSIONS), first.bounds.index(Bound.NO_BENCHMARK)
    charged = first.cost_eur_per_kg
    np.testing.assert_allclose(charged[:, own], 0.025 * charged[:, none])
    np.testing.assert_allclose(last.cost_eur_per_kg[:, own], last.cost_eur_per_kg[:, none])


def test_a_year_without_a_stated_correction_says_so() -> None:
    made = shadow(ROD)
    assert made.correction_until == 2030
    assert [one.charge.year for one in made.years if not one.correction_stated] == [
        2031, 2032, 2033, 2034,
    ]  # fmt: skip


def test_the_last_observed_rate_makes_yuan() -> None:
    made = shadow(ROD)
    assert made.rate.canonical_unit == "CNY/EUR"
    assert made.rate.period.end.year >= 2025
