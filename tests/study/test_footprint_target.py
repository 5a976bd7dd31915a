"""What reaches a target does reach it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.errors import DataError, UsageError
from polysight.study.footprint_target import footprint_target
from tests.study.footprint_plants import GRANULES, HYDRO, ROD, worked


def test_a_target_above_today_is_met_already() -> None:
    found = footprint_target(worked(HYDRO), 60.0, 0.9)
    assert found.green.already.all()
    assert found.green_share == pytest.approx(found.present_share)


def test_green_power_alone_does_not_reach_what_silicon_metal_emits() -> None:
    found = footprint_target(worked(ROD), 5.0, 0.9)
    assert float(found.green.reachable_share) == 0.0
    assert np.isnan(found.green_share)


def test_a_lower_target_asks_for_more() -> None:
    shares = [footprint_target(worked(ROD), wanted, 0.5).green_share for wanted in (40.0, 30.0)]
    assert shares[0] < shares[1]


def test_the_metal_needed_meets_the_target() -> None:
    found, wanted = worked(GRANULES), 22.0
    reached = footprint_target(found, wanted, 0.5)
    total = found.life_cycle.market.total[1:]
    (metal,) = found.inventory.of("silicon-metal")
    today = found.life_cycle.chains.of(metal.activity).sum(axis=-1)[1:]
    changed = total + metal.amount[1:] * (reached.metal.needed - today)
    hit = reached.metal.reachable & ~reached.metal.already
    np.testing.assert_allclose(changed[hit], wanted, rtol=1e-9)


def test_smelting_with_water_power_is_the_best_on_offer() -> None:
    found = footprint_target(worked(GRANULES), 22.0, 0.5)
    assert found.metal_best.central < found.metal_today.central


def test_a_footprint_without_a_total_has_no_target() -> None:
    found = worked(ROD)
    market = found.life_cycle.market
    cells = market.emissions_kgco2e_per_unit.copy()
    cells[:, market.stages.index("transport")] = np.nan
    account = replace(found.life_cycle, market=replace(market, emissions_kgco2e_per_unit=cells))
    with pytest.raises(DataError):
        footprint_target(replace(found, life_cycle=account), 20.0, 0.9)


def test_a_target_of_nothing_is_refused() -> None:
    with pytest.raises(UsageError):
        footprint_target(worked(ROD), 0.0, 0.9)


def test_no_metal_below_the_best_one_is_told() -> None:
    found = footprint_target(worked(ROD), 20.0, 0.5)
    best = found.metal_best.low
    (_, without), (_, most) = found.both[0], found.both[-1]
    assert np.isnan(without.central)
    assert np.isnan(without.median)
    assert all(np.isnan(one.low) or one.low >= best for _, one in found.both)
    assert np.isnan(most.central) or most.central >= found.metal_best.central


def test_the_share_that_is_told_meets_the_target_with_what_the_grid_adds() -> None:
    found, wanted = worked(GRANULES), 22.0
    reached = footprint_target(found, wanted, 0.5)
    power = found.life_cycle.power
    assert power.residual is not None
    taken = sum(
        one.amount for one in found.inventory.exchanges if one.activity == "electricity-own"
    )
    rest, green = power.residual.kgco2e_per_kwh, power.contract_kgco2e_per_kwh
    moved = (reached.green.needed - reached.present_share) * (green - rest)[1:]
    changed = found.life_cycle.market.total[1:] + np.asarray(taken)[1:] * moved
    hit = reached.green.reachable & ~reached.green.already
    assert hit.any()
    np.testing.assert_allclose(changed[hit], wanted, rtol=1e-9)
