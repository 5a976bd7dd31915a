r"""Whether a told probability is what then happens as often.

The Brier score, the mean of :math:`(p - y)^2`, over bins of about the same probability is

.. math:: \underbrace{\tfrac1N\sum_k n_k(\bar p_k - \bar y_k)^2}_{\text{reliability}}
    - \underbrace{\tfrac1N\sum_k n_k(\bar y_k - \bar y)^2}_{\text{resolution}}
    + \underbrace{\bar y(1-\bar y)}_{\text{uncertainty}}

up to the scatter inside the bins, which vanishes when each holds one probability.

References
----------
Brier, G. W. (1950), Verification of forecasts expressed in terms of probability, Monthly Weather
Review 78, 1-3. Murphy, A. H. (1973), A new vector partition of the probability score, Journal of
Applied Meteorology 12, 595-600.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class ReliabilityCurve:
    """Told and seen frequencies.

    Parameters
    ----------
    edge : ndarray, [bin + 1]
        Ends of the bins.
    count, told, seen : ndarray, [bin]
        Months, mean probability and part with the event; NaN for the means of an empty bin.
    brier, reliability, resolution, uncertainty : float
        Score and its parts; NaN without months.
    """

    edge: Floats
    count: Floats
    told: Floats
    seen: Floats
    brier: float
    reliability: float
    resolution: float
    uncertainty: float


def brier(probability: Floats, event: Floats) -> float:
    """Mean squared error of a probability.

    Parameters
    ----------
    probability : ndarray, [month]
        NaN where none is told.
    event : ndarray, [month]
        One, zero or NaN.

    Returns
    -------
    float
        Zero for certainty that was right, a quarter for even odds; NaN without months.
    """
    miss = (probability - event)[np.isfinite(probability) & np.isfinite(event)]
    return float(np.mean(miss**2)) if miss.size else float("nan")


def reliability_curve(probability: Floats, event: Floats, bins: int) -> ReliabilityCurve:
    """Reliability curve over bins of equal width.

    Parameters
    ----------
    probability : ndarray, [month]
        NaN where none is told.
    event : ndarray, [month]
        One, zero or NaN.
    bins : int
        How many.

    Returns
    -------
    ReliabilityCurve
        Frequencies and the parts of the Brier score.

    Examples
    --------
    >>> curve = reliability_curve(np.array([0.2, 0.2, 0.9]), np.array([0.0, 1.0, 1.0]), 2)
    >>> curve.count.tolist(), curve.seen.tolist()
    ([2.0, 1.0], [0.5, 1.0])
    """
    kept = np.isfinite(probability) & np.isfinite(event)
    told, came = probability[kept], event[kept]
    place = np.minimum((told * bins).astype(np.int64), bins - 1)
    count = np.bincount(place, minlength=bins).astype(np.float64)
    safe = np.where(count > 0.0, count, 1.0)
    mean_told = np.bincount(place, told, bins) / safe
    mean_seen = np.bincount(place, came, bins) / safe
    empty = count == 0.0
    edge = np.linspace(0.0, 1.0, bins + 1)
    if not len(told):
        nothing, none = np.full(bins, np.nan), float("nan")
        return ReliabilityCurve(edge, count, nothing, nothing, none, none, none, none)
    base, share = float(came.mean()), count / len(told)
    return ReliabilityCurve(
        edge, count, np.where(empty, np.nan, mean_told), np.where(empty, np.nan, mean_seen),
        brier(told, came), float(share @ (mean_told - mean_seen) ** 2),
        float(share @ (mean_seen - base) ** 2), base * (1.0 - base),
    )  # fmt: skip
