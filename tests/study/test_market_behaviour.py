"""Joint behaviour: what is known of one parameter tells of those that hang together with it."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.market.parameter import Parameter
from polysight.study.market_behaviour import (
    certain,
    conditional,
    drawn_case,
    gain_on,
    joined,
    root_of,
    shrunk,
    standard_scores,
    standardised,
    transferred,
)
from polysight.study.market_model import ParameterSpread
from polysight.study.market_parameters import market_parameters
from tests.market.synthetic_case import synthetic_model

Floats = np.ndarray
ONE, TWO, ALONE = Parameter.FLOOR, Parameter.SCARCITY, Parameter.EXIT_RATE
PLACES = np.array([ONE, TWO])
MEMBERS = np.random.Generator(np.random.PCG64(3)).multivariate_normal(
    [1.0, 2.0], [[1.0, 0.8], [0.8, 1.0]], 4000
)


@pytest.fixture(scope="module")
def prior() -> ParameterSpread:
    return market_parameters(evidence())


def covariance(spread: ParameterSpread) -> Floats:
    return np.asarray(spread.factor @ spread.factor.T)


def test_members_become_mean_and_covariance_and_leave_the_others(prior: ParameterSpread) -> None:
    found = joined(prior, PLACES, MEMBERS)
    assert found.middle[PLACES] == pytest.approx(MEMBERS.mean(axis=0))
    assert covariance(found)[np.ix_(PLACES, PLACES)] == pytest.approx(np.cov(MEMBERS.T))
    assert np.array_equal(found.factor[ALONE], prior.factor[ALONE])
    assert (covariance(found)[ALONE, PLACES] == 0.0).all()


def test_one_known_parameter_tells_of_the_other(prior: ParameterSpread) -> None:
    spread = joined(prior, PLACES, MEMBERS)
    found = conditional(spread, np.array([ONE]), np.array([2.0]))
    left = covariance(found)
    assert found.middle[ONE] == 2.0
    assert left[ONE, ONE] == 0.0
    assert found.middle[TWO] == pytest.approx(2.0 + 0.8, abs=0.06)
    assert left[TWO, TWO] == pytest.approx(1.0 - 0.8**2, abs=0.04)
    assert found.middle[ALONE] == spread.middle[ALONE]
    assert left[ALONE, ALONE] == pytest.approx(covariance(spread)[ALONE, ALONE])


def test_parameters_without_doubt_can_be_known_too(prior: ParameterSpread) -> None:
    fixed = dataclasses.replace(prior, factor=prior.factor.copy())
    fixed.factor[ONE] = 0.0
    gain = gain_on(fixed, PLACES)
    assert np.isfinite(gain).all()
    assert gain[ALONE] == pytest.approx([0.0, 0.0])


def test_behaviour_fitted_to_many_takes_what_hangs_together_along(prior: ParameterSpread) -> None:
    own = joined(prior, PLACES, MEMBERS)
    fitted = conditional(prior, np.array([ONE]), np.array([3.0]))
    found = transferred(own, fitted, np.array([ONE]))
    assert found.middle[ONE] == pytest.approx(3.0)
    assert found.middle[TWO] == pytest.approx(2.0 + 0.8 * 2.0, abs=0.1)
    assert covariance(found)[ONE, ONE] == pytest.approx(0.0, abs=1e-12)


def test_the_symmetric_root_leaves_what_is_independent_alone() -> None:
    whole = np.diag([4.0, 1.0, 9.0])
    whole[0, 1] = whole[1, 0] = 1.0
    root = root_of(whole)
    assert root @ root.T == pytest.approx(whole)
    assert root[2] == pytest.approx([0.0, 0.0, 3.0])


def test_members_have_mean_zero_and_covariance_one() -> None:
    scores = standardised(standard_scores(1, "x", 50, 4))
    assert scores.mean(axis=0) == pytest.approx(np.zeros(4), abs=1e-12)
    assert np.cov(scores, rowvar=False) == pytest.approx(np.eye(4), abs=1e-12)


def test_a_shrunk_covariance_keeps_its_variances() -> None:
    found = shrunk(np.array([[1.0, 0.5], [0.5, 2.0]]))
    assert np.diag(found) == pytest.approx([1.0, 2.0])
    assert found[0, 1] < 0.5


def test_a_certain_start_is_the_central_one(prior: ParameterSpread) -> None:
    model = synthetic_model(6, 3)
    values = np.repeat(prior.values(prior.middle)[None], 3, axis=0)
    sure, drawn = (drawn_case(model, values, 1, sure=sure) for sure in (True, False))
    assert np.ptp(sure.start.stock, axis=1) == pytest.approx(np.zeros(4))
    assert (np.ptp(drawn.start.stock, axis=1)[:3] > 0).all()
    assert certain(model.start).middle is model.start.middle
