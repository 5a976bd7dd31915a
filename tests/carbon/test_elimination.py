"""Elimination against LAPACK; the share of each pivot; the backward error."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.carbon.elimination import LANES, backward_errors, eliminated
from polysight.carbon.elimination_order import elimination_order
from tests.carbon.foregrounds import productive


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.integers(1, 20), st.integers(1, 3), st.sampled_from([1, 3, 70]))
def test_solutions_are_those_of_lapack(seed: int, count: int, sides: int, draws: int) -> None:
    part = productive(seed, draws=(draws,), count=count).technosphere.merged()
    order = elimination_order(part.rows, part.columns, count)
    wanted = np.random.default_rng(seed).uniform(0, 1, (draws, sides, count))
    got, share = eliminated(order, part.values, wanted)
    matrix = part.dense((count, count))
    expected = np.swapaxes(np.linalg.solve(matrix, np.swapaxes(wanted, 1, 2)), 1, 2)
    np.testing.assert_allclose(got, expected, rtol=1e-9)
    assert np.all((share > 0) & (share <= 1 + 1e-12))
    errors = backward_errors(part.rows, part.columns, part.values, wanted, got)
    assert errors.shape == (draws,)
    assert np.all(errors < 1e-14 * (count + 10))


def test_the_last_lanes_are_filled_with_nothing_that_shows() -> None:
    part = productive(1, draws=(LANES + 1,)).technosphere.merged()
    order = elimination_order(part.rows, part.columns, 12)
    wanted = np.ones((1, 1, 12))
    got, _ = eliminated(order, part.values, wanted)
    for draw in range(LANES + 1):
        alone, _ = eliminated(order, part.values[draw : draw + 1], wanted)
        assert np.array_equal(alone[0], got[draw])


def test_the_share_of_a_pivot_tells_what_a_loop_leaves() -> None:
    rows, columns = np.array([0, 1, 0, 1]), np.array([0, 0, 1, 1])
    order = elimination_order(rows, columns, 2)
    values = np.array([[2.0, -1.0, -gain * 2.0, 1.0] for gain in (0.0, 0.25, 1.0, 2.0)])
    got, share = eliminated(order, values, np.array([[[1.0, 0.0]]]))
    np.testing.assert_allclose(share.min(axis=1), [1.0, 0.75, 0.0, -1.0])
    assert not np.all(np.isfinite(got[2]))
    errors = backward_errors(rows, columns, values, np.array([[[1.0, 0.0]]]), got)
    assert errors[2] == np.inf


def test_a_wrong_solution_has_an_error() -> None:
    rows = columns = np.array([0, 1])
    values = np.array([[2.0, 4.0]])
    wanted = np.array([[[1.0, 1.0]]])
    right, wrong = np.array([[[0.5, 0.25]]]), np.array([[[0.5, 0.3]]])
    assert backward_errors(rows, columns, values, wanted, right)[0] == 0
    np.testing.assert_allclose(backward_errors(rows, columns, values, wanted, wrong), 0.2 / 2.2)
