r"""Area under the ROC curve: how well a score puts months before an event above the others.

It is the chance that a month with the event has a higher score than one without, ties counted by
half: one for a perfect order, one half for none. It needs no threshold and no probability, and with
few episodes it is weak evidence, since the months of one episode are much alike.

References
----------
Hanley, J. A. and McNeil, B. J. (1982), The meaning and use of the area under a receiver operating
characteristic (ROC) curve, Radiology 143, 29-36. Drehmann, M. and Juselius, M. (2014), Evaluating
early warning indicators of banking crises, International Journal of Forecasting 30, 759-780.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def wins(score: Floats, event: Floats) -> Floats:
    """Which months with the event stand above which without.

    Parameters
    ----------
    score : ndarray, [..., month]
        NaN where it is not known.
    event : ndarray, [month]
        One with the event, zero without, NaN where that is not known or does not count.

    Returns
    -------
    ndarray, [..., month, month]
        One where the first is a month with the event and has the higher score of the two, a half
        for a tie, zero elsewhere.
    """
    with np.errstate(invalid="ignore"):
        above = (score[..., :, None] > score[..., None, :]) + 0.5 * (
            score[..., :, None] == score[..., None, :]
        )
    return np.where((event == 1.0)[:, None] & (event == 0.0), above, 0.0)


def sides(score: Floats, event: Floats) -> tuple[Floats, Floats]:
    """Months that count on either side.

    Parameters
    ----------
    score : ndarray, [..., month]
        NaN where it is not known.
    event : ndarray, [month]
        One, zero or NaN.

    Returns
    -------
    tuple of ndarray, [..., month]
        One for months with the event and a score, and for those without the event.
    """
    known = np.isfinite(score)
    return (known & (event == 1.0)).astype(np.float64), (known & (event == 0.0)).astype(np.float64)


def auroc(score: Floats, event: Floats) -> Floats:
    """Area under the ROC curve.

    Parameters
    ----------
    score : ndarray, [..., month]
        NaN where it is not known.
    event : ndarray, [month]
        One, zero or NaN.

    Returns
    -------
    ndarray, [...]
        From zero to one; NaN without months of both kinds.

    Examples
    --------
    >>> float(auroc(np.array([0.1, 0.4, 0.35, 0.8]), np.array([0.0, 0.0, 1.0, 1.0])))
    0.75
    """
    with_event, without = sides(score, event)
    pairs = with_event.sum(axis=-1) * without.sum(axis=-1)
    return _ratio(wins(score, event).sum(axis=(-1, -2)), pairs)


def auroc_of_counts(score: Floats, event: Floats, counts: Floats) -> Floats:
    """Area under the ROC curve of samples in which a month stands several times or not at all.

    Parameters
    ----------
    score : ndarray, [month]
        NaN where it is not known.
    event : ndarray, [month]
        One, zero or NaN.
    counts : ndarray, [sample, month]
        How often each month is in the sample.

    Returns
    -------
    ndarray, [sample]
        NaN without months of both kinds.
    """
    with_event, without = sides(score, event)
    total = ((counts @ wins(score, event)) * counts).sum(axis=-1)
    return _ratio(total, (counts @ with_event) * (counts @ without))


def auroc_until(score: Floats, event: Floats, known: Integers) -> Floats:
    """Area under the ROC curve of the months whose outcome was known, for each month.

    Parameters
    ----------
    score : ndarray, [..., month]
        NaN where it is not known.
    event : ndarray, [month]
        One, zero or NaN.
    known : ndarray of int, [month]
        How many of the first months had an outcome that was known in each month.

    Returns
    -------
    ndarray, [..., month]
        NaN without months of both kinds.
    """
    table = wins(score, event).cumsum(axis=-1).cumsum(axis=-2)
    diagonal = np.einsum("...ii->...i", table)
    with_event, without = sides(score, event)
    pairs = with_event.cumsum(axis=-1) * without.cumsum(axis=-1)
    return _ratio(taken_until(diagonal, known), taken_until(pairs, known))


def taken_until(cumulated: Floats, known: Integers) -> Floats:
    """Cumulated numbers of the first months, by month of knowledge.

    Parameters
    ----------
    cumulated : ndarray, [..., month]
        Sums over the months until each one.
    known : ndarray of int, [month]
        How many of the first months count.

    Returns
    -------
    ndarray, [..., month]
        Zero where none counts.
    """
    zero = np.zeros((*cumulated.shape[:-1], 1))
    return np.concatenate([zero, cumulated], axis=-1)[..., known]


def _ratio(upper: Floats, lower: Floats) -> Floats:
    return np.where(lower > 0.0, upper / np.where(lower > 0.0, lower, 1.0), np.nan)
