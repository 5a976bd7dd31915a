"""Rates of level flows against the sums of an annuity."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.level_flow import PlanRanges, plan_flows, plans
from polysight.investment.level_rates import rates_of_flow

ONE = PlanRanges(
    (1.0, 1.0), (10.0, 10.0), (0.5, 0.5), (1.0, 1.0), (1.0, 1.0), (5.0, 5.0), (0.0, 0.0)
)


@pytest.mark.parametrize("rate", [0.03, 0.12, 0.4])
def test_an_annuity_earns_its_rate(rate: float) -> None:
    flows = plan_flows(plans(ONE))
    flow = rate / (1.0 - (1.0 + rate) ** -10)
    assert rates_of_flow(flows, np.array([flow]))[0] == pytest.approx(rate, abs=1e-8)


def test_a_flow_that_is_not_known_has_no_rate() -> None:
    assert np.isnan(rates_of_flow(plan_flows(plans(ONE)), np.array([np.nan]))[0])
