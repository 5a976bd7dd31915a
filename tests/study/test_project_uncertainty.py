"""Distributions, risk and convergence of a project."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.case import ProjectCase
from polysight.investment.irr_row import IrrStatus
from polysight.investment.market_change import repriced
from polysight.investment.outcomes import Outcome
from polysight.investment.risk import risk
from polysight.study.project_uncertainty import (
    QUANTILES,
    ProjectUncertainty,
    project_uncertainty,
)
from tests.investment.factored_case import factored_case
from tests.study.project_doubt_text import doubtful

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def told() -> ProjectUncertainty:
    return project_uncertainty(doubtful(), count=4096)


def test_owners_liable_for_what_they_pay_in_lose_no_more() -> None:
    got = project_uncertainty(doubtful(), case=repriced(doubtful().case, 0.4), count=512,
                              minimum_price=False)  # fmt: skip
    full = got.risks[Outcome.NPV_EQUITY]
    assert got.paid_in.shape == (got.draws.values.shape[1],)
    assert got.limited.loss_probability == full.loss_probability
    assert got.limited.value_at_risk <= full.value_at_risk
    assert got.limited.expected_shortfall <= float(got.paid_in.max())
    assert got.draws.project.case.idles


def test_every_outcome_has_a_rising_distribution(told: ProjectUncertainty) -> None:
    outcomes = [one.outcome for one in told.distributions]
    assert Outcome.MINIMUM_PRICE in outcomes
    assert Outcome.IRR_STATUS not in outcomes
    for one in told.distributions:
        assert one.quantiles.size == len(QUANTILES)
        with np.errstate(invalid="ignore"):
            steps = np.diff(one.quantiles)
        assert (steps[~np.isnan(steps)] >= 0).all()
        assert 0 <= one.below + one.above <= 1


def test_draws_without_a_rate_are_counted(told: ProjectUncertainty) -> None:
    rate = told.distribution(Outcome.IRR_EQUITY)
    assert sum(rate.statuses.values()) == told.draws.outcomes.shape[1]
    without = sum(number for status, number in rate.statuses.items() if status is not IrrStatus.OK)
    if rate.below > 0:
        assert rate.quantiles[0] == -np.inf or rate.below < QUANTILES[0]
    assert (rate.below + rate.above) * told.draws.outcomes.shape[1] <= without


def test_a_rate_below_the_discount_rate_is_a_value_below_zero(told: ProjectUncertainty) -> None:
    rate = doubtful().case.valuation.discount_rate_after_tax
    outcomes = told.draws.outcomes
    ok = outcomes[Outcome.IRR_STATUS] == IrrStatus.OK
    lost = outcomes[Outcome.NPV] < 0
    np.testing.assert_array_equal((outcomes[Outcome.IRR] < rate)[ok], lost[ok])
    never = np.isposinf(outcomes[Outcome.DYNAMIC_PAYBACK])
    np.testing.assert_array_equal(never, lost)
    dear = outcomes[Outcome.MINIMUM_PRICE]
    assert np.corrcoef(dear, outcomes[Outcome.NPV])[0, 1] < 0


def test_risks_are_those_of_the_draws(told: ProjectUncertainty) -> None:
    got = told.risks[Outcome.NPV]
    assert got == risk(told.draws.outcomes[Outcome.NPV])
    figure = next(one for one in told.figures if one.key == "loss_probability")
    assert figure.steps.value[-1] == pytest.approx(got.loss_probability)
    assert figure.steps.counts[-1] == 4096
    width = figure.steps.high - figure.steps.low
    assert width[-1] < width[0]


def test_intervals_hold_what_many_draws_tell(told: ProjectUncertainty) -> None:
    many = project_uncertainty(doubtful(), count=65_536, seed=7, minimum_price=False)
    held = []
    for one, other in zip(told.figures, many.figures, strict=True):
        wide = 1.5 * (one.steps.high[-1] - one.steps.low[-1])
        held.append(abs(one.steps.value[-1] - other.steps.value[-1]) <= wide)
    assert np.mean(held) > 0.8


def test_another_case_of_the_project_can_be_drawn(told: ProjectUncertainty) -> None:
    better: ProjectCase = factored_case(doubtful().case, {"price": 1.2})
    got = project_uncertainty(doubtful(), case=better, count=4096, minimum_price=False)
    assert got.risks[Outcome.NPV].loss_probability < told.risks[Outcome.NPV].loss_probability
    np.testing.assert_array_equal(got.draws.values, told.draws.values)


def test_without_replicates_nothing_is_said_of_convergence() -> None:
    got = project_uncertainty(doubtful(), count=256, replicates=1, minimum_price=False)
    assert got.figures == ()
