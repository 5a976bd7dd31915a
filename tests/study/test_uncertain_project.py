"""From values of factors to what a draw comes to: delays, consumption, moving prices."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.draw_factors import draw_factors
from polysight.investment.ensemble import valued
from polysight.investment.mean_reversion import MeanReversion
from polysight.investment.outcomes import Outcome
from polysight.investment.schedule_change import delayed
from polysight.study.uncertain_project import UncertainProject
from tests.study.project_doubt_text import spread, uncertain

pytestmark = pytest.mark.slow


def test_the_central_case_is_the_project() -> None:
    project = uncertain()
    case = project.case
    expected = valued(case, draw_factors(case, {}, 1)).values[:, 0]
    np.testing.assert_array_equal(project.central(), expected)


def test_a_late_draw_is_the_project_built_later() -> None:
    project = uncertain()
    values = np.array([[one.central] * 3 for one in project.factors.factors], dtype=np.float64)
    at = project.factors.keys.index("delay")
    values[at] = [0.3, 11.6, 6.0]
    got = project.outcomes(values)
    for draw, months in enumerate((0, 12, 6)):
        late = delayed(project.case, months)
        expected = valued(late, draw_factors(late, {}, 1)).values[:, 0]
        np.testing.assert_array_equal(got[:, draw], expected)
    assert got[Outcome.NPV, 1] < got[Outcome.NPV, 0]


def test_price_and_consumption_of_an_input_multiply() -> None:
    both = uncertain(
        spread("input:electricity", "uniform", 0.5, 2.0),
        spread("consumption:electricity", "uniform", 0.5, 2.0),
    )
    one = uncertain(spread("input:electricity", "uniform", 0.5, 2.0))
    got = both.outcomes(np.array([[1.2], [1.1]]))
    np.testing.assert_array_equal(got, one.outcomes(np.array([[1.2 * 1.1]])))


def test_a_moving_price_is_on_its_level_in_the_mean_and_at_the_start() -> None:
    told = uncertain()
    moving = UncertainProject(told.case, told.factors, movement=MeanReversion(0.0, 0.5, 0.4))
    assert told.paths(seed=1, count=4) is None
    paths = moving.paths(seed=1, count=20_000)
    assert paths is not None
    assert paths.shape == (20_000, told.case.periods)
    np.testing.assert_allclose(paths.mean(axis=0), 1.0, atol=0.02)
    assert paths[:, 0].std() < paths[:, 5].std()
    other = moving.paths(seed=1, count=4, replicate=1)
    assert other is not None
    assert not np.isin(other, paths).any()


def test_a_late_project_takes_the_path_of_its_months() -> None:
    told = uncertain()
    values = np.array([[one.central] for one in told.factors.factors], dtype=np.float64)
    values[told.factors.keys.index("delay")] = 12.0
    path = np.linspace(0.8, 1.2, told.case.periods)[None]
    late = delayed(told.case, 12)
    longer = np.append(path, np.full((1, late.periods - path.shape[1]), 1.2), axis=1)
    expected = valued(late, draw_factors(late, {}, 1, price_path=longer)).values
    np.testing.assert_array_equal(told.outcomes(values, path), expected)


def test_the_minimum_price_is_found_where_asked() -> None:
    project = uncertain(minimum_price=True)
    price = project.outcomes(np.array([[one.central] for one in project.factors.factors]))
    at = float(price[Outcome.MINIMUM_PRICE, 0])
    main = project.case.products[0]
    level = np.full(main.price_cny_per_kg.shape, at)
    priced = replace(main, price_cny_per_kg=level, export_price_cny_per_kg=level)
    case = replace(project.case, products=(priced,))
    value = valued(case, draw_factors(case, {}, 1)).of(Outcome.NPV)[0]
    assert abs(value) < 1e-6 * abs(price[Outcome.NPV, 0])
