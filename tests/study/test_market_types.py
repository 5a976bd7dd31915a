"""The n-type share of a part lies between those of its plants, and that of all is their mean."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.market.case import Market
from polysight.study.market_tables import market_tables
from polysight.study.market_types import n_type_shares
from tests.study.market_paths_example import ensemble, model


def test_shares_of_routes_are_means_of_their_plants() -> None:
    told, tables = model(), market_tables(model(), ensemble())
    grouping = tables.routes.grouping
    found = n_type_shares(told, tables, grouping)
    inside = np.asarray(told.plants.market) == Market.CHINA
    for group in range(len(grouping.keys)):
        own = told.plants.n_type_share[inside & (grouping.group_of == group)]
        assert np.all(found[:, group] >= own.min() - 1e-12)
        assert np.all(found[:, group] <= own.max() + 1e-12)
        made = tables.curve.output[0][inside & (grouping.group_of == group)]
        assert found[0, group] == pytest.approx(np.average(own, weights=made))
