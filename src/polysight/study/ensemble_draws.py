"""Simulated draws of a market, kept in memory or in files, and what is read from them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from polysight.market.paths import MarketPaths
from polysight.market.series import PlantYear, Series
from polysight.study.chunks import Chunk
from polysight.study.draw_files import MONTHS, PLANTS, columns_of, file_name
from polysight.study.quantiles import quantiles

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

#: Bytes of one series that are sorted at a time.
AT_A_TIME = 1 << 29
#: Files that are read at a time, where little of each is wanted.
FILES_AT_A_TIME = 64


class Draws(Protocol):
    """Where draws are."""

    def pieces(self, *, plants: bool) -> Iterator[MarketPaths]:
        """All draws, a stretch at a time and in order.

        Parameters
        ----------
        plants : bool
            Whether plants are read too.

        Yields
        ------
        MarketPaths
            A stretch of draws.
        """

    def of(self, series: Series, first: int, last: int) -> Floats:
        """One series of every draw.

        Parameters
        ----------
        series : Series
            Which.
        first, last : int
            Months from ``first`` up to before ``last``.

        Returns
        -------
        ndarray of float
            Axes draw, month.
        """


@dataclass(frozen=True, slots=True, eq=False)
class KeptDraws:
    """Draws in memory.

    Parameters
    ----------
    paths : MarketPaths
        All of them.
    """

    paths: MarketPaths

    def pieces(self, *, plants: bool) -> Iterator[MarketPaths]:
        """See `Draws.pieces`.

        Parameters
        ----------
        plants : bool
            They are there in any case.

        Yields
        ------
        MarketPaths
            All draws.
        """
        yield self.paths

    def of(self, series: Series, first: int, last: int) -> Floats:
        """See `Draws.of`.

        Parameters
        ----------
        series, first, last
            As there.

        Returns
        -------
        ndarray of float
            Axes draw, month.
        """
        return np.asarray(self.paths.values[:, first:last, series])


@dataclass(frozen=True, slots=True, eq=False)
class StoredDraws:
    """Draws in files, of which a stretch at a time is in memory.

    Parameters
    ----------
    folder : pathlib.Path
        Folder of the ensemble.
    chunks : tuple of Chunk
        Stretches, in order; a file may hold more draws than are asked for.
    months, years : ndarray of int
        Axes month and year.
    plants : int
        Length of the plant axis; none where plants are not kept.
    """

    folder: Path
    chunks: tuple[Chunk, ...]
    months: Integers
    years: Integers
    plants: int

    def pieces(self, *, plants: bool) -> Iterator[MarketPaths]:
        """See `Draws.pieces`.

        Parameters
        ----------
        plants : bool
            Whether plants are read too.

        Yields
        ------
        MarketPaths
            A stretch of draws.
        """
        for chunk in self.chunks:
            values = self._table(MONTHS, [chunk], [one.key for one in Series])
            shape = (-1, len(self.months), len(Series))
            rows = values.reshape(shape)[: chunk.count]
            years = np.empty((0, len(self.years), self.plants, len(PlantYear)))
            if plants and self.plants:
                table = self._table(PLANTS, [chunk], [one.name.lower() for one in PlantYear])
                years = table.reshape((-1, *years.shape[1:]))[: chunk.count]
            yield MarketPaths(chunk.first, self.months, rows, self.years, years)

    def of(self, series: Series, first: int, last: int) -> Floats:
        """See `Draws.of`.

        Parameters
        ----------
        series, first, last
            As there.

        Returns
        -------
        ndarray of float
            Axes draw, month.
        """
        count, months = sum(chunk.count for chunk in self.chunks), len(self.months)
        found = np.empty((count, last - first))
        # The last file alone may hold more draws than are asked for.
        *full, end = self.chunks
        starts = range(0, len(full), FILES_AT_A_TIME)
        groups = [full[start : start + FILES_AT_A_TIME] for start in starts]
        for group in (*groups, [end]):
            column = self._table(MONTHS, group, [series.key]).reshape(-1, months)[:, first:last]
            start = group[0].first
            found[start : start + len(column)] = column[: count - start]
        return found

    def _table(self, kind: str, chunks: Sequence[Chunk], names: list[str]) -> Floats:
        return columns_of([self.folder / file_name(kind, chunk) for chunk in chunks], names)


@dataclass(frozen=True, slots=True, eq=False)
class Ensemble:
    """Draws of a market, of which what is asked for is read and nothing else.

    Parameters
    ----------
    seed, count : int
        Seed and number of draws.
    months, years : ndarray of int
        Months since January of year 0, and calendar years.
    plant_codes, groups : tuple of str
        Keys and owner groups of the plant axis.
    draws : Draws
        Where they are.
    """

    seed: int
    count: int
    months: Integers
    years: Integers
    plant_codes: tuple[str, ...]
    groups: tuple[str, ...]
    draws: Draws

    def pieces(self, *, plants: bool = True) -> Iterator[MarketPaths]:
        """All draws, a stretch at a time and in order, in memory of one size.

        Parameters
        ----------
        plants : bool, default True
            Whether plants are read too.

        Yields
        ------
        MarketPaths
            A stretch of draws.
        """
        yield from self.draws.pieces(plants=plants)

    def measured(self, measure: Callable[[MarketPaths], Floats], *, plants: bool = False) -> Floats:
        """Something of every draw.

        Parameters
        ----------
        measure : callable
            From a stretch of draws to an array whose first axis is draw.
        plants : bool, default False
            Whether it looks at plants.

        Returns
        -------
        ndarray of float
            Axes draw, and those of the measure.
        """
        return np.concatenate([measure(piece) for piece in self.pieces(plants=plants)])

    def of(self, series: Series) -> Floats:
        """One series of every draw.

        Parameters
        ----------
        series : Series
            Which.

        Returns
        -------
        ndarray of float
            Axes draw, month.
        """
        return self.draws.of(series, 0, len(self.months))

    def quantiles(self, series: Series, probabilities: Floats) -> Floats:
        """Exact quantiles of a series, month by month, wherever the draws are.

        Parameters
        ----------
        series : Series
            Which.
        probabilities : ndarray of float
            From 0 to 1.

        Returns
        -------
        ndarray of float
            Axes probability, month; see `polysight.study.quantiles.quantiles`.
        """
        months = len(self.months)
        block = max(1, AT_A_TIME // (8 * self.count))
        parts = [
            quantiles(self.draws.of(series, first, min(first + block, months)), probabilities)
            for first in range(0, months, block)
        ]
        return np.concatenate(parts, axis=1)

    def sha256(self, *, plants: bool = True) -> str:
        """Hash of every number, whoever computed it, in whatever stretches, wherever it is kept.

        Parameters
        ----------
        plants : bool, default True
            Whether the years of plants are part of it.

        Returns
        -------
        str
            SHA-256 of two others: of the series, and of the years of plants.
        """
        found = hashlib.sha256(), hashlib.sha256()
        for piece in self.pieces(plants=plants):
            kept = (piece.values, piece.plant_years) if plants else (piece.values,)
            for digest, values in zip(found, kept, strict=False):
                # What is not a number has many bit patterns.
                digest.update(np.where(np.isnan(values), np.nan, values).tobytes())
        return hashlib.sha256(b"".join(digest.digest() for digest in found)).hexdigest()
