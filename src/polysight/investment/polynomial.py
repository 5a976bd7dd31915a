"""Positive real roots of a polynomial, each proved by a change of sign.

Between two neighbouring roots of its derivative a polynomial is monotone and so has at most one
root. The roots of the derivatives, from the first that has at most one (Descartes' rule), bracket
those of the polynomial. Values of x above one are reached through the reversed polynomial in 1/x,
so that no power overflows. No eigenvalues, no start value, no absolute tolerance.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: More halvings than separate the largest from the smallest double.
_STEPS = 2200
_ROUNDING = 2.0**-53


@njit(cache=True, nogil=True, error_model="numpy")
def sign_changes(terms: Floats) -> int:
    """Number of sign changes along the terms, zeros skipped.

    Parameters
    ----------
    terms : ndarray of float
        Axis term.

    Returns
    -------
    int
        By Descartes' rule the number of positive roots, or more by an even number.
    """
    changes, last = 0, 0.0
    for term in terms:
        if term != 0.0:
            if last * term < 0.0 or ((last < 0.0) != (term < 0.0) and last != 0.0):
                changes += 1
            last = term
    return changes


@njit(cache=True, nogil=True, error_model="numpy")
def positive_roots(coefficients: Floats) -> tuple[Floats, int, float]:
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
    residual : float
        The largest, over the roots, of the absolute value at the root over the sum of absolute
        terms there.
    """
    rising, falling = _anchored(coefficients, False), _anchored(coefficients, True)
    if rising.size == 0:
        return np.empty(0), 0, 0.0
    below, above = _knots(rising), _knots(falling)
    near, size = below.size, below.size + above.size - 1
    knots, signs = np.empty(size), np.empty(size)
    for place in range(size):
        # From zero up to one, then on to infinity through the reciprocals.
        inside = place < near
        knots[place] = below[place] if inside else above[size - 1 - place]
        signs[place] = _sign(rising if inside else falling, knots[place])
    values, count, worst = np.empty(size), 0, 0.0
    found = 0
    for place in range(1, size):
        crossing = signs[place] * signs[place - 1] < 0.0
        if not (crossing or (signs[place] == 0.0 and signs[place - 1] != 0.0)):
            continue
        at, far = knots[place], place >= near
        terms = falling if far else rising
        if crossing:
            start = 1.0 if place == near else knots[place - 1]
            at = _bracketed(terms, min(start, at), max(start, at))
        value, _, total = _evaluated(terms, at)
        values[found] = 1.0 / at if far else at
        worst = max(worst, abs(value) / total)
        count += 1 if crossing or _changes_over(signs, place) else 2
        found += 1
    return values[:found], count, worst


@njit(cache=True, nogil=True, error_model="numpy")
def _changes_over(signs: Floats, place: int) -> bool:
    """Whether the sign before a run of zeros that begins at a place differs from that behind."""
    for behind in range(place, signs.size):
        if signs[behind] != 0.0:
            return bool(signs[behind] != signs[place - 1])
    return True


@njit(cache=True, nogil=True, error_model="numpy")
def _anchored(coefficients: Floats, backwards: bool) -> Floats:
    """Terms between the zeros at the ends, largest near one; backwards from the last on."""
    first, end = 0, coefficients.size
    while first < end and coefficients[first] == 0.0:
        first += 1
    while end > first and coefficients[end - 1] == 0.0:
        end -= 1
    terms = np.empty(end - first)
    for place in range(end - first):
        terms[place] = coefficients[end - 1 - place] if backwards else coefficients[first + place]
    _level(terms)
    return terms


@njit(cache=True, nogil=True, error_model="numpy")
def _level(terms: Floats) -> None:
    """Divide by a power of two, so that no digit is lost."""
    largest = 0.0
    for term in terms:
        largest = max(largest, abs(term))
    _, exponent = math.frexp(largest)
    for place in range(terms.size):
        terms[place] = math.ldexp(terms[place], -exponent)


@njit(cache=True, nogil=True, error_model="numpy")
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
        _level(below[first:])
        depth += 1
        starts[depth] = first
    knots = np.array([0.0, 1.0])
    for level in range(depth, 0, -1):
        knots = _turns(chain[level, starts[level] :], knots)
    return knots


@njit(cache=True, nogil=True, error_model="numpy")
def _turns(terms: Floats, knots: Floats) -> Floats:
    """Roots in [0, 1] between its ends, at most one in each gap between knots."""
    turns, found = np.empty(knots.size + 1), 1
    turns[0] = 0.0
    left, _, _ = _evaluated(terms, knots[0])
    for place in range(1, knots.size):
        right, _, _ = _evaluated(terms, knots[place])
        if (left < 0.0 < right) or (right < 0.0 < left):
            turns[found] = _bracketed(terms, knots[place - 1], knots[place])
            found += 1
        elif right == 0.0 and knots[place] < 1.0:
            turns[found] = knots[place]
            found += 1
        left = right
    turns[found] = 1.0
    return turns[: found + 1]


@njit(cache=True, nogil=True, error_model="numpy")
def _sign(terms: Floats, at: float) -> float:
    """Sign at a point; zero where rounding hides it (Horner's error bound)."""
    value, _, size = _evaluated(terms, at)
    if abs(value) <= 4.0 * terms.size * _ROUNDING * size:
        return 0.0
    return 1.0 if value > 0.0 else -1.0


@njit(cache=True, nogil=True, error_model="numpy")
def _evaluated(terms: Floats, at: float) -> tuple[float, float, float]:
    """Value, slope and sum of absolute terms, by Horner's rule."""
    value, slope, size = 0.0, 0.0, 0.0
    for place in range(terms.size - 1, -1, -1):
        slope = slope * at + value
        value = value * at + terms[place]
        size = size * at + abs(terms[place])
    return value, slope, size


@njit(cache=True, nogil=True, error_model="numpy")
def _bracketed(terms: Floats, low: float, high: float) -> float:
    """Root between two points: Newton steps, halved whenever they leave or slow down."""
    rising = _evaluated(terms, high)[0] > 0.0
    at, width = 0.5 * (low + high), high - low
    for _ in range(_STEPS):
        value, slope, _size = _evaluated(terms, at)
        if value == 0.0:
            break
        if (value > 0.0) == rising:
            high = at
        else:
            low = at
        newton = at - value / slope
        moved = abs(newton - at)
        if low < newton < high and 2.0 * moved <= width:
            target, width = newton, moved
        else:
            target, width = 0.5 * (low + high), 0.5 * (high - low)
        step = abs(target - at)
        at = target
        if step <= _ROUNDING * abs(at):
            break
    return at
