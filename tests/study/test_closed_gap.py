"""Sums of a cost, and what an aim looks at."""

from __future__ import annotations

from polysight.study.closed_gap import Aim, MeasureCost


def test_net_cost_is_capital_and_operation_less_savings() -> None:
    cost = MeasureCost(1000.0, 2.0, 0.5, 4.0)
    assert cost.net_cny_per_kg == -1.5
    assert (Aim.NET.of(cost), Aim.OUTLAY.of(cost)) == (-1.5, 2.5)
    assert (cost.outlay_cny_per_kg, cost.less(cost)) == (2.5, MeasureCost(0.0, 0.0, 0.0, 0.0))
