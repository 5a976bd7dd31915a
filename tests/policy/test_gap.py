"""The programme finds what the search through all sets finds; no set passes that fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.policy.gap import Closing, Outcome, Programme, Recomputed, closing

MEASURES = 5


@dataclass(frozen=True)
class Case:
    """Measures whose savings overlap: two that save half of a heat each save three quarters."""

    programme: Programme
    savings: np.ndarray
    worth: np.ndarray
    strict: bool
    earned: float

    def recompute(self, amounts: np.ndarray) -> Recomputed:
        """Helpers on one heat multiply; what harms or comes in parts adds up."""
        programme = self.programme
        overlapping = (programme.parts == 1) & (self.savings > 0.0)
        left = np.prod(np.where(overlapping, 1.0 - self.savings * amounts, 1.0), axis=1)
        linear = np.where(overlapping, 0.0, programme.effect) @ amounts
        gap = programme.gap - self.worth * (1.0 - left) - linear
        holds = bool((gap < 0.0).all() if self.strict else (gap <= 0.0).all())
        # What the first heat saves earns money once; the programme was told each alone.
        earned = self.earned * (overlapping[0] * self.savings[0] * amounts).sum()
        cost = programme.cost @ amounts + earned - self.earned * (1.0 - left[0])
        return Recomputed(gap, holds, float(cost))


def case(
    cost: list[int],
    gap: list[int],
    savings: list[list[float]],
    parts: list[int],
    excludes: list[tuple[int, int]],
    requires: list[tuple[int, int]],
    strict: bool,
    earned: int,
) -> Case:
    worth = np.full(len(gap), 16.0)
    share = np.array(savings, dtype=np.float64)[: len(gap)]
    pairs = tuple((one, other) for one, other in excludes if one != other)
    needs = tuple((one, other) for one, other in requires if one != other and parts[other] == 1)
    programme = Programme(
        np.array(cost, dtype=np.float64), np.array(gap, dtype=np.float64),
        share * worth[:, None], np.array(parts), pairs, needs,
    )  # fmt: skip
    return Case(programme, share, worth, strict and max(parts) == 1, float(earned))


PLACES = st.tuples(st.integers(0, MEASURES - 1), st.integers(0, MEASURES - 1))
SHARES = st.sampled_from([-0.125, 0.0, 0.125, 0.25, 0.5])
CASES = st.builds(
    case,
    st.lists(st.integers(-3, 9), min_size=MEASURES, max_size=MEASURES),
    st.lists(st.integers(-4, 12), min_size=1, max_size=2),
    st.lists(st.lists(SHARES, min_size=MEASURES, max_size=MEASURES), min_size=2, max_size=2),
    st.lists(st.sampled_from([1, 1, 1, 2, 4]), min_size=MEASURES, max_size=MEASURES),
    st.lists(PLACES, max_size=2),
    st.lists(PLACES, max_size=2),
    st.booleans(),
    st.sampled_from([0, 0, 4]),
)


def by_enumeration(one: Case) -> float | None:
    """Cost of the cheapest set that holds, by working through every set."""
    programme, best = one.programme, None
    levels = [np.arange(parts + 1) / parts for parts in programme.parts]
    for chosen in product(*levels):
        amounts = np.array(chosen)
        allowed = all(amounts[a] + amounts[b] <= 1.0 for a, b in programme.excludes) and all(
            amounts[a] <= amounts[b] for a, b in programme.requires
        )
        found = one.recompute(amounts)
        if allowed and found.holds:
            best = found.cost if best is None else min(best, found.cost)
    return best


@settings(max_examples=150, deadline=None)
@given(CASES)
def test_the_cheapest_set_is_that_of_the_search_through_all_sets(one: Case) -> None:
    found = closing(one.programme, one.recompute, tries=2000)
    best = by_enumeration(one)
    if one.recompute(np.zeros(MEASURES)).holds:
        assert found.outcome is Outcome.NOTHING_TO_CLOSE
        assert found.cost == 0.0
    elif best is None:
        assert found.outcome is Outcome.NOT_REACHABLE
    else:
        assert found.outcome is Outcome.CLOSED
        assert found.cost == pytest.approx(best, abs=1e-6)
        assert found.bound == pytest.approx(found.cost)


@settings(max_examples=60, deadline=None)
@given(CASES, st.floats(0.5, 4.0))
def test_a_stricter_limit_never_costs_less(one: Case, by: float) -> None:
    def cost(extra: float) -> float:
        def shifted(amounts: np.ndarray) -> Recomputed:
            found = one.recompute(amounts)
            gap = found.gap + extra
            return Recomputed(gap, bool((gap <= 0.0).all()), found.cost)

        found = closing(one.programme, shifted, tries=2000)
        if found.outcome is Outcome.NOTHING_TO_CLOSE:
            return -np.inf
        return found.cost if found.outcome is Outcome.CLOSED else np.inf

    assert cost(by) >= cost(0.0) - 1e-6


def programme(**changes: object) -> Programme:
    told: dict[str, object] = {
        "cost": np.array([1.0, 3.0]), "gap": np.array([2.0]),
        "effect": np.array([[2.0, 2.5]]), "parts": np.ones(2, dtype=np.int64),
    }  # fmt: skip
    return Programme(**(told | changes))  # type: ignore[arg-type]


def linear(one: Programme, *, holds: Callable[[np.ndarray], bool] | None = None) -> Closing:
    def recompute(amounts: np.ndarray) -> Recomputed:
        gap = one.gap - one.effect @ amounts
        kept = bool((gap <= 0.0).all()) and (holds is None or holds(amounts))
        return Recomputed(gap, kept, float(one.cost @ amounts))

    return closing(one, recompute)


def test_a_set_that_fails_when_worked_through_is_not_taken() -> None:
    """The cheap one would do by its effect; draws say that it does not hold surely enough."""
    found = linear(programme(), holds=lambda amounts: bool(amounts[1] > 0.0))
    assert found.outcome is Outcome.CLOSED
    assert found.amounts.tolist() == [0.0, 1.0]


def test_what_no_set_reaches_is_told_with_the_nearest_set() -> None:
    found = linear(programme(gap=np.array([10.0])))
    assert found.outcome is Outcome.NOT_REACHABLE
    assert found.amounts.tolist() == [1.0, 1.0]
    assert found.gap.tolist() == [5.5]


def test_parts_are_taken_only_as_far_as_needed() -> None:
    found = linear(programme(effect=np.array([[2.0, 20.0]]), cost=np.array([9.0, 40.0]),
                             parts=np.array([1, 1000])))  # fmt: skip
    assert found.amounts.tolist() == [0.0, 0.1]
    assert found.cost == pytest.approx(4.0)


def test_a_measure_waits_for_the_one_that_it_requires() -> None:
    found = linear(programme(cost=np.array([1.0, 0.5]), requires=((0, 1),)))
    assert found.amounts.tolist() == [0.0, 1.0]
    both = linear(programme(gap=np.array([4.0]), requires=((0, 1),)))
    assert both.amounts.tolist() == [1.0, 1.0]


def test_of_two_that_exclude_each_other_one_is_taken() -> None:
    found = linear(programme(gap=np.array([4.0]), excludes=((0, 1),)))
    assert found.outcome is Outcome.NOT_REACHABLE


def test_arrays_that_do_not_fit_are_refused() -> None:
    with pytest.raises(UsageError):
        linear(programme(gap=np.array([1.0, 2.0])))
    with pytest.raises(UsageError):
        linear(programme(parts=np.array([0, 1])))


def test_a_search_that_runs_out_of_tries_says_what_is_sure() -> None:
    """Savings of the cheap pair overlap: the set costs more than its bound says."""
    one = programme(cost=np.array([-1.0, -1.0]), gap=np.array([4.0]))

    def recompute(amounts: np.ndarray) -> Recomputed:
        gap = one.gap - one.effect @ amounts
        return Recomputed(gap, bool((gap <= 0.0).all()), 3.0 * float(amounts.sum()))

    found = closing(one, recompute, tries=2)
    assert found.outcome is Outcome.CLOSED
    assert (found.cost, found.bound) == (6.0, -2.0)
    assert closing(one, recompute).bound == 6.0
    assert closing(one, recompute, tries=1).outcome is Outcome.GIVEN_UP
