"""Random numbers of one quantity, whatever else is drawn, in whatever order, by whatever worker."""

from __future__ import annotations

from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_WORD = 4


def uniforms(seed: int, name: str, count: int, *, first: int = 0) -> Floats:
    """Uniform numbers of a named stream.

    The name's SHA-256 is the spawn key of the seed's sequence, so that a new quantity changes no
    other, and PCG64 is advanced to ``first``, so that pieces drawn apart join without a seam.

    Parameters
    ----------
    seed : int
        Seed of the study, not negative.
    name : str
        Name of the quantity, unique in the study.
    count : int
        Length of the draw axis.
    first : int, default 0
        Place of the first draw on the whole draw axis.

    Returns
    -------
    ndarray of float
        Axis draw; in [0, 1), no unit.

    References
    ----------
    NumPy, SeedSequence and PCG64: spawn_key, advance.
    """
    digest = sha256(name.encode("utf-8")).digest()
    words = tuple(
        int.from_bytes(digest[at : at + _WORD], "little") for at in range(0, len(digest), _WORD)
    )
    bits = np.random.PCG64(np.random.SeedSequence(seed, spawn_key=words))
    bits.advance(first)
    return np.random.Generator(bits).random(count)
