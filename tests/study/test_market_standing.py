"""How much of what the register knows counts as standing on a day."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from polysight.market.case import Market, PlantState
from polysight.study.market_standing import (
    UNPROVEN,
    KnownSize,
    counted,
    overdue,
    pooled_kt,
    proven,
    remembered,
)
from tests.study.market_day import TODAY, on

YEAR = TODAY.year + 0.5


def test_a_newcomer_outside_counts_in_part_and_keeps_its_capacity() -> None:
    found = on(TODAY)
    whole = found.unit("USP-SOH").kt_per_year
    after = {one.code: one for one in proven(found.units, YEAR, found.terms)}
    part, rest = after["USP-SOH"], after["USP-SOH" + UNPROVEN]
    assert part.kt_per_year == pytest.approx(found.terms.value("newcomer_share") * whole)
    assert part.kt_per_year + rest.kt_per_year == pytest.approx(whole)
    assert (part.state, rest.state) == (PlantState.STANDING, PlantState.ANNOUNCED)
    assert after["OCI-BIN"] == found.unit("OCI-BIN")
    china = [one for one in found.units if one.market is Market.CHINA]
    assert [one for one in after.values() if one.market is Market.CHINA] == china


def test_a_pool_lies_between_and_nearer_to_the_surer() -> None:
    own = on(TODAY).terms
    assert pooled_kt(200.0, None, own, 0.7) == 200.0
    sure = KnownSize((math.log(100.0), 0.01), (math.log(7.0), 1.0))
    vague = KnownSize((math.log(100.0), 1.0), (math.log(7.0), 1.0))
    assert 99.0 < pooled_kt(200.0, sure, own, math.nan) < 105.0
    assert 195.0 < pooled_kt(200.0, vague, own, math.nan) < 200.0


def test_the_dearest_plants_outside_stand_still_where_less_is_known_to_stand() -> None:
    found = on(TODAY)
    told = (None, KnownSize((math.log(120.0), 0.05), (math.log(6.0), 0.3)))
    after = {
        one.code: one for one in counted(found.units, told, found.costs, found.power, found.terms)
    }
    still = [
        code
        for code, one in after.items()
        if not math.isnan(one.idle_months) and math.isnan(found.unit(code).idle_months)
    ]
    run = [
        code
        for code, one in after.items()
        if one.market is Market.OUTSIDE
        and one.state is PlantState.STANDING
        and math.isnan(one.idle_months)
        and not one.chips
    ]
    assert still
    assert run
    assert max(map(found.cash, run)) <= min(map(found.cash, still)) + 20.0
    assert found.cash("OCI-BIN") < min(map(found.cash, still))
    assert "QST-RAS" not in after


def test_plants_told_idle_in_china_carry_what_is_too_much() -> None:
    found = on(TODAY)
    told = (KnownSize((math.log(3000.0), 0.1), (math.log(95.0), 0.2)), None)
    after = {
        one.code: one for one in counted(found.units, told, found.costs, found.power, found.terms)
    }
    for one in found.units:
        if one.market is Market.CHINA and math.isnan(one.idle_months):
            assert after[one.code] == one
    idle = [one for one in found.units if one.market is Market.CHINA and one.idle_months > 0.0]
    assert all(after[one.code].kt_per_year < one.kt_per_year for one in idle)


def test_late_works_without_news_wait_too() -> None:
    found = on(TODAY)
    works = next(one for one in found.units if one.state is PlantState.BUILDING)
    works = replace(works, geography="CN-NM", overdue_months=1.0, quiet_months=1.0)
    quiet = replace(works, quiet_months=99.0)
    after = overdue([works, quiet, replace(quiet, overdue_months=0.0)], found.terms)
    states = [PlantState.BUILDING, PlantState.ANNOUNCED, PlantState.BUILDING]
    assert [one.state for one in after] == states


def test_dear_plants_outside_long_unheard_of_are_gone() -> None:
    found = on(TODAY)
    kept = {one.code for one in remembered(found.units, found.costs, found.power, found.terms)}
    assert "MST-SOM" not in kept
    assert {"WAC-BUR", "OCI-BIN", "USP-SOH", "TOK-SHU"} <= kept
    china = {one.code for one in found.units if one.market is Market.CHINA}
    assert china <= kept


def test_works_long_overdue_wait_for_a_price() -> None:
    found = on(TODAY)
    late = [one for one in found.units if one.state is PlantState.BUILDING]
    late = [replace(one, overdue_months=99.0) for one in late]
    for one in overdue(late, found.terms):
        china = one.market is Market.CHINA
        assert one.state is (PlantState.ANNOUNCED if china else PlantState.BUILDING)
