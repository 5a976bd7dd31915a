"""Codes of the electricity bases and the label of a screening."""

from __future__ import annotations

from polysight.carbon.basis import ElectricityBasis, FootprintBasis


def test_only_life_cycle_electricity_makes_a_footprint() -> None:
    screening = {
        basis.value
        for basis in ElectricityBasis
        if FootprintBasis("cradle-to-gate", "included", basis, "m").screening
    }
    assert screening == {
        "combustion",
        "combustion-excluding-traded-non-fossil",
        "fossil-only",
        "direct",
        "ets-reporting",
        "iea-average",
        "unstated",
    }
