"""One table drives the steam of the columns and the purity behind them."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.plant.operation import Operation
from polysight.plant.purity.impurities import BORON, CARBON, METALS, OXYGEN, PHOSPHORUS
from polysight.plant.sections import DISTILLATION
from tests.plant.routes.plants import plant

NEW = "distillation.new_purification_columns"
RECOVERED = "distillation.recovered_purification_columns"
REFLUX = "distillation.purification_reflux"
#: Central values lie in the middle of their draws.
MIDDLE = (0.3, 0.7)


def made(*changes: str) -> Operation:
    return plant("siemens", *changes, count=20).central


def steam(one: Operation) -> float:
    """Steam of the columns by their heat balance."""
    return float(np.ravel(one.physics.steam_kg_per_kg[..., DISTILLATION])[0])


@pytest.mark.parametrize(
    ("field", "few", "many"), [(NEW, 1, 3), (RECOVERED, 0, 2), (REFLUX, 1.5, 3)]
)
def test_more_columns_and_reflux_take_steam_and_clean_better(
    field: str, few: float, many: float
) -> None:
    less, more = (made(f"{field}={value}") for value in (few, many))
    assert steam(more) > steam(less)
    dirty, clean = less.product.bulk_ppba, more.product.bulk_ppba
    assert (clean <= dirty).all()
    assert (clean[..., [BORON, CARBON]] < dirty[..., [BORON, CARBON]]).all()


def test_without_columns_the_crude_goes_to_the_rods() -> None:
    """Boron of metal 20 ppmw, 0.3 of it follows, 0.39 mol of metal per mole of SiHCl3."""
    none = made(f"{NEW}=0", f"{RECOVERED}=0").product.bulk_ppba[0]
    cleaned = made().product.bulk_ppba[0]
    assert none[BORON] > 300.0
    assert (
        none[[PHOSPHORUS, CARBON, METALS]] > 100.0 * cleaned[[PHOSPHORUS, CARBON, METALS]]
    ).all()


def test_crude_carries_its_metal_diluted_by_what_comes_back() -> None:
    """2.5 to 3 moles of SiHCl3 are made per mole of silicon metal."""
    flows = made().balance
    made_mol = flows.tcs_from_hydrogenation + flows.tcs_from_chlorination
    made_mol = (made_mol + flows.tcs_from_redistribution) / 135.45
    assert 2.5 < float((made_mol / (flows.silicon_metal / 28.085))[0]) < 3.0


def test_silane_is_cleaned_by_the_vapour_that_refrigeration_condenses() -> None:
    less, more = (
        plant("silane-fbr", f"silane_energy.silane_reflux={reflux}", count=20).central
        for reflux in (3, 6)
    )
    power = (float(np.sum(one.physics.electricity_kwh_per_kg)) for one in (less, more))
    assert next(power) < next(power)
    assert (more.product.bulk_ppba[..., CARBON] < less.product.bulk_ppba[..., CARBON]).all()


@pytest.mark.parametrize("route", ["siemens", "silane-fbr", "umg"])
@pytest.mark.parametrize("which", [BORON, PHOSPHORUS, CARBON, OXYGEN, METALS])
def test_central_purity_lies_in_the_middle_of_its_draws(route: str, which: int) -> None:
    one = plant(route, count=2000)
    centre = one.central.product.bulk_ppba[..., which]
    rank = float(np.mean(one.draws.product.bulk_ppba[..., which] < centre))
    assert MIDDLE[0] <= rank <= MIDDLE[1]
