from __future__ import annotations

from polysight.audit.rules.differences import RULE
from tests.audit.told import row, said

METRIC = "capex_route_difference"


def test_cheaper_and_dearer_from_either_side() -> None:
    fbr = row(METRIC, -30, "%", route="fbr", subject="capex of FBR relative to Siemens")
    (one,) = said(
        RULE, fbr, row(METRIC, 15, "%", 20, route="siemens", subject="Siemens relative to FBR")
    )
    assert "1 / (1 + 0.175) - 1 = -14.89%" in one.arithmetic
    assert not said(
        RULE, fbr, row(METRIC, 43, "%", route="siemens", subject="Siemens relative to FBR")
    )


def test_other_sides_are_not_compared() -> None:
    assert not said(
        RULE,
        row(METRIC, -30, "%", route="fbr", subject="FBR relative to Siemens"),
        row(METRIC, -60, "%", route="float-zone", subject="float-zone relative to Siemens"),
    )
