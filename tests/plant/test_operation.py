"""A route is calibrated to its fleet, and its remainder follows the flow that it belongs to."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.plant.sections import DEPOSITION, HYDROGENATION, whole_plant
from polysight.study.plant_model import PlantModel, plant_model


def model(code: str, *changes: str) -> PlantModel:
    return plant_model(code, evidence(), changes, count=1)


def electricity(one: PlantModel) -> np.ndarray:
    return np.asarray(one.central.consumption.electricity_kwh_per_kg[0])


def test_the_fleet_of_2020_comes_out_by_section() -> None:
    """Rows UC0006 to UC0009: 66.5 in all, 49 deposition, 5.3 cold hydrogenation, 12.2 the rest."""
    found = electricity(model("siemens"))
    rest = np.delete(found, [DEPOSITION, HYDROGENATION]).sum()
    assert found[DEPOSITION] == pytest.approx(49.0)
    assert found[HYDROGENATION] == pytest.approx(5.3)
    assert rest == pytest.approx(12.2)


def test_granules_take_what_their_maker_published() -> None:
    """Rows UC0052 and UC0053: 14.8 kWh/kg and 15.3 kg steam/kg."""
    taken = whole_plant(model("silane-fbr").central.consumption)
    assert taken.electricity_kwh_per_kg == pytest.approx(14.8)
    assert taken.steam_kg_per_kg == pytest.approx(15.3)


def test_the_remainder_of_hydrogenation_follows_its_tetrachloride() -> None:
    usual, slow = model("siemens"), model("siemens", "hydrochlorination.conversion=0.2")
    more = slow.central.balance.stc_to_hydrogenation / usual.central.balance.stc_to_hydrogenation
    found = [
        one.central.remainder.electricity_kwh_per_kg[0, HYDROGENATION] for one in (usual, slow)
    ]
    assert more[0] > 1.1
    assert found[1] == pytest.approx(found[0] * more[0])


def test_every_kilogram_on_rods_bears_the_same_remainder() -> None:
    usual = model("siemens").central
    lossy = model("siemens", "deposition.handling_loss_share=0.01").central
    for one in (usual, lossy):
        assert one.reactor is not None
    per_kg = [one.reactor.energy.remainder_kwh_per_kg[0] for one in (usual, lossy) if one.reactor]
    assert per_kg[0] == pytest.approx(per_kg[1])
    assert (
        lossy.remainder.electricity_kwh_per_kg[0, DEPOSITION]
        > (usual.remainder.electricity_kwh_per_kg[0, DEPOSITION])
    )


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_a_hybrid_lies_between_its_two_routes(share: float) -> None:
    mixed = model("hybrid", f"mix.silane_share={share}").central
    rods, granules = model("siemens").central, model("silane-fbr").central
    ends = [
        whole_plant(one.consumption).electricity_kwh_per_kg[0] for one in (granules, rods, mixed)
    ]
    assert ends[0] - 0.5 <= ends[2] <= ends[1] + 0.5
    if share == 0.0:
        assert ends[2] == pytest.approx(ends[1])
        assert mixed.balance.silicon_metal == pytest.approx(rods.balance.silicon_metal)


def test_a_published_figure_that_the_user_sets_is_met() -> None:
    one = model("siemens", "calibration.whole_plant_kwh_per_kg=60")
    assert electricity(one).sum() == pytest.approx(60.0)
