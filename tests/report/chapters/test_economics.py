"""Cost."""

from __future__ import annotations

import pytest

from polysight.report.blocks import Grid, Paragraph, plain
from polysight.report.chapters.economics import apart, cost, last_production
from tests.report.example import changed, numbers, study, writer


def test_costs_stand_by_region_route_and_case() -> None:
    one = writer("en")
    grid = [block for block in cost(one) if isinstance(block, Grid)][2]
    assert len(grid.rows) == 4
    assert len(grid.head) == 7
    assert grid.caption.endswith("(CNY/kg)")
    assert "costing.cash_cost[CN-XJ,siemens,low]" in one.uses


def test_the_remainder_is_called_calibrated() -> None:
    told = [plain(b.runs) for b in cost(writer("en")) if isinstance(b, Paragraph)]
    assert sum("calibrated, not engineered" in one for one in told) == 2


def test_the_remainder_holds_no_steam_where_all_energy_is_electricity() -> None:
    told = [plain(b.runs) for b in cost(writer("en")) if isinstance(b, Paragraph)]
    siemens, granules = (one for one in told if "calibrated, not engineered" in one)
    assert "not for steam" in siemens
    assert "stands for steam" in granules


def test_production_of_the_year_of_the_curve() -> None:
    made = last_production(writer("en"))
    assert made is not None
    assert made.id == "market.production[2024]"


@pytest.mark.parametrize(("dear", "word"), [(20.0, "apart"), (60.0, "meet")])
def test_the_chapter_opens_with_how_far_the_routes_lie_apart(dear: float, word: str) -> None:
    name = "costing.cash_cost"
    values = study().arrays[name].array.values.copy()
    values[:, 0], values[:, 1] = 40.0, dear
    found = apart(numbers(changed(name, *values.ravel())))
    assert found is not None
    assert found.key == f"cost.{word}"
