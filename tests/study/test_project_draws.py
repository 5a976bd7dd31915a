"""Draws of a project: correlation, threads, blocks and memory."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import spearmanr

from polysight.investment.mean_reversion import MeanReversion
from polysight.investment.outcomes import Outcome
from polysight.study.project_draws import (
    BLOCK,
    outcome_blocks,
    project_draws,
    tallied_draws,
    valued_in_pieces,
)
from polysight.study.uncertain_project import UncertainProject
from polysight.uncertainty.designs import Design
from tests.study.project_doubt_text import spread, uncertain

pytestmark = pytest.mark.slow


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


def test_a_moving_price_widens_the_value_and_threads_change_nothing() -> None:
    told = uncertain(spread("capital", "uniform", 0.99, 1.01))
    moving = UncertainProject(told.case, told.factors, movement=MeanReversion(0.0, 0.5, 0.4))
    still = project_draws(told, count=2048).outcomes[Outcome.NPV]
    one, other = (project_draws(moving, count=2048, threads=n).outcomes for n in (1, 3))
    np.testing.assert_array_equal(one, other)
    assert one[Outcome.NPV].std() > 5 * still.std()
