"""Balance of the provinces: masses add up, freights keep their rows, prices differ by freight."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.study.market_provinces import ProvincialBalance, provincial_balance
from polysight.study.market_tables import market_tables
from polysight.study.market_years import YearMeasure
from polysight.study.wafer_regions import wafer_regions
from tests.study.market_paths_example import ensemble, model

DAY = dt.date(2026, 6, 30)


@cache
def balance() -> ProvincialBalance:
    told = model()
    kept = list(wafer_regions(evidence(), DAY))
    regions = tuple(kept[at % len(kept)] for at in range(len(told.regions)))
    named = replace(told, regions=regions)
    found = provincial_balance(evidence(), DAY, named, market_tables(named, ensemble()))
    assert found is not None
    return found


def test_masses_add_up() -> None:
    found = balance()
    tables = market_tables(model(), ensemble())
    beyond = found.sent.sum(axis=1) - found.use.sum(axis=1)
    trade = tables.years.of(YearMeasure.EXPORTS) - tables.years.of(YearMeasure.IMPORTS)
    used = tables.years.of(YearMeasure.USE_CHINA).mean(axis=0)
    assert found.use.sum(axis=1) + beyond == pytest.approx(used + trade.mean(axis=0))
    assert found.flow.sum(axis=2) == pytest.approx(found.sent)
    assert np.all(found.flow >= -1e-9)


def test_freight_keeps_the_mean_of_each_province() -> None:
    found = balance()
    shares = found.use[0] / found.use[0].sum()
    assert np.all(found.freight >= 0.0)
    assert found.delivered_cost()[0] - found.cost[0][:, None] == pytest.approx(found.freight)
    assert (found.freight @ shares).min() > 0.0


def test_prices_differ_by_freight_where_something_flows() -> None:
    found = balance()
    for year in range(len(found.flow)):
        gap = found.delivered_price[year][None, :] - found.works_price[year][:, None]
        assert np.all(gap <= found.freight + 1e-9)
        flows = found.flow[year] > 1e-6
        assert gap[flows] == pytest.approx(found.freight[flows])


def test_nothing_is_told_of_a_day_that_knew_no_wafer_regions() -> None:
    early = dt.date(2015, 6, 30)
    assert (
        provincial_balance(evidence(), early, model(), market_tables(model(), ensemble())) is None
    )
