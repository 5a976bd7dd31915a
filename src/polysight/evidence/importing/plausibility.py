"""Numbers that are far from everything known about the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from polysight.evidence.basis import Basis
from polysight.evidence.observation import Observation

#: A number this many times above or below the median of the known ones is remarked on.
FAR = 5.0
#: Known numbers from which a median says something.
ENOUGH = 5


class Expectation:
    """Medians of what is known, by everything that must agree.

    Parameters
    ----------
    rows : iterable of Observation
        What is known.
    """

    def __init__(self, rows: Iterable[Observation]) -> None:
        values: dict[Basis, list[float]] = {}
        for row in rows:
            if row.middle == row.middle:
                values.setdefault(_subject(row), []).append(row.middle)
        self._medians = {
            subject: median(known) for subject, known in values.items() if len(known) >= ENOUGH
        }

    def far(self, row: Observation) -> float | None:
        """Median that a number is far from.

        Parameters
        ----------
        row : Observation
            The new row.

        Returns
        -------
        float or None
            The median in the canonical unit; None when the number is near, or nothing is known.
        """
        usual = self._medians.get(_subject(row))
        value = row.middle
        if usual is None or usual <= 0 or value <= 0 or usual / FAR <= value <= usual * FAR:
            return None
        return usual


def _subject(row: Observation) -> Basis:
    """Comparability without the kind of deal, grade and averaging, which move a price little."""
    kept = ("quantity", "unit", "product", "geography")
    return Basis(tuple(pair for pair in row.comparability.pairs if pair[0] in kept))
