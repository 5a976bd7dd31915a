"""How much of what parts of the market make is good enough for n-type wafers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from polysight.market.competition import group_sums
from polysight.study.market_groups import Grouping
from polysight.study.market_model import MarketModel
from polysight.study.market_tables import MarketTables
from polysight.study.market_years import quotients

Floats = NDArray[np.float64]


def n_type_shares(model: MarketModel, tables: MarketTables, grouping: Grouping) -> Floats:
    """Share of n-type in the output of each part.

    Parameters
    ----------
    model : MarketModel
        Its plants have a share each, which stays as it is.
    tables : MarketTables
        What was simulated; the mean output of each plant counts.
    grouping : Grouping
        Parts of China.

    Returns
    -------
    ndarray of float
        Axes year, group [1]; NaN where nothing is made.
    """
    made, groups = tables.curve.output, len(grouping.keys)
    good = group_sums(made * model.plants.n_type_share, grouping.group_of, groups)
    return quotients(good, group_sums(made, grouping.group_of, groups))
