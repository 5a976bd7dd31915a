"""Positive real roots of a polynomial, each proved by a change of sign.

Sign changes of Bernstein coefficients tell the roots apart where rounding leaves no doubt. Where it
does, the turning points do: between two neighbouring roots of its derivative a polynomial is
monotone and so has at most one root, and the roots of the derivatives, from the first that has at
most one (Descartes' rule), bracket those of the polynomial. Values of x above one are reached
through the reversed polynomial in 1/x, so that no power overflows. No eigenvalues, no start value,
no absolute tolerance.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from polysight.compiled import compiled, compiled_with_memory
from polysight.investment.bernstein import separated
from polysight.investment.polynomial_terms import (
    Floats,
    Signs,
    anchored,
    bracketed,
    evaluated,
    level,
    sign_at,
    sign_changes,
)

Flags = NDArray[np.bool_]


@compiled_with_memory
def positive_roots(coefficients: Floats) -> tuple[Floats, int]:
    """All distinct roots above zero of sum_k c_k x^k.

    Parameters
    ----------
    coefficients : ndarray of float
        Axis term; rising powers; finite, any zeros allowed.

    Returns
    -------
    values : ndarray of float
        Axis root; ascending; infinite where the root is outside the range of doubles.
    count : int
        Roots counted with parity: one where the sign changes, two where the polynomial touches
        zero and turns back.
    """
    rising, falling = anchored(coefficients, False), anchored(coefficients, True)
    low, high, far, turn = root_brackets(rising, falling)
    values, count = np.empty(turn.size), 0
    for place in range(turn.size):
        terms = falling if far[place] else rising
        values[place] = root_in(terms, low[place], high[place], far[place])
        count += 1 if turn[place] != 0 else 2
    return values, count


@compiled
def root_in(terms: Floats, low: float, high: float, far: bool) -> float:
    """The root of one bracket.

    Parameters
    ----------
    terms : ndarray of float
        Axis term; the rising terms, or the falling ones if the bracket is far.
    low, high : float
        Ends of the bracket, equal at a root that is one of its ends.
    far : bool
        Whether the bracket is one of 1/x.

    Returns
    -------
    float
        The x.
    """
    at = low if low == high else bracketed(terms, low, high)
    return 1.0 / at if far else at


@compiled_with_memory
def root_brackets(rising: Floats, falling: Floats) -> tuple[Floats, Floats, Flags, Signs]:
    """Where the positive roots of a polynomial are.

    Parameters
    ----------
    rising, falling : ndarray of float
        Axis term; the terms from the lowest power up, and from the highest down, anchored.

    Returns
    -------
    low, high : ndarray of float
        Axis root; ends of a bracket with exactly this root, by ascending x; equal at a root that
        rounding does not tell from its neighbourhood.
    far : ndarray of bool
        Axis root; whether x is above one and the bracket one of 1/x.
    turn : ndarray of int
        Axis root; 1 where the value rises through zero with x, -1 where it falls, 0 where it
        touches and turns back.
    """
    size = rising.size
    low, high, turn = np.empty(size + 1), np.empty(size + 1), np.empty(size + 1, dtype=np.int64)
    far = np.zeros(size + 1, dtype=np.bool_)
    if size < 2:
        return low[:0], high[:0], far[:0], turn[:0]
    near = separated(rising, low, high, turn)
    more = separated(falling, low[near:], high[near:], turn[near:]) if near >= 0 else -1
    if more < 0:
        return _between_turns(rising, falling)
    end = near + more
    far[near:end] = True
    # Those of 1/x ascend in 1/x.
    low[near:end] = low[near:end][::-1].copy()
    high[near:end] = high[near:end][::-1].copy()
    turn[near:end] = -turn[near:end][::-1]
    return low[:end], high[:end], far[:end], turn[:end]


@compiled_with_memory
def _between_turns(rising: Floats, falling: Floats) -> tuple[Floats, Floats, Flags, Signs]:
    """The same by turning points; a sign that rounding hides there is taken for zero."""
    below, above = _knots(rising), _knots(falling)
    near, size = below.size, below.size + above.size - 1
    knots, signs = np.empty(size), np.empty(size, dtype=np.int64)
    for place in range(size):
        # From zero up to one, then on to infinity through the reciprocals.
        inside = place < near
        knots[place] = below[place] if inside else above[size - 1 - place]
        signs[place] = sign_at(rising if inside else falling, knots[place])
    low, high, turn = np.empty(size), np.empty(size), np.empty(size, dtype=np.int64)
    far, found = np.zeros(size, dtype=np.bool_), 0
    for place in range(1, size):
        crossing = signs[place] * signs[place - 1] < 0
        if not (crossing or (signs[place] == 0 and signs[place - 1] != 0)):
            continue
        end = knots[place]
        start = end if not crossing else 1.0 if place == near else knots[place - 1]
        low[found], high[found], far[found] = min(start, end), max(start, end), place >= near
        behind = _next_sign(signs, place)
        turn[found] = behind if behind != signs[place - 1] else 0
        found += 1
    return low[:found], high[:found], far[:found], turn[:found]


@compiled
def _next_sign(signs: Signs, place: int) -> int:
    """The sign of a place or, where that is zero, the next one."""
    while signs[place] == 0 and place + 1 < signs.size:
        place += 1
    return int(signs[place])


@compiled_with_memory
def _knots(terms: Floats) -> Floats:
    """Ends of [0, 1] and the turning points between, ascending."""
    chain, starts = np.zeros((terms.size, terms.size)), np.zeros(terms.size, dtype=np.int64)
    chain[0] = terms
    depth = 0
    while sign_changes(chain[depth, starts[depth] :]) > 1:
        above, below, first = chain[depth], chain[depth + 1], starts[depth]
        # Every derivative is kept with its last term in the last place.
        for place in range(first + 1, terms.size):
            below[place] = above[place] * (place - first)
        # A factor x^k changes no root above zero but would hide the sign at zero.
        first += 1
        while below[first] == 0.0:
            first += 1
        level(below[first:])
        depth += 1
        starts[depth] = first
    knots = np.array([0.0, 1.0])
    for each in range(depth, 0, -1):
        knots = _turns(chain[each, starts[each] :], knots)
    return knots


@compiled_with_memory
def _turns(terms: Floats, knots: Floats) -> Floats:
    """Roots in [0, 1] between its ends, at most one in each gap between knots."""
    turns, found = np.empty(knots.size + 1), 1
    turns[0] = 0.0
    left, _, _ = evaluated(terms, knots[0])
    for place in range(1, knots.size):
        right, _, _ = evaluated(terms, knots[place])
        if (left < 0.0 < right) or (right < 0.0 < left):
            turns[found] = bracketed(terms, knots[place - 1], knots[place])
            found += 1
        elif right == 0.0 and knots[place] < 1.0:
            turns[found] = knots[place]
            found += 1
        left = right
    turns[found] = 1.0
    return turns[: found + 1]
