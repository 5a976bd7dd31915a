"""Plants, sites and power of the market of any day."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from numpy.typing import NDArray

from polysight.errors import UsageError
from polysight.market.case import Market, PlantArrays, PlantState, Route
from polysight.study.market_plants import FIRST_DAY, MarketPlants, market_plants
from tests.study.market_day import DAYS, TODAY, plants_on, whole

WAITING = (PlantState.ANNOUNCED, PlantState.BUILDING)


def _standing(found: MarketPlants, market: Market) -> NDArray[np.bool_]:
    mine = (found.plants.state == PlantState.STANDING) & (found.plants.market == market)
    return np.asarray(mine)


@pytest.mark.parametrize("day", DAYS)
def test_every_day_has_a_possible_market(day: dt.date) -> None:
    found = plants_on(day)
    plants, sites = found.plants, found.sites
    count = len(plants.key)
    assert len(set(plants.key.tolist()) | set(sites.key.tolist())) == count + len(sites.key)
    assert (np.diff(plants.key) > 0).all()
    assert (np.diff(sites.key) > 0).all()
    assert len(found.plant_codes) == len(set(found.plant_codes)) == len(found.groups) == count
    for name in PlantArrays._fields:
        assert len(getattr(plants, name)) == count
    positive = "capacity electricity_kwh_per_kg metal_kg_per_kg minimum_load_factor".split()
    for name in positive:
        assert (getattr(plants, name) > 0.0).all(), name
    for name in ("load", "n_type_share", "rule_failing"):
        values = getattr(plants, name)
        assert ((values >= 0.0) & (values <= 1.0)).all(), name
    waits = np.isin(plants.state, WAITING)
    assert (plants.required_price[waits] > 0.0).all()
    assert (plants.building_months[plants.state == PlantState.BUILDING] > 0.0).all()
    assert (plants.load[plants.state != PlantState.STANDING] == 0.0).all()
    assert (sites.required_price > 0.0).all()
    assert np.isinf(plants.closing_month).all()
    assert (found.tariff > 0.0).all()
    assert found.rationing_probability.shape == found.rationing_depth.shape
    assert found.rationing_probability.shape[0] == len(found.regions)


@pytest.mark.parametrize("day", DAYS)
def test_nothing_known_later_is_used(day: dt.date) -> None:
    evidence = whole()
    late = {one.id for one in evidence.observations if one.first_known > day}
    for table in ("plant_events", "market_plant_terms"):
        late |= {
            row.cells["id"]
            for row in evidence.tables[table]
            if row.cells["first_known"] > day.isoformat()
        }
    assert not set(plants_on(day).inputs) & late


@pytest.mark.parametrize("day", DAYS)
def test_empty_places_belong_to_their_site(day: dt.date) -> None:
    found = plants_on(day)
    plants, sites = found.plants, found.sites
    empty = plants.state == PlantState.EMPTY
    assert ((plants.site >= 0) == empty).all()
    for at in range(len(sites.key)):
        mine = empty & (plants.site == at)
        assert sorted(plants.slot[mine].tolist()) == list(range(mine.sum()))
        assert (plants.market[mine] == sites.market[at]).all()
        assert (plants.route[mine] == sites.route[at]).all()
        assert plants.capacity[mine] == pytest.approx(sites.project_capacity[at])
    for market in Market:
        assert sites.weight[sites.market == market].sum() == pytest.approx(1.0)


def test_a_plant_has_the_same_key_on_every_day() -> None:
    first, last = plants_on(DAYS[0]), plants_on(TODAY)
    keys = dict(zip(last.plant_codes, last.plants.key.tolist(), strict=True))
    same = [
        (keys[code], key)
        for code, key in zip(first.plant_codes, first.plants.key.tolist(), strict=True)
        if code in keys
    ]
    assert len(same) > 10
    assert all(one == other for one, other in same)


def test_capacity_grows_as_published() -> None:
    # Published at the year ends: 1,200 kt/a (2022), 3,231 (2024); on the day itself the register
    # of 2022 knows but a part, the rest is being built.
    for day, low, high in (
        (dt.date(2022, 12, 31), 1000, 2200),
        (dt.date(2024, 12, 31), 2700, 3600),
    ):
        found = plants_on(day)
        known = _standing(found, Market.CHINA)
        known |= (found.plants.market == Market.CHINA) & (found.plants.building_months < 12.0)
        if day.year == 2024:
            known = _standing(found, Market.CHINA)
        assert low < 12.0 * found.plants.capacity[known].sum() < high


def test_china_makes_on_the_first_day_what_it_was_told_to_make() -> None:
    months = ("2025-07", "2025-08")
    found = market_plants(whole(), dt.date(2025, 6, 30), months, output_kt_per_month=100.0)
    china = found.plants.market == Market.CHINA
    made = (found.plants.capacity * found.plants.load)[china].sum()
    assert made == pytest.approx(100.0, rel=0.12)
    assert {Route.RODS, Route.GRANULES} == {Route(one) for one in found.plants.route[china]}


def test_what_was_learnt_later_counts_for_what_stood_and_not_for_what_was_planned() -> None:
    then, later = dt.date(2022, 12, 31), dt.date(2024, 12, 31)
    months = ("2023-01",)
    forecast = market_plants(whole(), then, months)
    window = market_plants(whole(), then, months, known=later)
    sums = [one.plants.capacity[_standing(one, Market.CHINA)].sum() for one in (forecast, window)]
    assert sums[1] > 1.3 * sums[0]
    assert len(window.plant_codes) <= len(forecast.plant_codes) + 12
    events = {row.cells["id"]: row.cells for row in whole().tables["plant_events"]}
    plans = [one.partition("/")[2] for one in window.plant_codes if "/" in one]
    assert plans
    assert all(events[one]["first_known"] <= then.isoformat() for one in plans)


def test_a_day_before_the_evidence_or_without_months_is_refused() -> None:
    with pytest.raises(UsageError, match="2012-12-31"):
        market_plants(whole(), FIRST_DAY - dt.timedelta(days=1), ("2013-01",))
    with pytest.raises(UsageError):
        market_plants(whole(), TODAY, ())
