"""Numbers beyond chemistry, crystal and whole."""

import pytest

from polysight.audit.finding import FindingKind
from polysight.audit.rules.physics_bounds import RULE
from tests.audit.told import Row, row, said


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        (row("conversion_cold_hydrogenation", 95, "%", qualifier="above"), "equilibrium"),
        (row("silicon_metal_intensity", 0.8, "kg/kg"), "silicon_closes"),
        (row("apparent_density", 2.6, "g/cm3"), "crystal"),
        (row("electricity_intensity_total", 0.05, "kWh/kg"), "heat"),
        (row("world_share", 120, "%"), "no_share"),
        (row("operating_hours", 8932, "h"), "no_share"),
        (row("hydrogen_recovery", 100.6, "%"), "no_share"),
        (row("deposition_temperature", 1480, "degC"), "melting"),
    ],
)
def test_beyond_a_bound(claim: Row, statement: str) -> None:
    (one,) = said(RULE, claim)
    assert one.statement.endswith(statement)
    assert one.likely_culprit == "C1"


@pytest.mark.parametrize(
    "claim",
    [
        row("conversion_cold_hydrogenation", 25, "%"),
        row("silicon_metal_intensity", 1.1, "kg/kg"),
        row("silicon_metal_intensity", 1.0, "kg/kg"),
        row("apparent_density", 1.4, "g/cm3", qualifier="above"),
        row("electricity_intensity_total", 14, "kWh/kg", route="granular"),
        row("world_share", 100, "%"),
        row("deposition_temperature", 1080, "degC", 1150),
    ],
)
def test_within_bounds_is_silent(claim: Row) -> None:
    assert not said(RULE, claim)


def test_tetrachloride_over_product() -> None:
    product = row("production", 850, "kt")
    (one,) = said(RULE, row("stc_generated", 3400, "kt"), product)
    assert one.kind is FindingKind.PHYS
    assert not said(RULE, row("stc_generated", 10000, "kt"), product)
    assert not said(RULE, row("stc_generated", 3400, "kt", period="2022"), product)
