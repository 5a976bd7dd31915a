"""What an indicator is: early or late by its nature, and which others say much the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.warning.panel import Panel


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """Natures of the indicators of a panel, in its order.

    Parameters
    ----------
    leading : ndarray of bool, [indicator]
        Whether it moves before a glut; the others move with it.
    group : tuple of str
        What it is about; indicators of one group say much the same and share a limited weight.
    """

    leading: NDArray[np.bool_]
    group: tuple[str, ...]

    def heat(self, panel: Panel) -> NDArray[np.int64]:
        """Sign that turns a value into warmth of the business climate.

        A glut is cold: an indicator that moves with it is warm where it speaks against one. A
        leading one is warm while what later becomes a glut is being built.

        Parameters
        ----------
        panel : Panel
            Holds the directions.

        Returns
        -------
        ndarray of int, [indicator]
            1 where a higher value is warmer, -1 where it is colder.
        """
        return np.where(self.leading, panel.direction, -panel.direction)
