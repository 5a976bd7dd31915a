"""Terms of a polynomial: anchored, counted by sign, evaluated, and solved within a bracket."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from polysight.compiled import compiled, compiled_with_memory

Floats = NDArray[np.float64]
Signs = NDArray[np.int64]

#: More halvings than separate the largest from the smallest double.
_STEPS = 2200
_ROUNDING = 2.0**-53
#: Powers of two whose reciprocal is a double too.
_EXPONENTS = 1000


@compiled
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
            if last != 0.0 and (last < 0.0) != (term < 0.0):
                changes += 1
            last = term
    return changes


@compiled_with_memory
def anchored(coefficients: Floats, backwards: bool) -> Floats:
    """Terms between the zeros at both ends, the largest brought near one.

    Parameters
    ----------
    coefficients : ndarray of float
        Axis term; finite.
    backwards : bool
        Whether to begin with the last.

    Returns
    -------
    ndarray of float
        Axis term; over a power of two, so that no digit is lost.
    """
    first, end = 0, coefficients.size
    while first < end and coefficients[first] == 0.0:
        first += 1
    while end > first and coefficients[end - 1] == 0.0:
        end -= 1
    terms = np.empty(end - first)
    for place in range(end - first):
        terms[place] = coefficients[end - 1 - place] if backwards else coefficients[first + place]
    level(terms)
    return terms


@compiled
def level(terms: Floats) -> None:
    """Divide by the power of two that brings the largest term near one, in place.

    Parameters
    ----------
    terms : ndarray of float
        Axis term.
    """
    largest = 0.0
    for term in terms:
        largest = max(largest, abs(term))
    _, exponent = math.frexp(largest)
    if abs(exponent) < _EXPONENTS:
        unit = math.ldexp(1.0, -exponent)
        for place in range(terms.size):
            terms[place] *= unit
    else:
        for place in range(terms.size):
            terms[place] = math.ldexp(terms[place], -exponent)


@compiled
def evaluated(terms: Floats, at: float) -> tuple[float, float, float]:
    """Value, slope and sum of absolute terms of sum_k c_k x^k, by Horner's rule.

    Parameters
    ----------
    terms : ndarray of float
        Axis term.
    at : float
        The x, not below zero.

    Returns
    -------
    tuple of float
        Value, derivative by x, and the sum of the absolute terms.
    """
    value, slope, size = 0.0, 0.0, 0.0
    for place in range(terms.size - 1, -1, -1):
        slope = slope * at + value
        value = value * at + terms[place]
        size = size * at + abs(terms[place])
    return value, slope, size


@compiled
def sign_at(terms: Floats, at: float) -> int:
    """Sign of the polynomial at a point; zero where rounding hides it (Horner's error bound).

    Parameters
    ----------
    terms : ndarray of float
        Axis term.
    at : float
        The x, not below zero.

    Returns
    -------
    int
        -1, 0 or 1.
    """
    value, _, size = evaluated(terms, at)
    if abs(value) <= 4.0 * terms.size * _ROUNDING * size:
        return 0
    return 1 if value > 0.0 else -1


@compiled
def bracketed(terms: Floats, low: float, high: float) -> float:
    """Root between two points of unlike sign: Newton steps, halved if they leave or slow down.

    Parameters
    ----------
    terms : ndarray of float
        Axis term.
    low, high : float
        The points.

    Returns
    -------
    float
        The root to the last digit that the values tell apart.
    """
    rising = evaluated(terms, high)[0] > 0.0
    at, width = 0.5 * (low + high), high - low
    for _ in range(_STEPS):
        value, slope, _size = evaluated(terms, at)
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
