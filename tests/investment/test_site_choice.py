"""The best of a few alternatives, near-best ones, and what binds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.investment.site_choice import Limit, choice

VALUES = np.array([10.0, 30.0, 20.0, 40.0, np.nan])
MONEY = Limit("money", np.array([1.0, 3.0, 2.0, 9.0, 1.0]), 5.0)
POWER = Limit("power", np.array([1.0, 9.0, 2.0, 9.0, 1.0]), 5.0)


def test_without_limits_the_largest_value_wins() -> None:
    found = choice(VALUES, [])
    assert found.best == 3
    assert found.order == (3, 1, 2, 0)
    assert found.unknown.tolist() == [False] * 4 + [True]
    assert found.binding == ()


def test_what_is_lost_and_what_binds() -> None:
    found = choice(VALUES, [MONEY, POWER])
    assert found.best == 2
    assert found.order == (2, 0)
    assert found.lost[[2, 0]].tolist() == [0.0, 10.0]
    assert np.isnan(found.lost[[1, 3, 4]]).all()
    (bound,) = found.binding
    # Alternative 1 keeps the money and breaks the power alone; 3 breaks both.
    assert (bound.key, bound.better, bound.gained, bound.use) == ("power", 1, 10.0, 9.0)


def test_nothing_keeps_every_limit() -> None:
    tight = [Limit("money", MONEY.use, 0.5), Limit("power", POWER.use, 0.9)]
    found = choice(VALUES, tight)
    assert found.best is None
    assert found.order == ()
    assert found.nearest == 0
    assert [(one.key, one.count, one.least) for one in found.excluding] == [
        ("money", 5, 1.0),
        ("power", 5, 1.0),
    ]


def test_an_unknown_use_is_never_chosen() -> None:
    use = np.array([1.0, 1.0, 1.0, np.nan, 1.0])
    found = choice(VALUES, [Limit("money", use, 2.0)])
    assert found.best == 1
    assert found.unknown.tolist() == [False, False, False, True, True]


def test_nothing_is_known() -> None:
    found = choice(np.full(2, np.nan), [Limit("money", np.full(2, np.nan), 1.0)])
    assert (found.best, found.nearest) == (None, None)
    assert np.isnan(found.excluding[0].least)


@given(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(0, 9), st.integers(0, 9)), min_size=1,
             max_size=9),
    st.integers(0, 9), st.integers(0, 9),
)  # fmt: skip
@settings(deadline=None, max_examples=100)
def test_any_set_is_chosen_as_by_hand(
    rows: list[tuple[int, int, int]], first: int, second: int
) -> None:
    values, one, two = (np.array(column, dtype=np.float64) for column in zip(*rows, strict=True))
    found = choice(values, [Limit("one", one, float(first)), Limit("two", two, float(second))])
    kept = [value for value, a, b in rows if a <= first and b <= second]
    if not kept:
        assert found.best is None
        return
    assert found.best is not None
    assert values[found.best] == max(kept)
    assert sorted((value for value in values[list(found.order)]), reverse=True) == sorted(
        kept, reverse=True
    )
    for bound in found.binding:
        assert bound.gained > 0.0
        assert bound.gained == pytest.approx(values[bound.better] - max(kept))
