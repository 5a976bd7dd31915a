"""Roots of a polynomial in (0, 1) told apart by the signs of its Bernstein coefficients.

The number of sign changes of the coefficients is the number of roots inside the interval, or more
by an even number (Descartes' rule after a change of variable); an interval with several is halved
by de Casteljau's means of neighbours. Every step is a mean with positive weights, so that one bound
of rounding holds for all coefficients; a sign that the bound leaves open is never guessed.
"""

from __future__ import annotations

import numpy as np

from polysight.compiled import compiled, compiled_with_memory
from polysight.investment.polynomial_terms import Floats, Signs

#: Halvings after which roots so close are left to the bounds of the derivatives.
_HALVINGS = 24
_ROUNDING = 2.0**-53


@compiled_with_memory
def separated(terms: Floats, low: Floats, high: Floats, turn: Signs) -> int:
    """Intervals that hold exactly one root of sum_k c_k x^k each, together all in (0, 1).

    Parameters
    ----------
    terms : ndarray of float
        Axis term; the first not zero.
    low, high : ndarray of float
        Axis root; filled with the ends of the intervals, ascending.
    turn : ndarray of int
        Axis root; filled with 1 where the value rises through zero and -1 where it falls.

    Returns
    -------
    int
        Number of intervals; -1 if rounding hides a sign or two roots are too close.
    """
    size, found, depth = terms.size, 0, 0
    stack = np.empty((_HALVINGS + 2, size))
    ends, levels = np.empty((_HALVINGS + 2, 2)), np.zeros(_HALVINGS + 2, dtype=np.int64)
    total = _coefficients(terms, stack[0])
    if not np.isfinite(total):
        return -1
    ends[0, 0], ends[0, 1] = 0.0, 1.0
    while depth >= 0:
        hidden = (8.0 + 2.0 * levels[depth]) * (size + 2) * _ROUNDING * total
        changes = _changes(stack[depth], hidden)
        if changes < 0 or (changes > 1 and levels[depth] == _HALVINGS):
            return -1
        if changes > 1:
            _halve(stack[depth], stack[depth + 1])
            middle = 0.5 * (ends[depth, 0] + ends[depth, 1])
            ends[depth + 1, 0], ends[depth + 1, 1] = ends[depth, 0], middle
            ends[depth, 0] = middle
            levels[depth] += 1
            levels[depth + 1] = levels[depth]
            depth += 1
            continue
        if changes == 1:
            low[found], high[found] = ends[depth, 0], ends[depth, 1]
            turn[found] = 1 if stack[depth, size - 1] > 0.0 else -1
            found += 1
        depth -= 1
    return found


@compiled
def _coefficients(terms: Floats, made: Floats) -> float:
    """Fill the Bernstein coefficients on [0, 1]; sum of the absolute terms."""
    degree, weight, total = terms.size - 1, 1.0, 0.0
    for power in range(terms.size):
        made[degree - power] = terms[power] * weight
        total += abs(terms[power])
        # The reciprocal of the next binomial coefficient.
        weight *= (power + 1.0) / max(degree - power, 1)
    # From the last to the first, so that each sum reads only what is not yet changed.
    for last in range(degree, 0, -1):
        for place in range(last):
            made[place] += made[place + 1]
    for place in range(terms.size // 2):
        made[place], made[degree - place] = made[degree - place], made[place]
    return total


@compiled
def _changes(coefficients: Floats, hidden: float) -> int:
    """Sign changes of the coefficients; -1 if one that may be zero leaves their number open."""
    first = coefficients[0]
    last, changes, unclear = first, 0, 0
    if abs(first) <= hidden or abs(coefficients[coefficients.size - 1]) <= hidden:
        return -1
    for value in coefficients[1:]:
        if abs(value) <= hidden:
            unclear += 1
            continue
        if (value < 0.0) != (last < 0.0):
            # One open sign between opposite ones makes one change whatever it is.
            if unclear > 1:
                return -1
            changes += 1
        elif unclear > 0:
            return -1
        last, unclear = value, 0
    return changes


@compiled
def _halve(right: Floats, left: Floats) -> None:
    """Coefficients of the left half into one array, those of the right half in place."""
    size = right.size
    left[0] = right[0]
    for step in range(1, size):
        for place in range(size - step):
            right[place] = 0.5 * (right[place] + right[place + 1])
        left[step] = right[0]
