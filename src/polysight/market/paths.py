"""Simulated paths of the market, and what is kept of every plant."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.market.series import PlantYear, Series

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class MarketPaths:
    """What became of the market in every draw.

    Parameters
    ----------
    first_draw : int
        Place of the first draw on the draw axis of the whole ensemble.
    months : ndarray of int
        Axis month; months since January of year 0.
    values : ndarray of float
        Axes draw, month, `Series`.
    years : ndarray of int
        Axis year.
    plant_years : ndarray of float
        Axes draw, year, plant, `PlantYear`; empty on the draw axis where plants were not asked for.
    """

    first_draw: int
    months: NDArray[np.int64]
    values: Floats
    years: NDArray[np.int64]
    plant_years: Floats

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
        return np.asarray(self.values[:, :, series])

    def of_plants(self, kept: PlantYear) -> Floats:
        """One number of every plant and year.

        Parameters
        ----------
        kept : PlantYear
            Which.

        Returns
        -------
        ndarray of float
            Axes draw, year, plant.
        """
        return np.asarray(self.plant_years[..., kept])
