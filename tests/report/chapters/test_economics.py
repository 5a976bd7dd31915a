"""Cost."""

from __future__ import annotations

from polysight.report.blocks import Grid, Paragraph, plain
from polysight.report.chapters.economics import cost, last_production
from tests.report.example import writer


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
