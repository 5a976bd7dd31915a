"""A route's cost: what is explained and what is calibrated close the reports, draw by draw."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.study.route_cost import RouteCost, route_cost
from polysight.study.run import Plan, plan

COUNT = 400


@pytest.fixture(scope="module", params=["siemens", "silane-fbr"])
def told(planned: Plan, request: pytest.FixtureRequest) -> RouteCost:
    return route_cost(planned.view, request.param, year=2025, seed=7, count=COUNT)


def test_errors_of_consumption_move_the_remainder_the_other_way(told: RouteCost) -> None:
    power = dict(told.use.used)["electricity"]
    assert power.std() > 0.5
    assert np.corrcoef(power, told.use.remainder)[0, 1] < -0.3


def test_the_central_remainder_lies_inside_its_draws(told: RouteCost) -> None:
    low, high = np.quantile(told.use.remainder, (0.02, 0.98))
    assert low <= told.remainder <= high


def test_reported_quarters_are_told_from_the_others(told: RouteCost) -> None:
    """Daqo and GCL, 2024 to 2025, within the stated interval but for one quarter."""
    check = told.check
    assert check is not None
    assert abs(check.mean_bias) < 1.0
    assert check.root_mean_square < 0.1 * check.reported.mean()
    assert sum(check.inside) >= len(check.periods) - 1


def test_a_change_of_design_leaves_the_calibration_alone(planned: Plan) -> None:
    change = ["deposition.handling_loss_share=0.02"]
    plain, lossy = (
        route_cost(planned.view, "siemens", one, year=2025, seed=7, count=COUNT)
        for one in ((), change)
    )
    assert lossy.remainder == plain.remainder
    assert (
        dict(lossy.use.used)["silicon-metal"] > dict(plain.use.used)["silicon-metal"]
    ).mean() > 0.9


def test_a_route_without_calibration_is_refused(planned: Plan) -> None:
    with pytest.raises(UsageError, match="siemens"):
        route_cost(planned.view, "hybrid", year=2025, seed=7, count=COUNT)


def test_before_any_quarter_was_reported_there_is_no_remainder() -> None:
    early = plan(as_of=dt.date(2024, 1, 1)).view
    found = route_cost(early, "siemens", year=2025, seed=7, count=COUNT)
    assert np.isnan(found.remainder)
    assert found.check is None
