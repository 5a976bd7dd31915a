"""Plans with a level flow: payback and rate follow from each other."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.investment.level_flow import (
    PlanRanges,
    Plans,
    flow_of_payback,
    payback_of_flow,
    plan_flows,
    plans,
)
from polysight.investment.level_rates import rates_of_flow
from polysight.investment.payback import static_payback
from tests.investment.golden import cases

RANGES = PlanRanges(
    (1.0, 3.0), (10.0, 25.0), (0.33, 0.67), (0.4, 1.0), (0.8, 1.0), (4.0, 10.0), (0.03, 0.25)
)


def _plan(**fields: float) -> Plans:
    usual = {
        "construction_years": 2.0, "life_years": 15.0, "first_half": 0.5, "first_year": 1.0,
        "later": 1.0, "later_after": 5.0, "recovered": 0.0,
    }  # fmt: skip
    return Plans(*(np.array([(usual | fields)[name]]) for name in Plans._fields))


@pytest.mark.parametrize("case", cases("level_flow"), ids=lambda case: str(case["rate"]))
def test_plans_worked_by_hand(case: dict[str, Any]) -> None:
    plan = _plan(construction_years=case["construction_years"], life_years=case["life_years"])
    flows = plan_flows(plan)
    flow = flow_of_payback(flows, case["payback_years"], from_building=True)
    assert flow[0] == pytest.approx(case["flow"], rel=1e-12)
    assert rates_of_flow(flows, flow)[0] == pytest.approx(case["rate"], abs=1e-7)


def test_capital_is_spent_once_and_operation_lasts_its_life() -> None:
    told = plans(RANGES)
    flows = plan_flows(told)
    assert flows.outlay.sum(axis=1) == pytest.approx(1.0)
    late = np.maximum(told.life_years - told.later_after, 0.0)
    wanted = told.life_years - (1.0 - told.first_year) - (1.0 - told.later) * late
    assert flows.earned.sum(axis=1) == pytest.approx(wanted)
    assert flows.recovered.sum(axis=1) == pytest.approx(told.recovered)


def test_the_first_half_of_building_takes_its_part() -> None:
    flows = plan_flows(_plan(construction_years=2.0, first_half=0.4))
    assert flows.outlay[0, :2].tolist() == pytest.approx([0.4, 0.6])


def test_a_range_of_one_number_counts_once() -> None:
    alone = PlanRanges(
        (2.0, 2.0), (15.0, 15.0), (0.5, 0.5), (1.0, 1.0), (1.0, 1.0), (5.0, 5.0), (0.0, 0.0)
    )
    assert plans(alone).life_years.tolist() == [15.0]
    assert plans(RANGES).life_years.size == 5 * 2**6


@given(
    st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 1.0),
    st.floats(0.0, 1.0), st.floats(3.2, 9.5), st.booleans(),
)  # fmt: skip
@settings(deadline=None, max_examples=60)
def test_no_plan_between_the_ends_leaves_the_band(
    build: float, life: float, first_half: float, ramp: float, later: float, payback: float,
    from_building: bool,
) -> None:  # fmt: skip
    ends = plan_flows(plans(RANGES))
    band = rates_of_flow(ends, flow_of_payback(ends, payback, from_building=from_building))
    places = (build, life, first_half, ramp, later, 0.5, 0.5)
    between = Plans(
        *(
            np.array([low + place * (high - low)])
            for place, (low, high) in zip(
                places, (getattr(RANGES, name) for name in Plans._fields), strict=True
            )
        )
    )
    own = plan_flows(between)
    flow = flow_of_payback(own, payback, from_building=from_building)
    rate = rates_of_flow(own, flow)[0]
    if np.isnan(rate):
        return
    slack = 0.02 * (np.nanmax(band) - np.nanmin(band))
    assert np.nanmin(band) - slack <= rate <= np.nanmax(band) + slack


@given(st.floats(3.0, 12.0), st.booleans(), st.sampled_from([0.0, 0.08]))
@settings(deadline=None, max_examples=30)
def test_flow_and_payback_are_each_other_s_inverse(
    payback: float, from_building: bool, rate: float
) -> None:
    flows = plan_flows(plans(RANGES))
    flow = flow_of_payback(flows, payback, from_building=from_building, rate=rate)
    known = np.isfinite(flow)
    back = payback_of_flow(flows, flow, from_building=from_building, rate=rate)
    assert back[known] == pytest.approx(payback, abs=1e-9)


def test_paybacks_are_those_of_the_room() -> None:
    flows = plan_flows(plans(RANGES))
    flow = np.full(flows.building.size, 0.3)
    net = flow[:, None] * flows.earned - flows.outlay
    wanted = static_payback(net, first_year=0).years
    assert payback_of_flow(flows, flow, from_building=True) == pytest.approx(wanted)


def test_money_that_never_comes_back() -> None:
    flows = plan_flows(_plan(life_years=4.0))
    assert payback_of_flow(flows, np.array([0.2]), from_building=True)[0] == np.inf
    assert np.isnan(flow_of_payback(flows, 9.0, from_building=True))[0]
    assert np.isnan(flow_of_payback(flows, 1.5, from_building=True))[0]


def test_longer_life_and_later_spending_raise_the_rate() -> None:
    def rate(**fields: float) -> float:
        flows = plan_flows(_plan(**fields))
        return float(rates_of_flow(flows, flow_of_payback(flows, 6.0, from_building=True))[0])

    assert rate(life_years=20.0) > rate()
    assert rate(first_half=0.3) > rate()
    assert rate(later=0.8) < rate()
    assert rate(recovered=0.2) > rate()
