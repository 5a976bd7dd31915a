"""Unit consumption: verified first, energy as a ceiling, and a declared stand-in."""

from __future__ import annotations

import pytest

from polysight.study.intensities import (
    electricity_intensity,
    silicon_metal_intensity,
    steam_intensity,
)
from polysight.study.run import Plan


@pytest.mark.parametrize(
    ("route", "year", "value"),
    [("siemens", 2019, 70.0), ("siemens", 2020, 66.5), ("siemens", 2024, 6.69 / 0.1229)],
)
def test_electricity_by_year(planned: Plan, route: str, year: int, value: float) -> None:
    assert electricity_intensity(planned.view, route, year).value == pytest.approx(value)


def test_energy_as_electricity_is_marked(planned: Plan) -> None:
    cell = electricity_intensity(planned.view, "siemens", 2025)
    assert set(cell.marks) == {"mark.other_year", "mark.energy_as_electricity"}
    assert electricity_intensity(planned.view, "silane-fbr", 2025).value == pytest.approx(14.8)


def test_silicon_metal_and_steam(planned: Plan) -> None:
    assert silicon_metal_intensity(planned.view, "siemens", 2025).value == pytest.approx(1.13)
    stood = silicon_metal_intensity(planned.view, "silane-fbr", 2025)
    assert "mark.stand_in" in stood.marks
    assert steam_intensity(planned.view, "silane-fbr", 2025).value == pytest.approx(15.3)


def test_a_route_without_rows_is_unknown(planned: Plan) -> None:
    assert electricity_intensity(planned.view, "umg", 2025).marks == ("mark.no_row",)
