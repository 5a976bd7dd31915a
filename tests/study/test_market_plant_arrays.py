"""Units and sites as arrays."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.market.case import PlantState, Route
from polysight.study.market_plant_arrays import empty_places, key_of, rationing
from polysight.study.market_sites import sites
from tests.study.market_day import TODAY, on, plants_on


def _at(code: str, day: dt.date = TODAY) -> int:
    return plants_on(day).plant_codes.index(code)


def test_a_key_is_that_of_a_name() -> None:
    assert key_of("daqo-baotou") == key_of("daqo-baotou") != key_of("daqo-shihezi")
    assert 0 <= key_of("") < 2**32


def test_rationing_is_of_its_months_and_provinces() -> None:
    months = ("2026-07", "2026-12")
    chance, depth = rationing(("CN-SC", "DE"), months, on(TODAY).terms)
    assert chance[0, 0] > 0.0 == chance[0, 1]
    assert depth[0, 0] > 0.0
    assert not chance[1].any()
    before, _ = rationing(("CN-SC",), months, on(dt.date(2020, 3, 31)).terms)
    assert before[0, 0] < chance[0, 0]


def test_empty_places_are_of_owners_of_their_own() -> None:
    told = on(TODAY)
    site = sites(told.view, TODAY, told.units, told.terms)[0]
    places = empty_places(site, TODAY)
    assert len(places) == site.slots == len({one.group for one in places})
    assert all(one.state is PlantState.EMPTY for one in places)


def test_columns_of_some_plants() -> None:
    plants = plants_on(TODAY).plants
    bed, rods, idle = (_at(one) for one in ("gcl-baotou", "xinte-baotou", "runergy-ningxia"))
    assert plants.route[bed] == Route.GRANULES
    assert plants.route[rods] == Route.RODS
    assert plants.minimum_load_factor[bed] < plants.minimum_load_factor[rods]
    assert plants.load[idle] == 0.0
    assert plants.idle_months[idle] > 12.0
    assert plants.age_months[rods] > 24.0
    assert plants.freight[_at("daqo-shihezi")] > plants.freight[rods] > 0.0
    assert plants.freight[_at("WAC-BUR")] == 0.0


def test_a_new_plant_is_young_and_a_started_project_asks_for_less() -> None:
    young = dt.date(2024, 12, 31)
    plants = plants_on(young).plants
    assert plants.age_months[_at("tongwei-baoshan", young)] < 9.0
    waiting = plants.state == PlantState.BUILDING
    announced = plants.state == PlantState.ANNOUNCED
    china = plants.market == 0
    assert (
        plants.required_price[waiting & china].mean()
        < plants.required_price[announced & china].mean()
    )


@pytest.mark.parametrize(("day", "share"), [(dt.date(2018, 6, 30), 0.9), (TODAY, 0.9)])
def test_the_best_grade_is_that_of_the_time(day: dt.date, share: float) -> None:
    plants = plants_on(day).plants
    standing = plants.state == PlantState.STANDING
    best = plants.n_type_share[standing]
    assert best.max() >= share
    assert (best.min() >= share) == (day.year < 2023)
    assert np.isfinite(best).all()
