"""The metallurgical route loses what its steps do not yield and has no chlorosilanes."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.plant.purity.impurities import METALS, OXYGEN, PHOSPHORUS
from polysight.plant.sections import whole_plant
from tests.plant.routes.plants import plant


def test_silicon_fed_is_product_and_losses() -> None:
    flows = plant("umg").draws.balance
    assert flows.silicon_metal == pytest.approx(1.0 + flows.silicon_lost)
    assert not np.any(flows.tcs_to_deposition)
    assert not np.any(flows.residual)


def test_better_yield_needs_less_metal() -> None:
    better = plant("umg", "metallurgical.solidification_yield_fraction=0.9").central.balance
    assert better.silicon_metal < plant("umg").central.balance.silicon_metal


def test_nothing_is_calibrated() -> None:
    one = plant("umg").central
    assert not np.any(one.remainder.electricity_kwh_per_kg)


@pytest.mark.parametrize("step", ["slag_treatments", "leachings", "solidifications"])
def test_a_step_left_out_saves_energy_and_dirties_the_product(step: str) -> None:
    with_it, without = (
        plant("umg", *changes).central for changes in ((), (f"metallurgical.{step}=0",))
    )
    saved = whole_plant(without.physics).electricity_kwh_per_kg
    assert saved < whole_plant(with_it.physics).electricity_kwh_per_kg
    assert without.balance.silicon_metal < with_it.balance.silicon_metal
    cleaner, dirtier = with_it.product.bulk_ppba, without.product.bulk_ppba
    followed = np.delete(cleaner, OXYGEN, axis=-1)
    assert (np.delete(dirtier, OXYGEN, axis=-1) >= followed).all()
    assert (dirtier[..., METALS] > cleaner[..., METALS]).all()
    assert (dirtier[..., PHOSPHORUS] > cleaner[..., PHOSPHORUS]).all()


def test_vacuum_costs_energy_and_takes_phosphorus() -> None:
    none, all_of_it = (
        plant("umg", f"metallurgical.vacuum_share_fraction={share}").central for share in (0, 1)
    )
    more = whole_plant(all_of_it.physics).electricity_kwh_per_kg
    assert more > whole_plant(none.physics).electricity_kwh_per_kg + 5.0
    left = all_of_it.product.bulk_ppba / none.product.bulk_ppba
    assert left[..., PHOSPHORUS] == pytest.approx(0.15)


def test_an_ingot_is_cut_where_the_yield_says() -> None:
    less, more = (
        plant("umg", f"metallurgical.solidification_yield_fraction={part}").central
        for part in (0.8, 0.9)
    )
    assert (less.product.bulk_ppba[..., METALS] < more.product.bulk_ppba[..., METALS]).all()
    assert less.balance.silicon_metal > more.balance.silicon_metal
