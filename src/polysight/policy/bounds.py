"""Which numbers an answer can be at all: nobody uses less than nothing, or reuses more than all."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

#: Relative excess that conversion between units may leave.
ROUNDING = float(np.finfo(float).eps)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Numbers that an answer can be, in the unit of whoever holds them.

    Parameters
    ----------
    least, most : float or None
        Least and greatest number; None where there is none.
    above : bool
        Whether the least number itself is impossible.
    """

    least: float | None = None
    most: float | None = None
    above: bool = False

    def hold(self, number: float) -> bool:
        """Whether a number is possible.

        Parameters
        ----------
        number : float
            The number.

        Returns
        -------
        bool
            False outside; the rounding of a conversion at the greatest number is let pass.
        """
        if self.least is not None and (
            number < self.least or (self.above and number == self.least)
        ):
            return False
        return self.most is None or number <= self.most + ROUNDING * abs(self.most)

    def scaled(self, factor: float) -> Bounds:
        """The same numbers in another unit.

        Parameters
        ----------
        factor : float
            Other units in one of ours, above nought.

        Returns
        -------
        Bounds
            In the other unit.
        """
        least, most = (None if one is None else one * factor for one in (self.least, self.most))
        return Bounds(least, most, self.above)

    def told(self, unit: str) -> str:
        """The numbers for a reader.

        Parameters
        ----------
        unit : str
            Unit code.

        Returns
        -------
        str
            As an interval of which a round bracket leaves its end out.
        """
        least = -math.inf if self.least is None else self.least
        most = math.inf if self.most is None else self.most
        first = "(" if self.above or self.least is None else "["
        last = ")" if self.most is None else "]"
        return f"{first}{least:g}, {most:g}{last} {unit}".strip()


#: Any number at all.
OPEN = Bounds()
