"""Charges: who owes what, and what is a scenario."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.carbon.emissions_trading import Status
from polysight.errors import DataError
from polysight.study.footprint_charges import Charges, footprint_charges
from tests.study.footprint_example import data
from tests.study.footprint_plants import CAPTIVE, ROD, worked

DAY = dt.date(2026, 11, 22)


def charges(name: str, day: dt.date = DAY) -> Charges:
    return footprint_charges(worked(name), data(), day)


def test_a_plant_fed_by_the_grid_owes_no_allowances() -> None:
    found = charges(ROD)
    assert found.owed is None
    assert found.owed_cny_per_kg is None


def test_a_captive_unit_owes_what_it_emits_beyond_what_it_is_given() -> None:
    found = charges(CAPTIVE)
    assert found.owed is not None
    assert found.owed.status is Status.COVERED
    assert found.emitted is not None
    assert found.free is not None
    assert found.net is not None
    assert found.owed_cny_per_kg is not None
    assert found.net.central == pytest.approx(found.emitted.central - found.free.central)
    output = worked(CAPTIVE).plant.capacity_t_per_year
    assert output is not None
    cost = found.net.central * found.allowance_cny_per_tco2e / (output * 1000)
    assert found.owed_cny_per_kg.central == pytest.approx(cost)


def test_before_the_scheme_nothing_is_owed() -> None:
    found = charges(CAPTIVE, dt.date(2018, 1, 1))
    assert found.owed is not None
    assert found.owed.status is Status.SECTOR_NOT_COVERED


def test_the_border_charge_is_a_scenario_and_little_of_it_is_charged_at_first() -> None:
    found = charges(ROD)
    assert all(one.scenario for one in found.border)
    first, last = found.border[0], found.border[-1]
    assert first.free_share_kept == pytest.approx(0.975)
    full, own = first.cost_eur_per_kg[1]
    assert own == pytest.approx(0.025 * full)
    assert last.cost_eur_per_kg[1, 0] == pytest.approx(last.cost_eur_per_kg[1, 1])


def test_silicon_adds_its_grams_to_a_module() -> None:
    found = charges(ROD)
    total = worked(ROD).life_cycle.market.total[0]
    assert found.module.central == pytest.approx(total * found.grams_per_watt)
    assert all(not one.same_method for one in found.limits)


def test_a_footprint_without_a_total_has_no_charges() -> None:
    with pytest.raises(DataError):
        charges("siemens")
