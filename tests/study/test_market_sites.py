"""Where new plants may be started, and the price at which they earn their hurdle."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.investment.outcomes import Outcome
from polysight.market.case import Market
from polysight.study.market_fleet import BED_ROUTE
from polysight.study.market_sites import FEWEST_SLOTS, MOST_SLOTS, required_price, sites, unit_capex
from polysight.study.project_candidates import SitingPlan, siting_candidates
from polysight.study.project_files import project_file
from tests.study.market_day import DAYS, TODAY, on, plants_on, whole

TERMS = {"rate": 0.12, "life": 15.0, "load": 0.9, "tax": 0.25, "turnover": 0.15}


@pytest.mark.parametrize("day", DAYS)
def test_sites_of_a_day(day: dt.date) -> None:
    told = on(day)
    found = sites(told.view, day, told.units, told.terms)
    for market in Market:
        assert sum(one.weight for one in found if one.market is market) == pytest.approx(1.0)
    assert all(FEWEST_SLOTS <= one.slots <= MOST_SLOTS for one in found)
    assert len({one.code for one in found}) == len(found)
    assert all(one.kt_per_year >= 1.0 for one in found)
    assert {one.route for one in found if one.market is Market.CHINA} == {"siemens", BED_ROUTE}


def test_projects_grew_and_became_cheaper() -> None:
    early, late = on(dt.date(2014, 6, 30)), on(dt.date(2024, 12, 31))
    sizes = [sites(one.view, one.day, one.units, one.terms)[0].kt_per_year for one in (early, late)]
    assert sizes[0] < 20.0 < 60.0 < sizes[1]
    capex = [unit_capex(one.view, one.day, one.terms)[0] for one in (early, late)]
    assert capex[1] < 0.4 * capex[0]


@given(
    capex=st.floats(1.0, 500.0), cash=st.floats(5.0, 200.0), rate=st.floats(0.01, 0.3),
    life=st.integers(3, 30), tax=st.floats(0.0, 0.4), turnover=st.floats(0.0, 0.3),
)  # fmt: skip
def test_the_required_price_is_worth_nothing_flow_by_flow(
    capex: float, cash: float, rate: float, life: int, tax: float, turnover: float
) -> None:
    load = 0.9
    price = required_price(capex, cash, rate=rate, life=life, load=load, tax=tax, turnover=turnover)
    flows = [-capex * (1.0 + rate)]
    held = turnover * price * load
    flows += [(price - cash) * load * (1.0 - tax) + tax * capex / life] * life
    # Working capital is paid at the start of output and comes back with the last flow.
    flows[0] -= held
    flows[-1] += held
    worth = sum(flow / (1.0 + rate) ** year for year, flow in enumerate(flows))
    assert worth == pytest.approx(0.0, abs=1e-8 * (capex + price))
    assert price > cash


def test_dearer_plants_and_higher_hurdles_ask_for_more() -> None:
    base = required_price(100.0, 30.0, **TERMS)
    assert required_price(120.0, 30.0, **TERMS) > base
    assert required_price(100.0, 35.0, **TERMS) > base + 5.0
    assert required_price(100.0, 30.0, **(TERMS | {"rate": 0.15})) > base


@pytest.mark.slow
def test_the_price_is_near_that_of_the_investment_room() -> None:
    # The shipped project moved from place to place, each with its own taxes, loans and prices.
    found = plants_on(TODAY)
    plan = SitingPlan(("CN-XJ", "CN-NM"), ("siemens",), 100.0, (1,))
    room = {
        one.place.region: one.outcomes[Outcome.MINIMUM_PRICE]
        for one in siting_candidates(project_file("siemens-inner-mongolia", whole()), whole(), plan)
    }
    for region in ("CN-XJ", "CN-NM"):
        at = found.sites_named.index(f"{region}:siemens")
        assert found.sites.required_price[at, 0] == pytest.approx(room[region], rel=0.12)


def test_later_starts_ask_for_less() -> None:
    prices = plants_on(TODAY).sites.required_price
    assert (np.diff(prices, axis=1) <= 0.0).all()
