"""Places of boxes that links join: linked boxes near one another, none on top of another.

The same boxes and links get the same places: nothing is drawn by lot.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import shortest_path
from scipy.spatial import cKDTree

Array = NDArray[np.float64]

#: Steps in which boxes are drawn to their distances, and in which they are pushed apart.
PULLS, PUSHES = 120, 300
#: Lengths that count as none, and a step (in links) after which nothing moves any more.
SAME, STILL = 1e-6, 0.002
#: Angle that spreads points evenly over a disc.
GOLDEN = np.pi * (3.0 - np.sqrt(5.0))


def laid_out(sizes: Array, links: Sequence[tuple[int, int]], link_length: float) -> Array:
    """Places of the boxes of one connected graph.

    Distances along the links are fitted by stress majorisation [1]_ from the places of classical
    scaling; then boxes that overlap are pushed apart along the shorter way.

    Parameters
    ----------
    sizes : array of float, axes (box, side)
        Width and height of every box, the room around it included.
    links : sequence of (int, int)
        Pairs of linked boxes; together they connect all boxes.
    link_length : float
        Wished length of a link, in the unit of the sizes.

    Returns
    -------
    array of float, axes (box, side)
        Centres of the boxes; the least left and upper edge is zero.

    References
    ----------
    .. [1] Gansner, Koren and North (2004), Graph drawing by stress majorization.
    """
    count = len(sizes)
    if count == 1:
        return sizes / 2.0
    steps = _steps(count, links)
    places = _apart(_pulled(_first(steps), steps) * link_length, sizes)
    moved: Array = places - (places - sizes / 2.0).min(axis=0)
    return moved


def _steps(count: int, links: Sequence[tuple[int, int]]) -> Array:
    ends = np.array(links, dtype=np.int64).reshape(-1, 2)
    table = csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(count, count))
    steps: Array = shortest_path(table, directed=False, unweighted=True)
    return steps


def _first(steps: Array) -> Array:
    count = len(steps)
    squares = steps**2
    centred = -0.5 * (
        squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    )
    values, vectors = np.linalg.eigh(centred)
    axes = vectors[:, [-1, -2]] if count > 1 else vectors
    largest = np.abs(axes).argmax(axis=0)
    axes = axes * np.sign(axes[largest, [0, 1]])
    at = np.arange(count)
    # Boxes that look the same to all others would lie in one point.
    spiral = np.sqrt((at + 0.5) / count)[:, None] * np.column_stack(
        (np.cos(at * GOLDEN), np.sin(at * GOLDEN))
    )
    first: Array = axes * np.sqrt(np.maximum(values[[-1, -2]], 0.0)) + 0.3 * spiral
    return first


def _pulled(places: Array, steps: Array) -> Array:
    count = len(steps)
    with np.errstate(divide="ignore"):
        wished = np.where(steps > 0, 1.0 / steps, 0.0)
    weights = wished**2
    inverse = np.linalg.inv(np.diag(weights.sum(axis=1)) - weights + 1.0 / count)
    for _ in range(PULLS):
        across, down = (side[:, None] - side[None, :] for side in places.T)
        # Weight times wished length over length, as the weights fall with the square.
        pull = wished / np.maximum(np.hypot(across, down), SAME)
        np.fill_diagonal(pull, 0.0)
        before, places = places, inverse @ (pull.sum(axis=1)[:, None] * places - pull @ places)
        if np.abs(places - before).max() < STILL:
            break
    return places


def _apart(places: Array, sizes: Array) -> Array:
    places = places.copy()
    reach = sizes.max(axis=0)
    for _ in range(PUSHES):
        near = cKDTree(places / reach).query_pairs(1.0, p=np.inf, output_type="ndarray")
        one, other = near[:, 0], near[:, 1]
        gaps = places[other] - places[one]
        over = 0.5 * (sizes[one] + sizes[other]) - np.abs(gaps)
        hit = (over > SAME).all(axis=1)
        if not hit.any():
            break
        one, other, gaps, over = one[hit], other[hit], gaps[hit], over[hit]
        push = 0.5 * over * np.where(gaps < 0.0, -1.0, 1.0)
        flat = over[:, 0] <= over[:, 1]
        push[flat, 1] = 0.0
        push[~flat, 0] = 0.0
        np.add.at(places, one, -push)
        np.add.at(places, other, push)
    return places
