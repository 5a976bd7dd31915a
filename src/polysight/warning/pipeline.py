"""The pipeline of capacity against use and against the demand that is expected.

Every amount is held against use or demand and never against what stands: a pipeline over standing
capacity would fall when more stands.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def built_share(start_rate: float, drop_rate: float, years: float) -> float:
    """Share of announced plants whose works begin within some years.

    Parameters
    ----------
    start_rate, drop_rate : float
        Shares of the announced plants that start and that are dropped in a year [1/a].
    years : float
        How far ahead is looked [a].

    Returns
    -------
    float
        With two competing constant rates s and d,
        ``s / (s + d) * (1 - exp(-(s + d) * years))`` [1].

    Examples
    --------
    >>> round(built_share(0.5, 0.5, 1000.0), 3)
    0.5
    """
    both = start_rate + drop_rate
    return float(start_rate / both * -np.expm1(-both * years))


def pipeline_to_use(pipeline: Floats, use: Floats) -> Floats:
    """Capacity on its way over the use of today.

    Parameters
    ----------
    pipeline : ndarray, [...]
        Capacity under construction, or announced [mass/a].
    use : ndarray, [...]
        Use [mass/a].

    Returns
    -------
    ndarray, [...]
        ``pipeline / use`` [1].
    """
    return pipeline / use


def pipeline_to_demand(
    standing: Floats, building: Floats, announced: Floats, share: float, demand: Floats
) -> Floats:
    """Capacity that is coming over the demand that is expected when it has come.

    Parameters
    ----------
    standing, building, announced : ndarray, [...]
        Capacity by state [mass/a].
    share : float
        Share of the announced that is built by then [1].
    demand : ndarray, [...]
        Demand expected for then [mass/a].

    Returns
    -------
    ndarray, [...]
        ``(standing + building + share * announced) / demand - 1`` [1]; zero where all of it would
        be used.
    """
    return (standing + building + share * announced) / demand - 1.0
