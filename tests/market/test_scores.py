"""Scores: proper, fair, and equal to closed forms."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.integrate import quad
from scipy.special import ndtr, ndtri

from polysight.market.scores import (
    covered,
    direction_hit,
    fair_crps,
    normal_crps,
    rise_brier,
    share_below,
)

DRAWN = arrays(np.float64, (9,), elements=st.floats(-50.0, 50.0))
CAME = st.floats(-60.0, 60.0)


def test_the_normal_form_is_the_integral_that_defines_the_score() -> None:
    for mean, deviation, came in ((0.0, 1.0, 0.3), (2.0, 0.5, 4.0), (-1.0, 3.0, -1.0)):

        def gap(x: float, m: float = mean, s: float = deviation, y: float = came) -> float:
            return float((ndtr((x - m) / s) - (x >= y)) ** 2)

        below, above = quad(gap, mean - 40, came), quad(gap, came, mean + 40)
        assert float(normal_crps(mean, deviation, came)) == pytest.approx(
            below[0] + above[0], rel=1e-6
        )


def test_many_draws_approach_the_normal_form() -> None:
    scores = ndtri((np.arange(20000) + 0.5) / 20000)
    assert float(fair_crps(1.0 + 2.0 * scores, 2.5)) == pytest.approx(
        float(normal_crps(1.0, 2.0, 2.5)), rel=2e-3
    )


@given(DRAWN, CAME)
def test_the_score_is_the_sum_over_pairs(drawn: np.ndarray, came: float) -> None:
    pairs = np.abs(drawn[:, None] - drawn[None, :]).sum() / (2 * len(drawn) * (len(drawn) - 1))
    expected = np.abs(drawn - came).mean() - pairs
    assert float(fair_crps(drawn, came)) == pytest.approx(expected, abs=1e-9)


@given(DRAWN, CAME, st.floats(-20.0, 20.0), st.floats(0.01, 10.0))
def test_the_score_moves_with_the_unit_and_not_with_the_zero(
    drawn: np.ndarray, came: float, shift: float, factor: float
) -> None:
    moved = fair_crps(factor * (drawn + shift), factor * (came + shift))
    assert float(moved) == pytest.approx(factor * float(fair_crps(drawn, came)), abs=1e-6)


def test_the_expected_score_does_not_depend_on_the_number_of_draws() -> None:
    source = np.random.Generator(np.random.PCG64(5))
    came = source.standard_normal(40000)
    few = fair_crps(source.standard_normal((3, 40000)), came).mean()
    many = fair_crps(source.standard_normal((30, 40000)), came).mean()
    assert few == pytest.approx(many, abs=0.01)


def test_honest_odds_score_best() -> None:
    source = np.random.Generator(np.random.PCG64(6))
    came = source.standard_normal(20000)
    means = [float(normal_crps(0.0, scale, came).mean()) for scale in (0.7, 1.0, 1.4)]
    assert min(means) == means[1]


def test_coverage_and_ranks_of_honest_odds() -> None:
    source = np.random.Generator(np.random.PCG64(7))
    drawn, came = source.standard_normal((400, 5000)), source.standard_normal(5000)
    assert covered(drawn, came, 0.8).mean() == pytest.approx(0.8, abs=0.02)
    ranks = share_below(drawn, came)
    assert ranks.mean() == pytest.approx(0.5, abs=0.02)
    assert ranks.std() == pytest.approx(12**-0.5, abs=0.01)


def test_direction_and_odds_of_a_rise() -> None:
    hits = direction_hit([2.0, 2.0, 1.0], [1.0, 1.0, 1.0], [3.0, 0.5, 1.0])
    assert hits[:2].tolist() == [1.0, 0.0]
    assert np.isnan(hits[2])
    drawn = np.array([[1.0], [1.0], [3.0], [3.0]])
    assert rise_brier(drawn, [2.0], [5.0]).tolist() == [0.25]
    assert rise_brier(drawn, [0.0], [5.0]).tolist() == [0.0]
