"""Draws of a project: delays, consumption, threads, blocks and memory."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import spearmanr

from polysight.investment.draw_factors import draw_factors
from polysight.investment.ensemble import valued
from polysight.investment.outcomes import Outcome
from polysight.investment.schedule_change import delayed
from polysight.study.project_draws import (
    BLOCK,
    outcome_blocks,
    project_draws,
    tallied_draws,
    valued_in_pieces,
)
from polysight.uncertainty.designs import Design
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


@pytest.mark.parametrize("design", list(Design))
def test_draws_go_together_as_stated(design: Design) -> None:
    got = project_draws(uncertain(), count=4096, design=design, replicates=4)
    assert got.values.shape == (6, 4096)
    assert got.of(Outcome.NPV).shape == (4, 1024)
    assert spearmanr(got.values[0], got.values[1])[0] == pytest.approx(0.6, abs=0.04)
    assert abs(spearmanr(got.values[0], got.values[2])[0]) < 0.05
    assert np.quantile(got.values[0], [0.05, 0.95]) == pytest.approx([0.7, 1.4], rel=0.05)


def test_threads_and_pieces_change_no_bit() -> None:
    project = uncertain()
    one = project_draws(project, count=5000, replicates=2, threads=1)
    other = project_draws(project, count=5000, replicates=2, threads=3)
    np.testing.assert_array_equal(one.outcomes, other.outcomes)
    assert one.values.shape[1] == 8192
    few = valued_in_pieces(project, one.values[:, 100:137])
    np.testing.assert_array_equal(few, one.outcomes[:, 100:137])


def test_blocks_are_the_replicates_in_order() -> None:
    project = uncertain()
    told = list(outcome_blocks(project, count=2 * BLOCK + 1, threads=2))
    assert [block.shape[1] for block in told] == [BLOCK] * 3
    values = project.drawn(Design.SOBOL, seed=20_260_101, count=BLOCK, replicate=2)
    np.testing.assert_array_equal(told[2], project.outcomes(values))


def test_a_tally_tells_what_all_draws_tell() -> None:
    project = uncertain()
    whole = np.concatenate(list(outcome_blocks(project, count=3 * BLOCK)), axis=1)
    got = tallied_draws(project, count=3 * BLOCK)
    assert Outcome.MINIMUM_PRICE not in got
    value = got[Outcome.NPV]
    assert value.count == 3 * BLOCK
    assert value.loss_probability == np.mean(whole[Outcome.NPV] < 0)
    assert value.mean == pytest.approx(whole[Outcome.NPV].mean())
    exact = np.quantile(whole[Outcome.NPV], 0.05, method="inverted_cdf")
    assert abs(value.quantile(0.05) - exact) <= value.cell


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
