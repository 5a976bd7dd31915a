"""Where in the unit cube to draw: at random, by Latin hypercube, or by scrambled Sobol points.

A design is drawn in replicates that know nothing of each other, so that the spread of an
estimate between replicates tells how far it can be trusted, whatever the design. Random and Latin
hypercube points of a factor depend on its name and the seed alone; Sobol points depend on its
place among the factors too.
"""

from __future__ import annotations

from enum import StrEnum
from hashlib import sha256

import numpy as np
from scipy.stats.qmc import Sobol

from polysight.errors import DataError, refusal
from polysight.uncertainty.stream import Floats, uniforms

#: Bits of a Sobol point; half the smallest step keeps every point inside the cube.
_BITS = 30
_LEAST = 2.0**-54


class Design(StrEnum):
    """How points are spread."""

    RANDOM = "random"
    LATIN_HYPERCUBE = "latin-hypercube"
    SOBOL = "sobol"


def points(
    design: Design, names: tuple[str, ...], *, seed: int, count: int, replicate: int = 0
) -> Floats:
    """Points of one replicate of a design.

    Parameters
    ----------
    design : Design
        How points are spread.
    names : tuple of str
        Factors, each once.
    seed : int
        Seed of the study, not negative.
    count : int
        Points of the replicate; a power of two for Sobol points, which are even only then.
    replicate : int, default 0
        Which replicate.

    Returns
    -------
    ndarray of float
        Axes factor, draw; strictly between 0 and 1.

    Raises
    ------
    DataError
        If a name stands twice, or the count does not suit the design.

    References
    ----------
    McKay, M. D., Beckman, R. J. and Conover, W. J. (1979), Technometrics 21, 239-245. Owen, A. B.
    (1998), Scrambling Sobol' and Niederreiter-Xing points, Journal of Complexity 14, 466-489.

    Examples
    --------
    >>> points(Design.LATIN_HYPERCUBE, ("price",), seed=1, count=4).shape
    (1, 4)
    """
    for name in names:
        if names.count(name) > 1:
            raise refusal(DataError, "uncertainty.twice", name=name)
    if count < 1 or (design is Design.SOBOL and count & (count - 1)):
        raise refusal(DataError, "uncertainty.count", got=count, design=design.value)
    if not names:
        return np.empty((0, count))
    if design is Design.SOBOL:
        return _sobol(names, seed, count, replicate)
    if design is Design.LATIN_HYPERCUBE:
        return np.array([_stratified(name, seed, count, replicate) for name in names])
    rows = [uniforms(seed, name, count, first=replicate * count) for name in names]
    return np.maximum(np.array(rows), _LEAST)


def balanced_count(wanted: int, replicates: int) -> int:
    """Points a replicate so that all replicates together have at least the wanted number.

    Parameters
    ----------
    wanted : int
        Draws asked for.
    replicates : int
        Replicates among which they are shared.

    Returns
    -------
    int
        The least power of two that is enough.

    Examples
    --------
    >>> balanced_count(10_000, 16)
    1024
    """
    each = -(-max(wanted, 1) // replicates)
    return 1 << (each - 1).bit_length()


def _sobol(names: tuple[str, ...], seed: int, count: int, replicate: int) -> Floats:
    chance = np.random.Generator(
        np.random.PCG64(np.random.SeedSequence(seed, spawn_key=_words("sobol", replicate)))
    )
    engine = Sobol(d=len(names), scramble=True, bits=_BITS, rng=chance)
    return np.ascontiguousarray(engine.random(count).T) + 2.0 ** -(_BITS + 1)


def _stratified(name: str, seed: int, count: int, replicate: int) -> Floats:
    key = np.random.SeedSequence(seed, spawn_key=_words(name, replicate))
    chance = np.random.Generator(np.random.PCG64(key))
    # Adding inside the stratum may round up to its end, which is inside the cube but for one.
    drawn = (chance.permutation(count) + chance.random(count)) / count
    return np.asarray(np.clip(drawn, _LEAST, 1.0 - 2.0**-53))


def _words(name: str, replicate: int) -> tuple[int, ...]:
    digest = sha256(f"{name}\n{replicate}".encode()).digest()
    return tuple(int.from_bytes(digest[at : at + 4], "little") for at in range(0, len(digest), 4))
