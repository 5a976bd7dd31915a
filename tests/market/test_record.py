"""Years of plants: means over output, else over the months in which they stood."""

from __future__ import annotations

import numpy as np

from polysight.market import record
from polysight.market.case import PlantState
from polysight.market.series import PlantYear, Series
from tests.market.drawn_market import drawn_market, entered

add_to_year = entered(record.add_to_year)
clear_year = entered(record.clear_year)
close_year = entered(record.close_year)
record_capacity = entered(record.record_capacity)


def test_a_year_weighs_by_output_or_by_months_that_a_plant_stood() -> None:
    market = drawn_market()
    plants, work = market.given.plants, market.work.plants
    count = len(plants.key)
    year, weight = np.full((count, len(PlantYear)), 9.0), np.full((3, count), 9.0)
    clear_year(year, weight)
    makes, idles, never = 0, 1, 2
    work.state[:] = PlantState.EMPTY
    work.state[[makes, idles]] = PlantState.STANDING
    for made, cost in ((2.0, 30.0), (6.0, 40.0)):
        work.output[:], work.cost[:], work.margin[:] = 0.0, cost, cost - 30.0
        work.output[makes] = made
        add_to_year(work, year, weight)
    work.state[idles] = PlantState.CLOSED
    close_year(plants, work, year, weight)
    assert year[makes].tolist() == [8.0, 12.0 * plants.capacity[makes], 37.5, 7.5]
    assert year[idles].tolist() == [0.0, 0.0, 35.0, 5.0]
    assert year[never, :2].tolist() == [0.0, 0.0]
    assert np.isnan(year[never, 2:]).all()


def test_capacities_are_counted_by_state_and_market() -> None:
    market = drawn_market()
    plants, work, row = market.given.plants, market.work.plants, market.row
    record_capacity(plants, work, row)
    china, size = plants.market == 0, 12.0 * plants.capacity
    stands = work.state == PlantState.STANDING
    assert np.isclose(row[Series.CAPACITY_CHINA], size[china & stands].sum())
    assert np.isclose(row[Series.CAPACITY_OUTSIDE], size[~china & stands].sum())
    idle = china & stands & (work.load == 0.0)
    assert np.isclose(row[Series.CAPACITY_IDLE_CHINA], size[idle].sum())
    assert row[Series.PLANTS_RUNNING_CHINA] == (china & stands & (work.load > 0.0)).sum()
    for state, series in (
        (PlantState.BUILDING, Series.CAPACITY_BUILDING_CHINA),
        (PlantState.ANNOUNCED, Series.CAPACITY_ANNOUNCED_CHINA),
    ):
        assert np.isclose(row[series], size[china & (work.state == state)].sum())
