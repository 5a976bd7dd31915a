"""What reaches a target does reach it."""

from __future__ import annotations

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
    with pytest.raises(DataError):
        footprint_target(worked("siemens"), 20.0, 0.9)


def test_a_target_of_nothing_is_refused() -> None:
    with pytest.raises(UsageError):
        footprint_target(worked(ROD), 0.0, 0.9)
