"""The running total of draws is that of their projects, and ends where their values come from."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from polysight.investment.mean_reversion import MeanReversion
from polysight.investment.rows import Row
from polysight.investment.statement import statement
from polysight.study.project_draws import ProjectDraws, project_draws
from polysight.study.project_factors import project_factors
from polysight.study.project_fan import PROBABILITIES, project_fan
from polysight.study.uncertain_project import UncertainProject
from tests.study.project_doubt_text import doubtful, spread, uncertain

pytestmark = pytest.mark.slow


@cache
def draws() -> ProjectDraws:
    return project_draws(uncertain(), count=256, replicates=4)


def test_quantiles_rise_and_reach_to_the_end_of_the_latest_draw() -> None:
    told = project_fan(draws())
    assert told.quantiles_cny.shape == (len(PROBABILITIES), told.years.size)
    assert (np.diff(told.quantiles_cny, axis=0) >= 0).all()
    assert told.years.size > draws().project.case.years
    assert told.count == 256
    planned = statement(draws().project.case).annual(Row.PROJECT_NET).cumsum()
    np.testing.assert_allclose(told.central_cny[: planned.size], planned)


def test_fewer_draws_are_followed_where_asked() -> None:
    assert project_fan(draws(), 100).count == 100


def test_a_factor_that_changes_nothing_leaves_the_plan() -> None:
    told = project_fan(project_draws(uncertain(spread("loan-rate", "uniform", 0, 0.02)), count=64))
    for row in told.quantiles_cny:
        np.testing.assert_allclose(row, told.central_cny, rtol=1e-12)


def test_a_price_that_moves_widens_the_fan() -> None:
    one = doubtful(spread("load", "uniform", 0.9, 1.0))
    factors = project_factors(one)
    movement = MeanReversion(level=0.0, speed=0.5, volatility=0.4)
    still, moved = (
        project_fan(project_draws(UncertainProject(one.case, factors, movement=each), count=256))
        for each in (None, movement)
    )
    width = [told.quantiles_cny[-1, -1] - told.quantiles_cny[0, -1] for told in (still, moved)]
    assert width[1] > 1.5 * width[0]
