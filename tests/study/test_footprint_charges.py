"""Charges: what is asked for, and what silicon adds to a module."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.study.footprint_charges import Charges, footprint_charges
from tests.study.footprint_example import data
from tests.study.footprint_plants import CAPTIVE, ROD, worked

DAY = dt.date(2026, 11, 22)


def charges(name: str, day: dt.date = DAY) -> Charges:
    return footprint_charges(worked(name), data(), day)


def test_a_plant_fed_by_the_grid_owes_no_allowances() -> None:
    assert charges(ROD).trading is None


def test_a_plant_with_a_coal_unit_is_told_what_it_owes_beside_the_scenario() -> None:
    found = charges(CAPTIVE)
    assert found.trading is not None
    assert found.trading.day == found.day == DAY
    assert all(one.charge.scenario for one in found.border.years)


def test_silicon_adds_its_grams_to_a_module() -> None:
    found = charges(ROD)
    total = worked(ROD).life_cycle.market.total[0]
    assert found.module.central == pytest.approx(total * found.grams_per_watt)
    assert all(not one.same_method for one in found.limits)


def test_a_footprint_without_a_total_has_no_charges() -> None:
    found = worked(ROD)
    market = found.life_cycle.market
    emitted = market.emissions_kgco2e_per_unit.copy()
    emitted[:, 0] = np.nan
    partly = replace(market, emissions_kgco2e_per_unit=emitted)
    holed = replace(found, life_cycle=replace(found.life_cycle, market=partly))
    with pytest.raises(DataError, match=market.stages[0]):
        footprint_charges(holed, data(), DAY)
