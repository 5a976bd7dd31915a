r"""One number of many indicators, of which every point has an owner.

The composite of a month is one hundred times the weighted mean of the scores of the indicators that
are usable in it. A score is a rank in the indicator's own history, so that fifty is the median of
what was known by then: the base of the index, which is stated with it. Its distance from fifty is
the sum of the contributions of the indicators, and so is every change of it.

The change of an indicator's contribution from one month to the next,
:math:`w_1 (s_1 - 1/2) - w_0 (s_0 - 1/2)`, is split between value and weight by mean weights and
mean scores, which leaves no rest:

.. math:: \bar w\,(s_1 - s_0) + (\bar s - 1/2)\,(w_1 - w_0).

An indicator that comes or goes contributes by what it brings or takes along.

References
----------
OECD and JRC (2008), Handbook on constructing composite indicators: methodology and user guide.
Bennet, T. L. (1920), The theory of measurement of changes in cost of living, Journal of the Royal
Statistical Society 83, 455-462 (the split by means).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SCALE, MEDIAN = 100.0, 0.5


@dataclass(frozen=True, slots=True, eq=False)
class ChangeParts:
    """What moved the composite from one column to the next; all parts together are the change.

    Parameters
    ----------
    value : ndarray, [indicator, month]
        By a new score [points]; NaN in months without a change to be told.
    weight : ndarray, [indicator, month]
        By a new weight, which other indicators that come or go change too [points].
    entered, left : ndarray, [indicator, month]
        By an indicator that became usable, or was no longer so [points].
    """

    value: Floats
    weight: Floats
    entered: Floats
    left: Floats

    @property
    def total(self) -> Floats:
        """Change by indicator, [indicator, month]."""
        return self.value + self.weight + self.entered + self.left


@dataclass(frozen=True, slots=True, eq=False)
class Composite:
    """An index of indicators.

    Parameters
    ----------
    level : ndarray, [month]
        From 0 to 100; 50 is the median of what was known by then. NaN where too few are usable.
    weight : ndarray, [indicator, month]
        Sum one over the usable indicators of a month; zero for the others.
    part : ndarray, [indicator, month]
        Contribution to the distance from 50 [points].
    change : ChangeParts
        What moved it since the month before.
    """

    level: Floats
    weight: Floats
    part: Floats
    change: ChangeParts


def composite(score: Floats, weight: Floats) -> Composite:
    """Index of scores.

    Parameters
    ----------
    score : ndarray, [indicator, month]
        From zero to one in the direction of glut; NaN where grey.
    weight : ndarray, [indicator, month]
        Weights that sum to one over the scores that are known in a month, and are zero for the
        others; a month without any weight has no composite.

    Returns
    -------
    Composite
        Level, contributions and changes.

    Examples
    --------
    >>> found = composite(np.array([[0.5, 1.0], [0.5, np.nan]]), np.array([[0.5, 1.0], [0.5, 0.0]]))
    >>> found.level.tolist()
    [50.0, 100.0]
    >>> found.change.total.sum(axis=0).tolist()
    [nan, 50.0]
    """
    known = np.isfinite(score)
    centred = np.where(known, score - MEDIAN, 0.0)
    told = weight.sum(axis=0) > 0.0
    part = np.ascontiguousarray(np.where(told, SCALE * weight * centred, np.nan))
    level = SCALE * MEDIAN + part.sum(axis=0)
    return Composite(level, weight, part, _change(centred, weight, told))


def _change(centred: Floats, weight: Floats, told: NDArray[np.bool_]) -> ChangeParts:
    before, now = weight[:, :-1], weight[:, 1:]
    was, held = before > 0.0, now > 0.0
    both = was & held
    value = both * (before + now) / 2.0 * (centred[:, 1:] - centred[:, :-1])
    shift = both * (centred[:, 1:] + centred[:, :-1]) / 2.0 * (now - before)
    entered = (held & ~was) * now * centred[:, 1:]
    left = (was & ~held) * before * -centred[:, :-1]
    pair = told[1:] & told[:-1]

    def padded(part: Floats) -> Floats:
        points = np.where(pair, SCALE * part, np.nan)
        return np.concatenate([np.full((len(centred), 1), np.nan), points], axis=1)

    return ChangeParts(padded(value), padded(shift), padded(entered), padded(left))
