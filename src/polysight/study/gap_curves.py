"""Marginal cost curves of the limit that a plant misses most."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from polysight.policy.marginal_cost import MarginalCost, alone, in_order
from polysight.study.closed_gap import CostStep
from polysight.study.gap_limits import value_of
from polysight.study.gap_search import Search
from polysight.study.gap_work import Worked

Floats = NDArray[np.float64]


def alone_curve(search: Search) -> tuple[CostStep, ...]:
    """Curve of measures each taken alone.

    Parameters
    ----------
    search : Search
        The measures at the plant.

    Returns
    -------
    tuple of CostStep
        The cheapest per unit first; what all would reach if their effects added up.
    """
    if search.leading is None:
        return ()
    cost = np.array([one.cost.middle.net_cny_per_kg for one in search.alone])
    effect = _distance(search, search.base) - np.array(
        [_distance(search, one) for one in search.alone]
    )
    return _steps(search, alone(cost, effect))


def ordered_curve(search: Search, order: Sequence[int], amounts: Floats) -> tuple[CostStep, ...]:
    """Curve of the measures of a set, each on top of those before it.

    Parameters
    ----------
    search : Search
        The measures at the plant.
    order : sequence of int
        Places of the measures in the order in which they are taken.
    amounts : ndarray of float
        Axis measure; shares of one.

    Returns
    -------
    tuple of CostStep
        In the given order.
    """
    if search.leading is None or not order:
        return ()
    states = [search.worked(search.only(order[:end], amounts)) for end in range(len(order) + 1)]
    cost = np.diff([one.cost.middle.net_cny_per_kg for one in states])
    gap = np.array([_distance(search, one) for one in states])
    return _steps(search, in_order(np.array(order, dtype=np.int64), cost, gap))


def _distance(search: Search, worked: Worked) -> float:
    """Value of the leading limit on its wrong side, also where another route is not covered."""
    assert search.leading is not None
    value = value_of(search.leading, worked.plant)
    return search.leading.sign * (value - search.leading.limit)


def _steps(search: Search, curve: MarginalCost) -> tuple[CostStep, ...]:
    assert search.leading is not None
    start, sign = value_of(search.leading, search.base.plant), search.leading.sign
    return tuple(
        CostStep(search.measures[measure].code, float(width), float(cost), start - sign * reached)
        for measure, width, cost, reached in zip(
            curve.measure.tolist(), curve.width, curve.unit_cost, curve.reached.tolist(),
            strict=True,
        )
    )  # fmt: skip
