"""Rules that single out some draws of an ensemble, by a classification tree (scikit-learn).

Half of the draws grow the tree, the other half judges it, so that a rule is not praised for noise
that it has learnt; it is told only where the interval of its share lies above the share of all
judging draws, at a confidence that holds for all judged rules together (Bonferroni). Breiman,
Friedman, Olshen and Stone (1984), Classification and Regression Trees; coverage and density as
Bryant and Lempert (2010), Technological Forecasting and Social Change 77, 34-49, name them;
interval of a share by Wilson (1927), Journal of the American Statistical Association 22, 209-212.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri
from sklearn.tree import DecisionTreeClassifier

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: Deepest tree; least draws of a rule, as a share and a number; and what a split must gain.
DEPTH, LEAST_SHARE, LEAST, GAIN = 3, 0.04, 20, 0.004
#: With which the intervals of all judged rules together hold.
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Condition:
    """An input between two ends.

    Parameters
    ----------
    key : str
        The input.
    low, high : float
        Above the one and up to the other; infinite where there is no end.
    """

    key: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rule:
    """Conditions that together single out draws.

    Parameters
    ----------
    conditions : tuple of Condition
        All of them hold.
    draws : int
        Judging draws for which they hold.
    density : float
        Share of these in which the outcome occurs.
    low, high : float
        Interval of this share.
    lift : float
        This share over that of all judging draws.
    coverage : float
        Share of all occurrences that lie among these.
    """

    conditions: tuple[Condition, ...]
    draws: int
    density: float
    low: float
    high: float
    lift: float
    coverage: float


def rules(keys: tuple[str, ...], inputs: Floats, occurs: Flags) -> tuple[Rule, ...]:
    """Rules that lead to an outcome more often than chance.

    Parameters
    ----------
    keys : tuple of str
        Axis input.
    inputs : ndarray of float
        Axes draw, input.
    occurs : ndarray of bool
        Axis draw; whether the outcome occurs.

    Returns
    -------
    tuple of Rule
        The densest first; none where the outcome occurs always or never, nor where no interval
        lies above the share of all judging draws. Conditions that by themselves make the outcome
        rarer are left out of a rule before it is judged.
    """
    grow, judge = np.arange(len(occurs)) % 2 == 0, np.arange(len(occurs)) % 2 == 1
    if occurs[grow].all() or not occurs[grow].any() or not occurs[judge].any():
        return ()
    least = max(LEAST, int(LEAST_SHARE * grow.sum()))
    tree = DecisionTreeClassifier(
        max_depth=DEPTH, min_samples_leaf=least, ccp_alpha=GAIN, random_state=0
    )
    tree.fit(inputs[grow], occurs[grow])
    told, everyone = occurs[judge], float(occurs[judge].mean())
    leaves = dict.fromkeys(
        tuple(one for one in conditions if _helps(one, keys, inputs[grow], occurs[grow]))
        for _, conditions in _leaves(tree.tree_, keys)
    )
    found = []
    for conditions in filter(None, leaves):
        held = np.all([_holds(one, keys, inputs[judge]) for one in conditions], axis=0)
        count, hits = int(held.sum()), int(told[held].sum())
        low, high = _interval(hits, count, 1.0 - (1.0 - CONFIDENCE) / len(leaves))
        if count and low > everyone:
            density, share = hits / count, hits / int(told.sum())
            found.append(Rule(conditions, count, density, low, high, density / everyone, share))
    return tuple(sorted(found, key=lambda one: (-one.density, -one.coverage)))


def _holds(one: Condition, keys: tuple[str, ...], inputs: Floats) -> Flags:
    values = inputs[:, keys.index(one.key)]
    return np.asarray((values > one.low) & (values <= one.high))


def _helps(one: Condition, keys: tuple[str, ...], inputs: Floats, occurs: Flags) -> bool:
    """Whether a condition by itself makes the outcome likelier; a tree may end in others."""
    held = _holds(one, keys, inputs)
    return bool(held.any() and occurs[held].mean() > occurs.mean())


def _interval(hits: int, count: int, confidence: float) -> tuple[float, float]:
    """Wilson's interval of a share."""
    if not count:
        return 0.0, 1.0
    score = float(ndtri(0.5 + confidence / 2.0))
    share, weight = hits / count, 1.0 + score**2 / count
    middle = (share + score**2 / (2.0 * count)) / weight
    spread = share * (1.0 - share) / count + (score / (2.0 * count)) ** 2
    half = score * math.sqrt(spread) / weight
    return middle - half, middle + half


def _leaves(tree: Any, keys: tuple[str, ...]) -> Iterator[tuple[int, tuple[Condition, ...]]]:
    """Each leaf with the ends of the inputs on the way to it."""
    left, right, inputs, ends = (
        tree.children_left, tree.children_right, tree.feature, tree.threshold,
    )  # fmt: skip
    waiting: list[tuple[int, dict[str, Condition]]] = [(0, {})]
    while waiting:
        node, way = waiting.pop()
        if left[node] == right[node]:
            yield int(node), tuple(way.values())
            continue
        key, end = keys[int(inputs[node])], float(ends[node])
        before = way.get(key, Condition(key, -np.inf, np.inf))
        lower = replace(before, high=min(before.high, end))
        upper = replace(before, low=max(before.low, end))
        waiting.append((int(right[node]), {**way, key: upper}))
        waiting.append((int(left[node]), {**way, key: lower}))
