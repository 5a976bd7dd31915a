"""Several projects under common limits, against all sets by hand."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.investment.project_selection import Menu, selection
from tests.investment.golden import cases

NOTHING = np.array([-np.inf])


def _menu(values: list[float], uses: list[float], most: float, **others: object) -> Menu:
    return Menu(
        np.array(values), np.array([uses]), np.array([most]), NOTHING,
        **others,  # type: ignore[arg-type]
    )  # fmt: skip


def _by_hand(menu: Menu) -> list[float]:
    """Values of all sets that keep every limit, falling."""
    count = menu.values.size
    found = []
    for size in range(count + 1):
        for chosen in combinations(range(count), size):
            use = menu.uses[:, list(chosen)].sum(axis=1)
            if (use > menu.most + 1e-9).any() or (use < menu.least - 1e-9).any():
                continue
            if any(len(set(group) & set(chosen)) > 1 for group in menu.groups):
                continue
            if any(one in chosen and needed not in chosen for one, needed in menu.requires):
                continue
            found.append(float(menu.values[list(chosen)].sum()))
    return sorted(found, reverse=True)


@pytest.mark.parametrize("case", cases("selection"), ids=lambda case: str(case["value"]))
def test_sets_of_the_literature(case: dict[str, Any]) -> None:
    most = np.array(case["most"])
    menu = Menu(
        np.array(case["values"]), np.array(case["uses"]), most, np.full(most.size, -np.inf)
    )  # fmt: skip
    found = selection(menu, near=2)
    assert list(found.sets[0].places) == case["places"]
    assert found.sets[0].value == pytest.approx(case["value"])
    assert found.sets[1].value <= case["value"]
    assert _by_hand(menu)[0] == pytest.approx(case["value"])


def test_a_budget_is_filled_with_the_best_set() -> None:
    found = selection(_menu([60.0, 100.0, 120.0], [10.0, 20.0, 30.0], 50.0), near=3)
    assert [one.places for one in found.sets] == [(1, 2), (0, 2), (0, 1)]
    assert [one.value for one in found.sets] == [220.0, 180.0, 160.0]
    assert found.sets[0].use.tolist() == [50.0]
    assert found.gained.tolist() == [60.0]


def test_groups_and_requirements() -> None:
    apart = selection(_menu([60.0, 100.0, 120.0], [1.0, 1.0, 1.0], 9.0, groups=((1, 2),)), near=1)
    assert apart.sets[0].places == (0, 2)
    needed = selection(_menu([-10.0, 100.0], [1.0, 1.0], 9.0, requires=((1, 0),)), near=1)
    assert needed.sets[0].places == (0, 1)


def test_nothing_is_built_where_everything_loses() -> None:
    found = selection(_menu([-1.0, -2.0], [1.0, 1.0], 9.0))
    assert found.sets[0].places == ()
    assert found.sets[0].value == 0.0


def test_what_makes_it_impossible_is_named() -> None:
    menu = Menu(
        np.array([1.0, 2.0]), np.array([[5.0, 6.0], [1.0, 1.0]]), np.array([4.0, 9.0]),
        np.array([-np.inf, 1.0]),
    )  # fmt: skip
    found = selection(menu)
    assert found.sets == ()
    # Without the first limit, or without the second (at least one is built), there is a set.
    assert found.impossible == (0, 1)


@given(
    st.lists(st.tuples(st.integers(-20, 50), st.integers(0, 9), st.integers(0, 9)), min_size=2,
             max_size=6),
    st.integers(0, 20), st.integers(0, 20), st.booleans(), st.booleans(),
)  # fmt: skip
@settings(deadline=None, max_examples=40)
def test_near_best_sets_are_those_of_all_sets(
    rows: list[tuple[int, int, int]], first: int, second: int, grouped: bool, tied: bool
) -> None:
    values, one, two = (np.array(column, dtype=np.float64) for column in zip(*rows, strict=True))
    menu = Menu(
        values, np.array([one, two]), np.array([float(first), float(second)]),
        np.full(2, -np.inf), ((0, 1),) if grouped else (), ((0, 1),) if tied else (),
    )  # fmt: skip
    found = selection(menu, near=4)
    wanted = _by_hand(menu)
    assert [each.value for each in found.sets] == pytest.approx(wanted[:4])
    assert len({each.places for each in found.sets}) == len(found.sets)
    assert (found.gained >= -1e-9).all()


def test_scale_does_not_matter() -> None:
    small = selection(_menu([60.0, 100.0, 120.0], [10.0, 20.0, 30.0], 50.0), near=3)
    large = selection(_menu([6e10, 1e11, 1.2e11], [1e10, 2e10, 3e10], 5e10), near=3)
    assert [one.places for one in small.sets] == [one.places for one in large.sets]


@pytest.mark.parametrize(
    ("values", "uses"), [([1.0], [1.0, 2.0]), ([np.nan], [1.0]), ([1.0], [np.inf])]
)
def test_arrays_that_do_not_fit_are_refused(values: list[float], uses: list[float]) -> None:
    with pytest.raises(UsageError):
        selection(_menu(values, uses, 1.0))
