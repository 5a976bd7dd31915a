"""How plants run on the first day."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.market.case import Market, PlantState
from polysight.study.market_loads import known_output, start_loads
from polysight.study.market_standing import KnownSize
from polysight.study.market_units import MONTHS
from tests.study.market_day import DAYS, TODAY, on


def test_the_newest_output_is_known() -> None:
    made, ids = known_output(on(TODAY).evidence, TODAY)
    assert 60.0 < made < 160.0
    assert ids
    nothing, none = known_output(on(TODAY).evidence, dt.date(1950, 1, 1))
    assert np.isnan(nothing)
    assert none == ()


@pytest.mark.parametrize("day", DAYS)
def test_loads_are_of_standing_plants_and_dear_ones_stop_first(day: dt.date) -> None:
    found = on(day)
    every = [*found.units, *found.fringe]
    made, _ = known_output(found.evidence, day)
    loads = start_loads(every, found.costs, found.power, found.terms, made)
    for one, load in zip(every, loads.load, strict=True):
        assert 0.0 <= load <= 1.0
        assert load == 0.0 or (one.state is PlantState.STANDING and np.isnan(one.idle_months))


def test_more_output_takes_a_higher_price_and_more_plants() -> None:
    found = on(dt.date(2024, 12, 31))
    every = [*found.units, *found.fringe]
    low, high = (
        start_loads(every, found.costs, found.power, found.terms, made) for made in (80.0, 160.0)
    )
    assert high.price > low.price
    assert (high.load >= low.load - 1e-12).all()
    china = np.array([one.market is Market.CHINA for one in every])
    size = np.array([one.kt_per_year for one in every]) / MONTHS
    outputs = [(size * one.load)[china].sum() for one in (low, high)]
    assert outputs == pytest.approx([80.0, 160.0], rel=0.1)


def test_without_an_output_only_plants_outside_are_told() -> None:
    found = on(TODAY)
    loads = start_loads(found.units, found.costs, found.power, found.terms, float("nan"))
    assert np.isnan(loads.price)
    assert loads.load.any()


def test_known_output_outside_moves_the_load_part_of_the_way() -> None:
    found = on(TODAY)
    every = [*found.units, *found.fringe]
    abroad = np.array([one.market is Market.OUTSIDE for one in every])
    size = np.array([one.kt_per_year for one in every]) / MONTHS * 0.97

    def made(output: float, doubt: float) -> float:
        known = KnownSize((np.log(150.0), 0.3), (np.log(output), doubt))
        loads = start_loads(every, found.costs, found.power, found.terms, 92.0, known)
        return float(size[abroad] @ loads.load[abroad])

    usual = start_loads(every, found.costs, found.power, found.terms, 92.0).load
    whole = float(size[abroad] @ usual[abroad])
    assert 0.9 * whole < made(0.9 * whole, 0.2) < whole
    assert made(0.9 * whole, 0.05) < made(0.9 * whole, 0.5)
