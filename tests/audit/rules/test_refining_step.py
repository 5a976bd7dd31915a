"""A refining step adds to what it refines."""

from polysight.audit.rules.refining_step import RULE
from tests.audit.told import row, said


def test_a_saving_against_the_step_before_is_found() -> None:
    (one,) = said(RULE, row("electricity_route_difference", -40, "%", route="float-zone"))
    assert one.likely_culprit == "C1"
    levels = (
        row("electricity_intensity_total", 40, "kWh/kg", route="float-zone"),
        row("electricity_intensity_total", 60, "kWh/kg", route="siemens"),
    )
    (one,) = said(RULE, *levels)
    assert set(one.rows) == {"C1", "C2"}


def test_another_route_or_more_is_silent() -> None:
    assert not said(RULE, row("electricity_route_difference", -40, "%", route="fbr"))
    assert not said(RULE, row("electricity_route_difference", 30, "%", route="float-zone"))
