"""Published sets of figures that can and cannot stand beside each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.level_flow import (
    PlanRanges,
    Plans,
    payback_of_flow,
    plan_flows,
)
from polysight.investment.level_rates import rates_of_flow
from polysight.investment.published_return import (
    Pair,
    PublishedReturn,
    ReturnVerdict,
    checked_return,
)

RANGES = PlanRanges(
    (1.0, 3.0), (10.0, 25.0), (0.33, 0.67), (0.4, 1.0), (0.8, 1.0), (4.0, 10.0), (0.03, 0.25)
)
TOLD = PublishedReturn(None, None, None, True, False, (0.08, 0.13))


def _both(rate: float, years: float) -> PublishedReturn:
    return replace(TOLD, rate=(rate, rate), payback=(years, years))


def test_a_true_plan_holds_and_one_turned_round_does_not() -> None:
    plan = Plans(*(np.array([sum(getattr(RANGES, name)) / 2.0]) for name in Plans._fields))
    flows = plan_flows(plan)
    flow = np.array([0.22])
    rate = float(rates_of_flow(flows, flow)[0])
    years = float(payback_of_flow(flows, flow, from_building=True)[0])
    assert checked_return(_both(rate, years), RANGES).verdict is ReturnVerdict.HOLDS
    for wrong in (_both(2.2 * rate, years), _both(rate, 2.0 * years), _both(0.4 * rate, years)):
        assert checked_return(wrong, RANGES).verdict is ReturnVerdict.CANNOT_HOLD


def test_the_ceiling_of_a_level_flow() -> None:
    found = checked_return(replace(_both(0.25, 5.0), from_building=False), RANGES)
    assert found.verdict is ReturnVerdict.CANNOT_HOLD
    (reading,) = found.readings
    (pair,) = reading.pairs
    assert pair.pair is Pair.PAYBACK_RATE
    assert pair.band[1] < 1.0 / 5.0 + 0.03
    assert found.growth > 0.0


def test_words_left_out_are_read_both_ways() -> None:
    told = replace(_both(0.15, 6.0), from_building=None, discounted=None)
    found = checked_return(told, RANGES)
    ways = [(one.discounted, one.from_building) for one in found.readings]
    assert ways == [(False, True), (False, False), (True, True), (True, False)]
    assert found.verdict is ReturnVerdict.HOLDS
    assert any(one.holds for one in found.readings)
    assert np.isnan(found.growth)


def test_a_discounted_payback_leaves_a_higher_rate() -> None:
    static, discounted = (
        checked_return(replace(_both(0.2, 6.0), discounted=one), RANGES).readings[0].pairs[0]
        for one in (False, True)
    )
    assert discounted.band[0] > static.band[0]
    assert discounted.band[1] > static.band[1]


def test_profit_is_held_against_both() -> None:
    told = replace(_both(0.15, 6.0), flow=(0.2, 0.25))
    (reading,) = checked_return(told, RANGES).readings
    assert [one.pair for one in reading.pairs] == list(Pair)
    poor = checked_return(replace(told, flow=(0.02, 0.05)), RANGES)
    assert poor.verdict is ReturnVerdict.CANNOT_HOLD
    assert [one.holds for one in poor.readings[0].pairs] == [True, False, False]


def test_too_little_is_not_judged() -> None:
    for one in (replace(TOLD, rate=(0.1, 0.1)), replace(TOLD, payback=(5.0, 5.0)), TOLD):
        assert checked_return(one, RANGES).verdict is ReturnVerdict.CANNOT_JUDGE
    found = checked_return(replace(TOLD, flow=(0.2, 0.25)), RANGES)
    assert found.verdict is ReturnVerdict.CANNOT_JUDGE
    assert found.implied is not None
    assert 0.0 < found.implied[0][0] < found.implied[0][1]


def test_sides_of_tax_widen_the_band() -> None:
    told = _both(0.15, 6.0)
    same = checked_return(told, RANGES).readings[0].pairs[0]
    apart = checked_return(replace(told, tax_step=(1.0, 1.0 / 0.75)), RANGES).readings[0].pairs[0]
    assert apart.band[0] == pytest.approx(same.band[0])
    assert apart.band[1] > same.band[1]


def test_the_growth_that_reconciles_does_reconcile() -> None:
    told = replace(_both(0.35, 5.0), from_building=False)
    found = checked_return(told, RANGES)
    assert found.verdict is ReturnVerdict.CANNOT_HOLD
    calm = checked_return(replace(told, rate=(0.3, 0.3)), RANGES)
    assert found.growth > calm.growth > 0.0


def test_a_simple_rate_is_recognised() -> None:
    told = replace(_both(0.4948, 2.61), from_building=False)
    assert checked_return(told, RANGES).simple_rate
    assert not checked_return(replace(told, rate=(0.9, 0.9)), RANGES).simple_rate
