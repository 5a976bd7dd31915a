"""Random numbers that belong to a place: seed, draw, month, index and purpose."""

from __future__ import annotations

from enum import IntEnum
from math import log, sqrt
from typing import NamedTuple

import numpy as np

from polysight.compiled import compiled_part

Words = tuple[np.uint64, np.uint64, np.uint64, np.uint64]

#: Multipliers and key steps of Philox4x32, and the number of its rounds.
_FIRST, _SECOND, _WEYL_LOW, _WEYL_HIGH = 0xD2511F53, 0xCD9E8D57, 0x9E3779B9, 0xBB67AE85
_ROUNDS, _WORD = 10, 0xFFFFFFFF

#: Coefficients of PPND16, highest power first: centre, nearer tail, farther tail.
_CENTRE = (
    2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4,
    4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,
    1.3314166789178437745e2, 3.3871328727963666080e0,
)  # fmt: skip
_CENTRE_BELOW = (
    5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4,
    2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2,
    4.2313330701600911252e1, 1.0,
)  # fmt: skip
_NEAR = (
    7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
    1.27045825245236838258e0, 3.64784832476320460504e0, 5.76949722146069140550e0,
    4.63033784615654529590e0, 1.42343711074968357734e0,
)  # fmt: skip
_NEAR_BELOW = (
    1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
    1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e0,
    2.05319162663775882187e0, 1.0,
)  # fmt: skip
_FAR = (
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
    2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0,
    5.46378491116411436990e0, 6.65790464350110377720e0,
)  # fmt: skip
_FAR_BELOW = (
    2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
    7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
    5.99832206555887937690e-1, 1.0,
)  # fmt: skip


class Purpose(IntEnum):
    """What a random number is for; the last word of the counter."""

    MARKET = 1
    REGION = 2
    PLANT = 3
    PLANT_RULE = 4
    PLANT_MONTH = 5
    SITE_MONTH = 6
    START = 7


class Stream(NamedTuple):
    """Where the random numbers of one draw come from.

    Parameters
    ----------
    seed_low, seed_high : int
        Lower and upper 32 bits of the seed.
    draw : int
        Place of the draw on the draw axis of the whole ensemble.
    """

    seed_low: int
    seed_high: int
    draw: int


@compiled_part
def random_words(stream: Stream, month: int, index: int, purpose: int) -> Words:
    """Four words of 32 bits, which depend on nothing but seed and counter.

    Philox4x32-10 of Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011),
    doi:10.1145/2063384.2063405.

    Parameters
    ----------
    stream : Stream
        Seed and draw; the seed is the key, the draw the first word of the counter.
    month, index, purpose : int
        The other words of the counter, each below 2**32.

    Returns
    -------
    tuple of uint64
        Words.
    """
    word, half = np.uint64(_WORD), np.uint64(32)
    first, second = np.uint64(_FIRST), np.uint64(_SECOND)
    weyl_low, weyl_high = np.uint64(_WEYL_LOW), np.uint64(_WEYL_HIGH)
    low, high = np.uint64(stream.seed_low), np.uint64(stream.seed_high)
    a, b = np.uint64(stream.draw), np.uint64(month)
    c, d = np.uint64(index), np.uint64(purpose)
    for _ in range(_ROUNDS):
        left, right = first * a, second * c
        a, b = (right >> half) ^ b ^ low, right & word
        c, d = (left >> half) ^ d ^ high, left & word
        low, high = (low + weyl_low) & word, (high + weyl_high) & word
    return a, b, c, d


@compiled_part
def unit_number(word: np.uint64) -> float:
    """Number between zero and one, neither of which it is.

    Parameters
    ----------
    word : uint64
        Of 32 bits.

    Returns
    -------
    float
        Middle of the word's part of the interval.
    """
    return (float(word) + 0.5) * 2.0**-32


@compiled_part
def unit_numbers(
    stream: Stream, month: int, index: int, purpose: int
) -> tuple[float, float, float, float]:
    """Four numbers between zero and one.

    Parameters
    ----------
    stream, month, index, purpose
        As for `random_words`.

    Returns
    -------
    tuple of float
        Evenly spread.
    """
    a, b, c, d = random_words(stream, month, index, purpose)
    return unit_number(a), unit_number(b), unit_number(c), unit_number(d)


@compiled_part
def normal_score(share: float) -> float:
    """Standard normal number below which a share of all lies.

    PPND16 of Wichura, "Algorithm AS 241: the percentage points of the normal distribution",
    Applied Statistics 37 (1988) 477, doi:10.2307/2347330; about 16 digits.

    Parameters
    ----------
    share : float
        Between zero and one.

    Returns
    -------
    float
        Normal score.
    """
    offset = share - 0.5
    if abs(offset) <= 0.425:
        inside = 0.180625 - offset * offset
        return offset * _power_sum(_CENTRE, inside) / _power_sum(_CENTRE_BELOW, inside)
    radius = sqrt(-log(min(share, 1.0 - share)))
    if radius <= 5.0:
        score = _power_sum(_NEAR, radius - 1.6) / _power_sum(_NEAR_BELOW, radius - 1.6)
    else:
        score = _power_sum(_FAR, radius - 5.0) / _power_sum(_FAR_BELOW, radius - 5.0)
    return -score if offset < 0.0 else score


@compiled_part
def _power_sum(coefficients: tuple[float, ...], value: float) -> float:
    total = 0.0
    for one in coefficients:
        total = total * value + one
    return total
