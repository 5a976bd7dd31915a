"""Values of all indicators month by month, each as it was known at the end of its month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Indicators in real time: a column holds what was known at the end of its month, no more.

    Parameters
    ----------
    indicators : tuple of str
        Keys, as in ``warning_indicators``.
    months : ndarray of int, [month]
        Months since January of year 0, rising; months may be missing.
    value : ndarray, [indicator, month]
        Each in its own unit; NaN where nothing was known.
    spread : ndarray, [indicator, month]
        Standard deviation of the value as it was known; NaN where it is not told.
    age : ndarray, [indicator, month]
        Months since the end of the newest stretch that the value rests on; infinite without any.
    direction : ndarray of int, [indicator]
        1 where a higher value speaks for a later or lasting glut, -1 where a lower one does.
    stale_after : ndarray, [indicator]
        Age from which on a value is stale [months].
    """

    indicators: tuple[str, ...]
    months: NDArray[np.int64]
    value: Floats
    spread: Floats
    age: Floats
    direction: NDArray[np.int64]
    stale_after: Floats

    @property
    def usable(self) -> NDArray[np.bool_]:
        """Where a value is known and not stale, [indicator, month]; all else is grey."""
        return np.isfinite(self.value) & (self.age <= self.stale_after[:, None])

    def until(self, month: int) -> Panel:
        """The panel as it stood at the end of a month.

        Parameters
        ----------
        month : int
            Months since January of year 0.

        Returns
        -------
        Panel
            Without the later months.
        """
        kept = self.months <= month
        return Panel(
            self.indicators,
            self.months[kept],
            self.value[:, kept],
            self.spread[:, kept],
            self.age[:, kept],
            self.direction,
            self.stale_after,
        )
