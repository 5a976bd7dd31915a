"""Plants change once a month, and capacity adds up over their changes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings

from polysight.market.case import PlantState
from polysight.market.series import Series
from polysight.market.simulation import simulate
from tests.market.odd_case import OddMarket, odd_cases


@settings(max_examples=60)
@given(odd_cases())
def test_capacity_changes_by_what_starts_opens_and_ends(market: OddMarket) -> None:
    """Standing, being built and announced together change by new starts and by what ends."""
    case = market.case
    outside = case.plants._replace(market=np.zeros_like(case.plants.market))
    sites = case.sites._replace(market=np.zeros_like(case.sites.market))
    china = replace(case, plants=outside, sites=sites)
    of = simulate(china, market.parameters, market.seed, market.first_draw).of
    held = of(Series.CAPACITY_CHINA) + of(Series.CAPACITY_BUILDING_CHINA)
    announced = of(Series.CAPACITY_ANNOUNCED_CHINA)
    plants, size = case.plants, 12.0 * case.plants.capacity
    live = (plants.state == PlantState.STANDING) | (plants.state == PlantState.BUILDING)
    paper = size[plants.state == PlantState.ANNOUNCED].sum()
    ended = of(Series.CAPACITY_CLOSED) + of(Series.CAPACITY_CANCELLED)
    whole = np.diff(held + announced, axis=1, prepend=size[live].sum() + paper)
    fresh = whole + ended
    scale = 1e-9 * (1.0 + size.sum())
    assert (fresh >= -scale).all()
    assert (fresh <= of(Series.CAPACITY_STARTED) + scale).all()
    assert (of(Series.CAPACITY_RULE_CLOSED) <= of(Series.CAPACITY_CLOSED) + scale).all()
    assert (np.diff(announced, axis=1, prepend=paper) <= scale).all()
