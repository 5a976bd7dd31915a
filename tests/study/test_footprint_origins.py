"""Where a plant gets energy and materials, and what follows for design and carriage."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.footprint_origins import Distances, Origins, of_route
from polysight.study.plant_supply import (
    ChlorineSource,
    HydrogenSource,
    Materials,
    Mode,
    Reductant,
    Transport,
)

ONE = np.array([1.0])


def origins(hydrogen: HydrogenSource = HydrogenSource.BOUGHT) -> Origins:
    materials = Materials(
        silicon_metal_origin="CN-XJ",
        silicon_metal_reductant=Reductant.COAL,
        hydrogen_source=hydrogen,
        chlorine_source=ChlorineSource.BOUGHT,
    )
    transport = Transport(
        silicon_metal_km=1000.0, silicon_metal_mode=Mode.RAIL,
        chemicals_km=300.0, chemicals_mode=Mode.ROAD, waste_km=50.0,
    )  # fmt: skip
    return Origins("plant-file:x", of_route("siemens", "CN").energy, materials, transport)


ASSUMED = Distances(2000.0 * ONE, 400.0 * ONE, 50.0 * ONE, ("P1", "P2", "P3"))


def test_carriage_is_told_by_mode() -> None:
    hauls = dict(origins().hauls(1.1 * ONE, 0.5 * ONE, 0.2 * ONE, ASSUMED))
    assert hauls[Mode.RAIL][0] == pytest.approx(1.1)
    assert hauls[Mode.ROAD][0] == pytest.approx((0.5 * 300 + 0.2 * 50) / 1000)


def test_assumed_distances_stand_in_for_a_route_alone() -> None:
    alone = of_route("siemens", "CN")
    ((mode, amount),) = alone.hauls(1.1 * ONE, 0.5 * ONE, 0.2 * ONE, ASSUMED)
    assert mode is Mode.ROAD
    assert amount[0] == pytest.approx((1.1 * 2000 + 0.5 * 400 + 0.2 * 50) / 1000)


@pytest.mark.parametrize(("source", "share"), [("electrolysis", "1"), ("bought", "0")])
def test_own_hydrogen_is_electricity_of_the_plant(source: str, share: str) -> None:
    materials = origins(HydrogenSource(source)).materials
    assert materials is not None
    assert materials.design_changes == (f"synthesis_energy.electrolysis_fraction={share}",)
