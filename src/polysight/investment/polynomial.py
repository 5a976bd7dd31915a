"""Positive real roots of many polynomials at once, each proved by a change of sign.

Between two neighbouring roots of its derivative a polynomial is monotone and so has at most one
root. The roots of the derivatives, from the first that has at most one (Descartes' rule), bracket
those of the polynomial. Values of x above one are reached through the reversed polynomial in 1/x,
so that no power overflows. No eigenvalues, no start value, no absolute tolerance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

#: More halvings than separate the largest from the smallest double.
_STEPS = 2200


@dataclass(frozen=True, slots=True)
class Roots:
    """Positive roots of each row, ascending.

    Parameters
    ----------
    values : ndarray of float
        Axes row, root; NaN behind the last root of a row.
    count : ndarray of int
        Roots of each row counted with parity: one where the sign changes, two where the
        polynomial touches zero and turns back.
    residual : ndarray of float
        Axes row, root: absolute value at the root over the sum of absolute terms there.
    """

    values: Floats
    count: Integers
    residual: Floats


def sign_changes(coefficients: Floats) -> Integers:
    """Number of sign changes along the last axis, zeros skipped.

    Parameters
    ----------
    coefficients : ndarray of float
        Axes ..., term.

    Returns
    -------
    ndarray of int
        Axes ....
    """
    signs = _carried(np.sign(coefficients))
    return np.asarray(np.sum(signs[..., 1:] * signs[..., :-1] < 0, axis=-1, dtype=np.int64))


def positive_roots(coefficients: Floats) -> Roots:
    """All distinct roots above zero of sum_k c_k x^k.

    Parameters
    ----------
    coefficients : ndarray of float
        Axes row, term; rising powers; finite, first and last term of each row not zero after
        the zeros at both ends are dropped, any zeros allowed at the ends.

    Returns
    -------
    Roots
        The roots; none for a row of zeros.
    """
    rising = _anchored(coefficients, backwards=False)
    falling = _anchored(coefficients, backwards=True)
    below = _knots(rising)
    above = _knots(falling)
    signs = np.concatenate(
        [_signs(rising, below), _signs(falling, above)[:, -2::-1]],
        axis=1,
    )
    reciprocal = np.concatenate(
        [np.zeros(below.shape[1], dtype=bool), np.ones(above.shape[1] - 1, dtype=bool)]
    )
    knots = np.concatenate([below, above[:, -2::-1]], axis=1)
    return _collected(rising, falling, knots, signs, reciprocal)


def _collected(
    rising: Floats, falling: Floats, knots: Floats, signs: Floats, reciprocal: NDArray[np.bool_]
) -> Roots:
    before = _carried(signs)[:, :-1]
    after = _carried(signs[:, ::-1])[:, ::-1][:, 1:]
    crossing = signs[:, 1:] * signs[:, :-1] < 0
    touching = (signs[:, 1:] == 0) & (signs[:, :-1] != 0)
    found = crossing | touching
    weight = np.where(touching & (before * after > 0), 2, 1) * found
    row, gap = np.nonzero(found)
    side = reciprocal[gap + 1]
    terms = np.where(side[:, None], falling[row], rising[row])
    start = np.where(side & ~reciprocal[gap], 1.0, knots[row, gap])
    end = knots[row, gap + 1]
    at = end.copy()
    cut = crossing[row, gap]
    at[cut] = _bracketed(terms[cut], np.minimum(start, end)[cut], np.maximum(start, end)[cut])
    value, _, size = _evaluated(terms, at)
    order = np.cumsum(found, axis=1)[row, gap] - 1
    shape = (len(rising), int(np.max(np.sum(found, axis=1), initial=0)))
    values, residual = np.full(shape, np.nan), np.full(shape, np.nan)
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        values[row, order] = np.where(side, 1.0 / at, at)
        residual[row, order] = np.abs(value) / size
    return Roots(values, np.asarray(np.sum(weight, axis=1, dtype=np.int64)), residual)


def _anchored(coefficients: Floats, *, backwards: bool) -> Floats:
    """Terms from the first (or, backwards, the last) that is not zero, largest near one."""
    periods = coefficients.shape[1]
    present = coefficients != 0
    first = np.argmax(present, axis=1)[:, None]
    last = periods - 1 - np.argmax(present[:, ::-1], axis=1)[:, None]
    step = np.arange(periods)
    place = last - step if backwards else first + step
    inside = (place >= first) & (place <= last)
    taken = np.take_along_axis(coefficients, np.clip(place, 0, periods - 1), axis=1)
    return _levelled(np.where(inside, taken, 0.0))


def _levelled(terms: Floats) -> Floats:
    """Rows over a power of two, so that no digit is lost."""
    _, exponent = np.frexp(np.max(np.abs(terms), axis=1, initial=0.0))
    return np.asarray(np.ldexp(terms, -exponent[:, None]))


def _knots(terms: Floats) -> Floats:
    """Ends of [0, 1] and the turning points between; axes row, knot."""
    chain = [terms]
    while np.any(sign_changes(chain[-1]) > 1):
        powers = np.arange(1, chain[-1].shape[1])
        # Anchored again: a factor x^k changes no root above zero but would hide the sign at zero.
        chain.append(_anchored(chain[-1][:, 1:] * powers, backwards=False))
    knots = np.stack([np.zeros(len(terms)), np.ones(len(terms))], axis=1)
    for derivative in reversed(chain[1:]):
        knots = np.concatenate([knots[:, :1], _turns(derivative, knots), knots[:, -1:]], axis=1)
    return knots


def _turns(terms: Floats, knots: Floats) -> Floats:
    """Root in each gap between knots; where a gap has none, its right knot again."""
    gaps = knots.shape[1] - 1
    flat = np.repeat(terms, gaps, axis=0)
    low, high = knots[:, :-1].ravel(), knots[:, 1:].ravel()
    cut = _evaluated(flat, low)[0] * _evaluated(flat, high)[0] < 0
    turns = high.copy()
    turns[cut] = _bracketed(flat[cut], low[cut], high[cut])
    return np.asarray(turns.reshape(len(terms), gaps))


def _signs(terms: Floats, knots: Floats) -> Floats:
    """Signs at the knots; zero where rounding hides the sign (Horner's error bound)."""
    flat = np.repeat(terms, knots.shape[1], axis=0)
    value, _, size = _evaluated(flat, knots.ravel())
    hidden = np.abs(value) <= 2 * terms.shape[1] * np.finfo(float).eps * size
    return np.asarray(np.where(hidden, 0.0, np.sign(value)).reshape(knots.shape))


def _evaluated(terms: Floats, at: Floats) -> tuple[Floats, Floats, Floats]:
    """Value, slope and sum of absolute terms of each row at its point, by Horner's rule."""
    value, slope, size = np.zeros_like(at), np.zeros_like(at), np.zeros_like(at)
    for term in terms.T[::-1]:
        slope = slope * at + value
        value = value * at + term
        size = size * at + np.abs(term)
    return value, slope, size


def _bracketed(terms: Floats, low: Floats, high: Floats) -> Floats:
    """Root of each row in its bracket: Newton steps, halved whenever they leave or slow down."""
    low, high = low.copy(), high.copy()
    rising = _evaluated(terms, high)[0] > 0
    at, width = 0.5 * (low + high), high - low
    active = np.arange(len(at))
    for _ in range(_STEPS):
        if not active.size:
            break
        value, slope, _ = _evaluated(terms[active], at[active])
        right = (value > 0) == rising[active]
        high[active] = np.where(right, at[active], high[active])
        low[active] = np.where(right, low[active], at[active])
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            newton = at[active] - value / slope
        moved = np.abs(newton - at[active])
        middle = 0.5 * (low[active] + high[active])
        safe = (newton > low[active]) & (newton < high[active]) & (2 * moved <= width[active])
        target = np.where(safe, newton, middle)
        width[active] = np.where(safe, moved, 0.5 * (high[active] - low[active]))
        still = (value != 0) & (np.abs(target - at[active]) > 2**-53 * np.abs(at[active]))
        at[active] = np.where(value != 0, target, at[active])
        active = active[still]
    return at


def _carried(signs: Floats) -> Floats:
    """Signs with each zero replaced by the last sign before it."""
    place = np.where(signs != 0, np.arange(signs.shape[-1]), 0)
    return np.asarray(np.take_along_axis(signs, np.maximum.accumulate(place, axis=-1), axis=-1))
