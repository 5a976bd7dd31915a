"""A register held against a rule says of each plant what the rule says of it alone."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError
from polysight.policy.instrument import Comparator
from polysight.policy.register import capacity_by_group, compared_register
from polysight.policy.verdict import VerdictKind, verdict
from tests.policy.example import INSTRUMENT, UNITS, answer, changed_rule, limits, plant

NAN = np.nan
VALUES = np.array([[6.0, 6.5], [6.3, 6.3], [NAN, 7.0], [9.0, 9.0]])
LIMITS = np.array([6.3, 6.3, 6.3, NAN])


def test_four_verdicts_of_which_one_is_true() -> None:
    found = compared_register(VALUES, LIMITS, Comparator.AT_MOST)
    parts = np.stack([found.failing, found.passing, found.unknown, found.outside])
    assert (parts.sum(axis=0) == 1).all()
    assert found.failing.tolist() == [[False, True], [False, False], [False, True], [False, False]]
    np.testing.assert_array_equal(found.failing_share, [0.5, 0.0, 1.0, NAN])
    assert found.outside[3].all()


def test_years_may_stand_in_front() -> None:
    by_year = np.stack([LIMITS, LIMITS - 1.0])
    found = compared_register(np.stack([VALUES, VALUES]), by_year, Comparator.AT_MOST)
    capacity = np.array([10.0, 20.0, 30.0, 40.0])
    by_group = capacity_by_group(found.failing, capacity, np.array([0, 1, 0, 1]), 2)
    assert by_group.shape == (2, 2, 2)
    assert by_group[0].tolist() == [[0.0, 40.0], [0.0, 0.0]]
    assert by_group[1].tolist() == [[10.0, 40.0], [20.0, 20.0]]


def test_arrays_that_do_not_fit_are_refused() -> None:
    with pytest.raises(DataError):
        compared_register(VALUES, LIMITS[:3], Comparator.AT_MOST)
    flags = np.ones((2, 3), dtype=bool)
    for capacity, group in (([1.0], [0, 1]), ([1.0, NAN], [0, 1]), ([1.0, 1.0], [0, 2])):
        with pytest.raises(DataError):
            capacity_by_group(flags, capacity, np.array(group), 2)


@given(
    st.lists(st.floats(0.0, 20.0), min_size=1, max_size=6),
    st.floats(0.1, 20.0),
    st.sampled_from([one for one in Comparator if one is not Comparator.APPLIES]),
)
def test_the_register_agrees_with_the_verdicts_one_by_one(
    values: list[float], limit: float, comparator: Comparator
) -> None:
    rule = changed_rule(comparator=comparator, limits=limits(limit), grades=())
    alone = [
        verdict(rule, INSTRUMENT, plant(answer(one)), dt.date(2027, 1, 1), units=UNITS).kind
        for one in values
    ]
    together = compared_register(np.array(values)[:, None], np.full(len(values), limit), comparator)
    assert [kind is VerdictKind.FAIL for kind in alone] == together.failing[:, 0].tolist()
    assert [kind is VerdictKind.PASS for kind in alone] == together.passing[:, 0].tolist()
