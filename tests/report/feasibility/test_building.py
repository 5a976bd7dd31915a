"""Site, technology, equipment, land, production and safety."""

from __future__ import annotations

import pytest

from polysight.report.blocks import Grid, plain
from polysight.report.feasibility import building
from tests.report.feasibility.example import dossier, sentences

pytestmark = pytest.mark.slow


def test_inputs_have_amount_price_and_cost() -> None:
    grid = next(one for one in building.technology(dossier("en")) if isinstance(one, Grid))
    names = [plain(row[0]) for row in grid.rows]
    assert names[0] == "electricity"
    assert "kWh/kg" in plain(grid.rows[0][1])
    assert all("CNY" in plain(row[3]) for row in grid.rows)


def test_the_parts_of_the_cost_sum_to_the_whole() -> None:
    told = dossier()
    parts = [one.value for one in told.writer.numbers.array("project.cost_part")]
    assert sum(parts[:-1]) == pytest.approx(parts[-1])
    assert any(isinstance(one, Grid) for one in building.production(told))


def test_what_a_year_takes_and_what_law_asks_for_safety() -> None:
    told = dossier("en")
    assert "GWh" in sentences(building.factors(told))
    assert "Not written" in sentences(building.safety(told))
    assert "Land costs" in sentences(building.land(told))
    assert "%" in sentences(building.equipment(told))
    assert "Inner Mongolia" in sentences(building.siting(told))
    assert "table of phases above" in sentences(building.management(told))
