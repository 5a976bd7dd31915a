"""One step uses no more than the plant."""

from polysight.audit.finding import Severity
from polysight.audit.rules.part_above_whole import RULE
from tests.audit.told import row, said

PART, WHOLE = "electricity_intensity_reduction", "electricity_intensity_total"


def test_points_and_bounds() -> None:
    (one,) = said(RULE, row(PART, 60, "kWh/kg", route="siemens"), row(WHOLE, 48, "kWh/kg"))
    assert one.statement.endswith("statement")
    (one,) = said(RULE, row(PART, 50, "kWh/kg", qualifier="below"), row(WHOLE, 45, "kWh/kg"))
    assert one.statement.endswith("words")
    assert one.severity is not Severity.HIGH


def test_another_route_year_or_age_is_silent() -> None:
    part = row(PART, 60, "kWh/kg", route="siemens")
    assert not said(RULE, part, row(WHOLE, 25, "kWh/kg", route="granular"))
    assert not said(RULE, part, row(WHOLE, 48, "kWh/kg", period="2030"))
    early = row(PART, 120, "kWh/kg", period="undated-early")
    assert not said(RULE, early, row(WHOLE, 55, "kWh/kg", period="undated-current"))
    assert not said(RULE, row(PART, 40, "kWh/kg"), row(WHOLE, 48, "kWh/kg"))
