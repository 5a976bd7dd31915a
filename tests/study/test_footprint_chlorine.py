"""Chlorine of a plant's own cells takes its own electricity, salt and water."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.study.footprint_amounts import amounts
from polysight.study.footprint_chlorine import cells_feed
from polysight.study.footprint_inventory import OWN_POWER, inventory
from polysight.study.footprint_origins import Origins
from polysight.study.plant_supply import ChlorineSource, HydrogenSource, Materials, Reductant
from tests.study.footprint_example import DRAWS, data, known, nowhere, plant


def at(source: ChlorineSource) -> Origins:
    materials = Materials(
        silicon_metal_origin="national", silicon_metal_reductant=Reductant.COAL,
        hydrogen_source=HydrogenSource.ELECTROLYSIS, chlorine_source=source,
    )  # fmt: skip
    return replace(nowhere("siemens"), materials=materials)


def test_the_feed_of_the_cells_by_hand() -> None:
    found = amounts(plant("siemens"), data(), known())
    fed = {one.activity: one for one in cells_feed(found)}
    acid = float(found.flow("hydrogen_chloride")[0]) + float(found.flow("chlorine")[0])
    # A kilogram is 0.46369 of a unit of the cells, which takes 2.6 kWh and 1.751 kg of salt.
    assert fed["electricity-grid"].amount[0] == pytest.approx(acid * 0.46369 * 2.6)
    assert fed["salt"].amount[0] == pytest.approx(acid * 0.46369 * 1.751)
    assert all(one.amount.shape == (DRAWS + 1,) for one in fed.values())


def test_own_cells_take_own_power_and_buy_no_acid() -> None:
    bought, own = (
        inventory(plant("siemens"), at(one), data(), known()).of("chlorine")
        for one in (ChlorineSource.BOUGHT, ChlorineSource.OWN_ELECTROLYSIS)
    )
    assert {one.activity for one in bought if np.any(one.amount) and not one.inside} == {
        "hydrogen-chloride"
    }
    taken = {one.activity for one in own if np.any(one.amount) and not one.inside}
    assert taken == {OWN_POWER, "salt", "water"}
