"""Silicon for chips has suppliers of its own."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import numpy as np
import pytest

from polysight.market.case import Market, PlantState
from polysight.study.market_chips import CHIP_PART, chip_premium, with_chips
from polysight.study.market_loads import start_loads
from polysight.study.market_units import Unit
from tests.study.market_day import DAYS, TODAY, on

USE = (5.0, 36.0)


def _kt(units: list[Unit], *, chips: bool) -> float:
    return sum(
        one.kt_per_year
        for one in units
        if one.market is Market.OUTSIDE
        and one.state is PlantState.STANDING
        and math.isnan(one.idle_months)
        and (one.chips or not chips)
    )


@pytest.mark.parametrize("day", DAYS)
def test_as_much_is_set_apart_as_chip_makers_use(day: dt.date) -> None:
    found = on(day)
    after = with_chips(found.units, (1.0, 24.0), found.terms)
    assert _kt(after, chips=False) == pytest.approx(_kt(found.units, chips=False))
    assert _kt(after, chips=True) * found.terms.value("chip_load") == pytest.approx(24.0, rel=0.05)


def test_large_plants_for_both_give_equal_shares() -> None:
    found = on(TODAY)
    after = {one.code: one for one in with_chips(found.units, USE, found.terms)}
    shares = [
        after[code + CHIP_PART].kt_per_year / found.unit(code).kt_per_year
        for code in ("WAC-BUR", "HSC-MI")
    ]
    assert shares[0] == pytest.approx(shares[1])
    assert 0.2 < shares[0] < 0.6
    assert "OCI-BIN" + CHIP_PART not in after
    assert after["WAC-BUR" + CHIP_PART].group == after["WAC-BUR"].group == "wacker"


def test_without_a_known_use_nothing_is_set_apart() -> None:
    found = on(TODAY)
    assert with_chips(found.units, (math.nan, math.nan), found.terms) == found.units


def test_what_is_for_chips_pays_whatever_solar_grade_fetches() -> None:
    found = on(TODAY)
    after = with_chips(found.units, USE, found.terms)
    solar = [
        one
        for one in after
        if one.market is Market.OUTSIDE and not one.chips and one.state is PlantState.STANDING
    ]
    least = min(found.cash(one.code) for one in solar)
    for one in after:
        if one.chips and one.market is Market.OUTSIDE:
            cost = found.costs.cash(one, found.power.at(f"{one.geography}:grid"))
            assert cost / chip_premium(one, found.terms) < least
    assert chip_premium(replace(solar[0], chips=False), found.terms) == 1.0


def test_it_runs_at_the_start_and_newcomers_are_in_their_trial() -> None:
    found = on(TODAY)
    after = with_chips(found.units, USE, found.terms)
    load = start_loads(after, found.costs, found.power, found.terms, 92.0).load
    by_code = {one.code: value for one, value in zip(after, load, strict=True)}
    for code in ("WAC-BUR" + CHIP_PART, "TOK-SHU", "huanghe-xining"):
        assert by_code[code] == found.terms.value("chip_load")
    assert by_code["USP-SOH"] == found.terms.value("start_minimum")
    made = np.array([one.kt_per_year for one in after]) @ np.where(
        [one.market is Market.CHINA for one in after], load, 0.0
    )
    assert made * 0.97 / 12.0 == pytest.approx(92.0, rel=0.06)
