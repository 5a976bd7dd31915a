"""Scenarios of one day start from one settled market."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.market.parameter import Parameter
from polysight.study.fingerprint import fingerprint
from polysight.study.market_calibration_file import calibrated_parameters
from polysight.study.market_scenario_file import market_scenario, sized
from polysight.study.run import Plan
from polysight.study.scenario_market import scenario_market

pytestmark = pytest.mark.slow


def test_scenarios_differ_by_their_changes_alone(planned: Plan) -> None:
    evidence = planned.view.evidence
    plain, closed = (
        scenario_market(evidence, market_scenario(name, evidence)).model
        for name in ("baseline", "trade-closure")
    )
    for one, other in zip(plain.start.middle, closed.start.middle, strict=True):
        assert np.array_equal(one, other)
    assert np.array_equal(plain.parameters.factor, closed.parameters.factor)
    assert not np.array_equal(plain.months.export_open, closed.months.export_open)


def test_the_first_day_is_settled(planned: Plan) -> None:
    evidence = planned.view.evidence
    model = scenario_market(evidence, market_scenario("baseline", evidence)).model
    fitted = calibrated_parameters(evidence)
    moved = [Parameter.EFFECTIVE_CAPACITY, Parameter.COST_FACTOR, Parameter.PRODUCER_COVER_MONTHS]
    assert not np.allclose(model.parameters.middle[moved], fitted.middle[moved])
    assert model.start.usual


def test_a_market_is_kept_and_is_the_same_when_made_again(planned: Plan) -> None:
    evidence = planned.view.evidence
    scenario = market_scenario("trade-closure", evidence)
    first = scenario_market(evidence, scenario)
    assert scenario_market(evidence, sized(scenario, 3, None)) is first
    assert scenario_market(evidence, sized(scenario, 3, 8)) is not first
    again = scenario_market(replace(evidence), scenario)
    assert again is not first
    assert fingerprint(again.model) == fingerprint(first.model)
