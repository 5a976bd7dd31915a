"""Returns of level flows between everything that a report leaves out."""

import math

import numpy as np
import pytest

from polysight.audit.level_returns import bands, flow_over_capital, rate_band, rates_of_payback
from polysight.evidence.location import data_folder
from polysight.investment.level_flow import PlanRanges, plan_flows, plans
from polysight.investment.level_rates import rates_of_flow

KNOWN = bands([data_folder()])
ONE = PlanRanges(
    (2.0, 2.0), (15.0, 15.0), (0.5, 0.5), (1.0, 1.0), (1.0, 1.0), (6.0, 6.0), (0.1, 0.1)
)


def test_rates_are_those_of_the_investment_room() -> None:
    told = plan_flows(plans(ONE))
    for flow in (0.1, 0.2, 1.0):
        assert rate_band((flow, flow), ONE)[0] == pytest.approx(
            rates_of_flow(told, np.full(1, flow))[0], abs=1e-9
        )


def test_a_wider_plan_widens_the_band() -> None:
    narrow, wide = rate_band((0.2, 0.2), ONE), rate_band((0.2, 0.2), KNOWN.plan)
    assert wide[0] <= narrow[0] <= narrow[1] <= wide[1]


def test_a_long_payback_leaves_low_rates() -> None:
    five, nine = (rates_of_payback((years, years), KNOWN.plan) for years in (5.0, 9.0))
    assert nine[0] < five[0]
    assert nine[1] < five[1]
    assert rates_of_payback((9.0, math.inf), KNOWN.plan)[0] < 0.0


def test_a_payback_after_the_end_has_no_rate() -> None:
    assert math.isnan(rates_of_payback((60.0, 60.0), KNOWN.plan)[0])


def test_a_fat_margin_over_little_capital_is_a_high_rate() -> None:
    flow = flow_over_capital((177.0, 250.0), (40.0, 80.0), (60.0, 150.0), KNOWN)
    assert flow[0] > 0.2
    assert rate_band(flow, KNOWN.plan)[0] > 0.1


def test_a_loss_stays_a_loss_whatever_the_load() -> None:
    low, _ = flow_over_capital((30.0, 30.0), (40.0, 50.0), (60.0, 60.0), KNOWN)
    assert low < 0.0
