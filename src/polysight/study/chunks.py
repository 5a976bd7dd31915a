"""Stretches of the draw axis that are simulated at a time, whoever simulates them."""

from __future__ import annotations

from dataclasses import dataclass

#: Draws of a stretch that is streamed to files.
STREAMED = 1024
#: Least and most draws of a stretch that is kept in memory, and about how many there shall be.
LEAST, STRETCHES = 128, 64


@dataclass(frozen=True, slots=True, order=True)
class Chunk:
    """A stretch of the draw axis.

    Parameters
    ----------
    first : int
        Place of the first draw on the whole axis.
    count : int
        Number of draws.
    """

    first: int
    count: int


def chunks(draws: int, size: int) -> tuple[Chunk, ...]:
    """The whole draw axis in stretches.

    Parameters
    ----------
    draws : int
        Length of the axis.
    size : int
        Draws of a stretch; the last may have fewer.

    Returns
    -------
    tuple of Chunk
        In order.

    Examples
    --------
    >>> chunks(5, 2)
    (Chunk(first=0, count=2), Chunk(first=2, count=2), Chunk(first=4, count=1))
    """
    return tuple(Chunk(first, min(size, draws - first)) for first in range(0, draws, size))


def kept_size(draws: int) -> int:
    """Draws of a stretch that is kept in memory.

    It follows from the number of draws alone and not from who works: small enough that workers
    end together, large enough that handing it over costs little.

    Parameters
    ----------
    draws : int
        Length of the axis.

    Returns
    -------
    int
        Power of two.

    Examples
    --------
    >>> kept_size(2_000), kept_size(20_000), kept_size(1_000_000)
    (128, 512, 1024)
    """
    even = 1 << max(0, -(-draws // STRETCHES) - 1).bit_length()
    return min(max(LEAST, even), STREAMED)
