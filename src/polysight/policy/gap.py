"""The cheapest set of measures that keeps every limit: an integer programme, then recomputation.

Axes: limit, measure. A gap is how far a value lies on the wrong side of its limit, in the unit of
the limit; nothing or less keeps it. An effect is the most that a measure can take off a gap,
whatever else is taken; a negative one adds to it, and is certain.

Effects do not add up: two measures that save the same heat save it once, and its price too. So the
programme is a relaxation with the most that each can do and the least that each can cost: it finds
the cheapest set that could keep the limits, the set is worked through, and one that fails is cut
off together with all sets that cannot be better. The search ends when no set that is left can cost
less than the best that held.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from polysight.errors import UsageError, refusal

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

#: Sets that are worked through before the search is given up.
TRIES = 200
#: What the solver may leave of a constraint, relative to the gap.
_SLACK = 1e-9


class Outcome(Enum):
    """How the search for a set of measures ended."""

    NOTHING_TO_CLOSE = "nothing-to-close"
    CLOSED = "closed"
    NOT_REACHABLE = "not-reachable"
    GIVEN_UP = "given-up"


@dataclass(frozen=True, slots=True)
class Programme:
    """Measures to choose from.

    Parameters
    ----------
    cost : ndarray of float
        Axis measure; the least money per unit product that a measure taken whole adds, whatever
        else is taken; below zero where it saves more than it costs.
    gap : ndarray of float
        Axis limit; today's distance from the limit, above zero where it is not kept.
    effect : ndarray of float
        Axes limit, measure; most that a measure taken whole takes off the gap.
    parts : ndarray of int
        Axis measure; number of equal parts in which a measure can be had, 1 where it is taken
        whole or not at all. The effect of parts is proportional and certain.
    excludes : tuple of (int, int)
        Places of two measures that share one place: their amounts together are at most one.
    requires : tuple of (int, int)
        Places of a measure and of another one without which it cannot be taken.
    """

    cost: Floats
    gap: Floats
    effect: Floats
    parts: Integers
    excludes: tuple[tuple[int, int], ...] = ()
    requires: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What a set of measures does when it is worked through as a whole.

    Parameters
    ----------
    gap : ndarray of float
        Axis limit.
    holds : bool
        Whether all limits are kept as surely as was asked for.
    cost : float
        Cost of the set [money per unit product].
    """

    gap: Floats
    holds: bool
    cost: float


#: Works a set through; takes the amounts, axis measure, shares of one.
Recompute = Callable[[Floats], Recomputed]


@dataclass(frozen=True, slots=True)
class Closing:
    """The set that was found.

    Parameters
    ----------
    outcome : Outcome
        How the search ended.
    amounts : ndarray of float
        Axis measure; share of each measure that is taken. Where no set holds: the set that comes
        nearest by the effects as they were corrected.
    cost : float
        Cost of these amounts, recomputed [money per unit product].
    gap : ndarray of float
        Axis limit; what is left, recomputed.
    bound : float
        What a set that holds costs at least [money per unit product]; the cost of the set less the
        tolerance, or more, where the search was not given up.
    tries : int
        Number of sets that were worked through.
    """

    outcome: Outcome
    amounts: Floats
    cost: float
    gap: Floats
    bound: float
    tries: int


@dataclass
class _Cuts:
    """Rows that found sets taught: ``coefficients @ x >= least``; limit of each, -1 for none."""

    coefficients: list[Floats] = field(default_factory=list)
    least: list[float] = field(default_factory=list)
    limit: list[int] = field(default_factory=list)

    def add(self, coefficients: Floats, least: float, limit: int) -> None:
        self.coefficients.append(coefficients)
        self.least.append(least)
        self.limit.append(limit)


def closing(
    programme: Programme, recompute: Recompute, *, tries: int = TRIES, tolerance: float = 0.0
) -> Closing:
    """Cheapest set of measures with which every limit is kept.

    Parameters
    ----------
    programme : Programme
        Measures and gaps.
    recompute : callable
        Works a set through. Taking a measure more must not take more off a gap than its effect
        says nor cost less than its cost says (diminishing returns), else a set may be passed over.
    tries : int, default 200
        Sets that are worked through at most.
    tolerance : float, default 0
        Sets that are cheaper by less than this are not looked for [money per unit product].

    Returns
    -------
    Closing
        ``CLOSED`` with the cheapest set, or why there is none. A search that ran out of tries
        after a set that held gives that set, with a bound that lies below its cost.

    Raises
    ------
    UsageError
        If the arrays do not fit each other.

    References
    ----------
    Nemhauser and Wolsey (1981), Maximizing submodular set functions: formulations and analysis of
    algorithms: the cut ``f(S) + sum over j outside S of rho_j x_j`` is never below ``f``.
    Balas and Jeroslow (1972), Canonical cuts on the unit hypercube: the cut of one set.
    """
    _checked(programme)
    nothing = np.zeros(programme.cost.size)
    today = recompute(nothing)
    if today.holds:
        return Closing(Outcome.NOTHING_TO_CLOSE, nothing, 0.0, today.gap, 0.0, 1)
    if not programme.cost.size:
        return Closing(Outcome.NOT_REACHABLE, nothing, 0.0, today.gap, np.inf, 1)
    cuts, seen = _Cuts(), {nothing.tobytes()}
    _teach(cuts, programme, nothing, today)
    best: Closing | None = None
    bound = -np.inf
    for tried in range(1, tries):
        amounts = _solved(programme, cuts, reachable=True)
        if amounts is None:
            return _ended(best) if best else _nearest(programme, cuts, recompute, tried)
        bound = float(programme.cost @ amounts)
        if best is not None and bound >= best.cost - tolerance:
            return _ended(best)
        found = recompute(amounts)
        if found.holds and (best is None or found.cost < best.cost):
            best = Closing(Outcome.CLOSED, amounts, found.cost, found.gap, bound, tried + 1)
        _teach(cuts, programme, amounts, found, again=amounts.tobytes() in seen)
        seen.add(amounts.tobytes())
    if best is not None:
        return replace(best, bound=min(bound, best.cost), tries=tries)
    return Closing(Outcome.GIVEN_UP, nothing, 0.0, today.gap, bound, tries)


def _ended(best: Closing) -> Closing:
    return replace(best, bound=best.cost)


def _checked(programme: Programme) -> None:
    count = programme.cost.size
    shape = (programme.gap.size, count)
    if programme.effect.shape != shape or programme.parts.shape != (count,):
        raise refusal(UsageError, "gap.shape", got=programme.effect.shape, expected=shape)
    if (programme.parts < 1).any():
        raise refusal(UsageError, "gap.parts", got=programme.parts.min())


def _teach(
    cuts: _Cuts, programme: Programme, amounts: Floats, found: Recomputed, *, again: bool = False
) -> None:
    """Cut off a set that fails, with all that cannot be better.

    A set that comes again passes within what the solver leaves of a constraint; it is cut off by
    itself, as is one that keeps every limit: it is known by now.
    """
    whole = programme.parts == 1
    taken = whole & (amounts > 0.5)
    for limit in np.flatnonzero(found.gap > 0.0):
        effect = programme.effect[limit]
        # What was not taken can still do what its effect says; what harms can be left again; what
        # comes in parts moves both ways. Leaving what helps never helps.
        coefficients = np.where(taken, np.minimum(effect, 0.0), effect)
        given = coefficients @ np.where(whole, taken, amounts)
        cuts.add(coefficients, float(found.gap[limit] + given), int(limit))
    if again or not (found.gap > 0.0).any():
        other = np.where(taken, -1.0, 1.0) * whole
        cuts.add(other, 1.0 - float(taken.sum()), -1)


def _solved(programme: Programme, cuts: _Cuts, *, reachable: bool) -> Floats | None:
    """Amounts of the cheapest set that the cuts allow, or of that which comes nearest.

    Variables are the numbers of parts, then for the nearest set what each limit still lacks.
    """
    count, limits = programme.cost.size, programme.gap.size
    if not reachable:
        scale = np.maximum(np.abs(programme.gap), 1.0)
        cost = np.concatenate([programme.cost * _SLACK, 1.0 / scale])
    else:
        cost = programme.cost
    free = 0 if reachable else limits
    rows, least = _rows(programme, cuts, free)
    bounds = Bounds(
        np.zeros(count + free), np.concatenate([programme.parts, np.full(free, np.inf)])
    )
    answer = milp(
        np.concatenate([cost[:count] / programme.parts, cost[count:]]),
        integrality=np.concatenate([np.ones(count), np.zeros(free)]),
        bounds=bounds,
        constraints=LinearConstraint(rows, least, np.inf),
    )
    if answer.x is None:
        return None
    return np.asarray(np.round(answer.x[:count]) / programme.parts)


def _rows(programme: Programme, cuts: _Cuts, free: int) -> tuple[Floats, Floats]:
    """Constraints ``rows @ variables >= least``, scaled to one where a gap is the least."""
    count = programme.cost.size
    rows: list[Floats] = []
    least: list[float] = []
    for coefficients, bound, limit in zip(cuts.coefficients, cuts.least, cuts.limit, strict=True):
        scale = max(abs(bound), float(np.abs(coefficients).max(initial=0.0)), 1e-300)
        slack = np.zeros(free)
        if free and limit >= 0:
            slack[limit] = 1.0
        rows.append(np.concatenate([coefficients / programme.parts, slack]) / scale)
        least.append(bound / scale - _SLACK)
    for one, other in programme.excludes:
        parts = programme.parts
        rows.append(_pair(count + free, one, -1.0 / parts[one], other, -1.0 / parts[other]))
        least.append(-1.0)
    for one, needed in programme.requires:
        rows.append(_pair(count + free, one, -1.0 / programme.parts[one], needed, 1.0))
        least.append(0.0)
    return np.array(rows).reshape(-1, count + free), np.array(least)


def _pair(size: int, one: int, first: float, other: int, second: float) -> Floats:
    row = np.zeros(size)
    row[one], row[other] = first, second
    return row


def _nearest(programme: Programme, cuts: _Cuts, recompute: Recompute, tried: int) -> Closing:
    amounts = _solved(programme, cuts, reachable=False)
    if amounts is None:
        amounts = np.zeros(programme.cost.size)
    found = recompute(amounts)
    return Closing(Outcome.NOT_REACHABLE, amounts, found.cost, found.gap, np.inf, tried + 1)
