"""The best of a set of alternatives under limits, those that come near, and what binds.

Few alternatives are worked through one by one, so nothing is approximated: the best is the best,
and a limit binds if without it, all others kept, something better could be had.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import Floats

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit on what alternatives use.

    Parameters
    ----------
    key : str
        Its name.
    use : ndarray of float
        Axis alternative; NaN where it is not known.
    most : float
        What may be used.
    """

    key: str
    use: Floats
    most: float


@dataclass(frozen=True, slots=True)
class Binding:
    """A limit that keeps something better away.

    Parameters
    ----------
    key : str
        The limit.
    better : int
        Best alternative without it.
    gained : float
        Its value over that of the best.
    use : float
        What it uses.
    """

    key: str
    better: int
    gained: float
    use: float


@dataclass(frozen=True, slots=True)
class Excluding:
    """A limit by which alternatives fall out.

    Parameters
    ----------
    key : str
        The limit.
    count : int
        Number of alternatives that break it.
    least : float
        Least use of all alternatives; NaN where none is known.
    """

    key: str
    count: int
    least: float


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen.

    Parameters
    ----------
    best : int or None
        Place of the best alternative; None where none keeps every limit.
    order : tuple of int
        Alternatives that keep every limit, the best first.
    lost : ndarray of float
        Axis alternative; value of the best less its own; NaN where it does not keep every limit.
    broken : ndarray of bool
        Axes limit, alternative.
    unknown : ndarray of bool
        Axis alternative; whether its value, or a use, is not known. Such ones are never chosen.
    binding : tuple of Binding
        Limits that keep something better away, the dearest first.
    excluding : tuple of Excluding
        Every limit with what it excludes, the one that excludes most first.
    nearest : int or None
        Where none keeps every limit: the known one that exceeds its limits least in sum, each over
        its limit.
    """

    best: int | None
    order: tuple[int, ...]
    lost: Floats
    broken: Flags
    unknown: Flags
    binding: tuple[Binding, ...]
    excluding: tuple[Excluding, ...]
    nearest: int | None


def choice(values: Floats, limits: Sequence[Limit]) -> Choice:
    """Best alternative.

    Parameters
    ----------
    values : ndarray of float
        Axis alternative; more is better, NaN where it is not known.
    limits : sequence of Limit
        What must be kept.

    Returns
    -------
    Choice
        The best, the order of those that keep every limit, and what binds. Of equal ones the
        first is taken.
    """
    uses = np.array([one.use for one in limits]).reshape(len(limits), values.size)
    most = np.array([one.most for one in limits])
    unknown = np.isnan(values) | np.isnan(uses).any(axis=0)
    with np.errstate(invalid="ignore"):
        broken = uses > most[:, None]
    sound = ~unknown & ~broken.any(axis=0)
    order = _ordered(values, sound)
    best = order[0] if order else None
    lost = np.full(values.size, np.nan)
    if best is not None:
        lost[sound] = values[best] - values[sound]
    return Choice(
        best,
        order,
        lost,
        broken,
        unknown,
        () if best is None else _binding(values, limits, broken, unknown, best),
        _excluding(limits, broken),
        _nearest(uses, most, unknown) if best is None else None,
    )


def _ordered(values: Floats, sound: Flags) -> tuple[int, ...]:
    places = np.flatnonzero(sound)
    return tuple(int(one) for one in places[np.argsort(-values[places], kind="stable")])


def _binding(
    values: Floats, limits: Sequence[Limit], broken: Flags, unknown: Flags, best: int
) -> tuple[Binding, ...]:
    found = []
    for place, limit in enumerate(limits):
        others = np.delete(broken, place, axis=0).any(axis=0)
        order = _ordered(values, ~unknown & ~others)
        if order and values[order[0]] > values[best]:
            gained = float(values[order[0]] - values[best])
            found.append(Binding(limit.key, order[0], gained, float(limit.use[order[0]])))
    return tuple(sorted(found, key=lambda one: -one.gained))


def _excluding(limits: Sequence[Limit], broken: Flags) -> tuple[Excluding, ...]:
    found = []
    for limit, row in zip(limits, broken, strict=True):
        known = limit.use[~np.isnan(limit.use)]
        least = float(known.min()) if known.size else float("nan")
        found.append(Excluding(limit.key, int(row.sum()), least))
    return tuple(sorted(found, key=lambda one: -one.count))


def _nearest(uses: Floats, most: Floats, unknown: Flags) -> int | None:
    if unknown.all() or not most.size:
        return None
    scale = np.where(most == 0.0, 1.0, np.abs(most))
    excess = (np.maximum(uses - most[:, None], 0.0) / scale[:, None]).sum(axis=0)
    return int(np.argmin(np.where(unknown, np.inf, excess)))
