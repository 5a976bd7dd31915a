"""Supply and intensities: golden cases, bw2calc as the oracle, balances, linearity, batches."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.carbon.characterisation import Characterisation
from polysight.carbon.exchanges import Exchanges, exchanges
from polysight.carbon.foreground import Foreground
from polysight.carbon.solve import (
    characterised_intensities,
    contributions,
    intensities,
    released,
    supply,
)
from polysight.errors import DataError
from tests.carbon.foregrounds import Case, cases, method, productive
from tests.carbon.oracle import package, scores

SEEDS = st.integers(0, 10_000)
CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Case) -> None:
    running = supply(case.foreground, case.demand)
    np.testing.assert_allclose(running, case.supply, rtol=1e-14)
    np.testing.assert_allclose(released(case.foreground, running), case.released, rtol=1e-14)
    behind = intensities(case.foreground) @ case.demand
    np.testing.assert_allclose(behind, case.released, rtol=1e-13)


@pytest.mark.parametrize("largest_side", [300, 0], ids=["eliminated", "factorised"])
def test_every_draw_agrees_with_the_oracle(largest_side: int) -> None:
    given = productive(3, draws=(25,), count=20)
    weights = method(given)
    running = supply(given, given.demand("activity-4"), largest_side=largest_side)
    got = contributions(given, weights, running)[..., 0, :].sum(axis=-1)
    totals, supplied = scores([package(given, weights)], 4, 25)
    np.testing.assert_allclose(got, totals, rtol=1e-9)
    np.testing.assert_allclose(running, supplied, rtol=1e-9, atol=0)
    behind = characterised_intensities(given, weights, largest_side=largest_side)
    np.testing.assert_allclose(behind[:, 0, 4], totals, rtol=1e-9)
    assert len(set(totals)) == 25


@settings(max_examples=15)
@given(SEEDS)
def test_one_draw_agrees_with_the_oracle(seed: int) -> None:
    given = productive(seed, count=8)
    weights = method(given)
    totals, _ = scores([package(given, weights)], 2, 1)
    behind = characterised_intensities(given, weights)
    np.testing.assert_allclose(behind[0, 2], totals[0], rtol=1e-9)


@settings(max_examples=40)
@given(SEEDS, st.sampled_from([300, 0]))
def test_supply_meets_the_demand_and_is_never_negative(seed: int, largest_side: int) -> None:
    given = productive(seed, draws=(3,))
    wanted = np.random.default_rng(seed).uniform(0, 5, len(given.activities))
    running = supply(given, wanted, largest_side=largest_side)
    matrix = given.technosphere.dense((len(given.activities),) * 2)
    size = (np.abs(matrix) @ np.abs(running)[..., None])[..., 0]
    assert np.all(np.abs((matrix @ running[..., None])[..., 0] - wanted) <= 1e-12 * size)
    assert np.all(running >= (0 if largest_side else -1e-9 * running.max()))


@settings(max_examples=30)
@given(SEEDS, st.floats(0.1, 10.0))
def test_linear_in_demand_and_factors(seed: int, times: float) -> None:
    given = productive(seed)
    one, two = given.demand("activity-1", times), given.demand("activity-7")
    np.testing.assert_allclose(
        supply(given, one + two), supply(given, one) + supply(given, two), rtol=1e-9, atol=1e-12
    )
    weights = method(given)
    more = Characterisation(weights.indicators, weights.flows, times * weights.factors)
    np.testing.assert_allclose(
        characterised_intensities(given, more),
        times * characterised_intensities(given, weights),
        rtol=1e-9,
    )


@settings(max_examples=20)
@given(SEEDS)
def test_contributions_sum_to_the_whole(seed: int) -> None:
    given = productive(seed, draws=(4,))
    weights = method(given)
    running = supply(given, given.demand("activity-0"))
    parts = contributions(given, weights, running)
    np.testing.assert_allclose(
        parts.sum(axis=-1), weights.weighed(released(given, running)), rtol=1e-12
    )
    np.testing.assert_allclose(
        parts.sum(axis=-1), characterised_intensities(given, weights)[..., 0], rtol=1e-9
    )


@settings(max_examples=20)
@given(SEEDS)
def test_the_name_and_place_of_an_activity_do_not_matter(seed: int) -> None:
    given = productive(seed)
    places = np.random.default_rng(seed).permutation(len(given.activities))
    back = np.argsort(places)
    moved = Foreground(
        tuple(given.activities[place] for place in places),
        given.flows,
        Exchanges(
            back[given.technosphere.rows], back[given.technosphere.columns],
            given.technosphere.values,
        ),
        Exchanges(
            given.biosphere.rows, back[given.biosphere.columns], given.biosphere.values
        ),
    )  # fmt: skip
    np.testing.assert_allclose(intensities(moved), intensities(given)[:, places], rtol=1e-9)


def test_a_batch_has_the_bits_of_its_draws() -> None:
    given = productive(8, draws=(50,))
    whole = supply(given, given.demand("activity-3"))
    behind = characterised_intensities(given, method(given))
    for draw in (0, 31, 32, 49):
        alone = Foreground(
            given.activities,
            given.flows,
            _draw(given.technosphere, draw),
            _draw(given.biosphere, draw),
        )
        assert np.array_equal(supply(alone, given.demand("activity-3")), whole[draw])
        assert np.array_equal(characterised_intensities(alone, method(given)), behind[draw])


def _draw(part: Exchanges, draw: int) -> Exchanges:
    return Exchanges(part.rows, part.columns, part.values[draw])


def test_free_axes_broadcast() -> None:
    given = productive(9, draws=(4, 1))
    wanted = np.random.default_rng(1).uniform(0, 2, (3, len(given.activities)))
    running = supply(given, wanted)
    assert running.shape == (4, 3, 12)
    for place in range(3):
        np.testing.assert_allclose(running[:, place], supply(given, wanted[place])[:, 0])
    fixed = productive(9)
    many = supply(fixed, wanted)
    for place in range(3):
        assert np.array_equal(many[place], supply(fixed, wanted[place]))
    assert intensities(given).shape == (4, 1, 3, 12)


def test_factors_may_differ_by_draw() -> None:
    given = productive(2, draws=(5,))
    weights = method(given)
    factors = weights.factors * np.linspace(1, 2, 5)[:, None, None]
    many = Characterisation(weights.indicators, weights.flows, factors)
    got = characterised_intensities(given, many)
    one = characterised_intensities(given, weights)
    np.testing.assert_allclose(got, one * np.linspace(1, 2, 5)[:, None, None], rtol=1e-9)


def test_two_bills_for_one_input_count_twice() -> None:
    once = exchanges(((0, 0, 1.0), (1, 1, 1.0), (1, 0, -3.0)))
    twice = exchanges(((1, 0, -1.0), (0, 0, 1.0), (1, 1, 1.0), (1, 0, -2.0)))
    one, other = (
        supply(Foreground(("a", "b"), (), part, exchanges(())), np.array([1.0, 0.0]))
        for part in (once, twice)
    )
    assert np.array_equal(one, other)


def test_refusals() -> None:
    given = productive(1)
    with pytest.raises(DataError, match="shape"):
        supply(given, np.ones(3))
    strange = Characterisation(("gwp",), ("x",), np.ones((1, 1)))
    with pytest.raises(DataError, match="other flows"):
        characterised_intensities(given, strange)


def test_a_large_foreground_agrees_with_the_oracle() -> None:
    given = productive(4, draws=(2,), count=400, inputs=0.01)
    weights = method(given)
    totals, _ = scores([package(given, weights)], 9, 2)
    got = characterised_intensities(given, weights)[:, 0, 9]
    np.testing.assert_allclose(got, totals, rtol=1e-9)
