"""Only units that exist run."""

from __future__ import annotations

from dataclasses import fields

from polysight.plant.extents import Extents, runs
from polysight.plant.loop import units
from tests.plant.example import array, hybrid, siemens, silane


def test_units_of_each_mode() -> None:
    one = Extents(*(array(1.0) for _ in fields(Extents)))
    assert len(runs(units(siemens()), one)) == 4
    assert len(runs(units(silane(siemens())), one)) == 5
    assert len(runs(units(hybrid(siemens())), one)) == 6
