"""The same plant on the grid of each province."""

from __future__ import annotations

import pytest

from polysight.study.footprint_provinces import provinces
from tests.study.footprint_example import data
from tests.study.footprint_plants import ROD, told, worked


def test_the_own_province_has_the_screening_of_the_plant() -> None:
    found = worked(ROD)
    assert found.screening is not None
    here = next(one for one in told(ROD).provinces if one.grid.region == "CN-XJ")
    assert here.covered.central == pytest.approx(found.screening.location.covered_total[0])


def test_provinces_stand_in_order_of_their_grids_and_of_one_year() -> None:
    found = told(ROD).provinces
    grids = [float(one.grid.kgco2e_per_kwh[0]) for one in found]
    assert grids == sorted(grids)
    assert len({one.grid.year for one in found}) == 1


def test_provinces_without_a_factor_are_left_out() -> None:
    regions = {one.grid.region for one in provinces(worked(ROD), data())}
    assert "CN-XZ" not in regions
    assert "CN-NORTH" not in regions
