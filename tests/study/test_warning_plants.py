"""Capacity by state: sums of the units of the day, and unknown before plans can be read."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import pytest

from polysight.market.case import PlantState
from polysight.study.market_terms import evidence_on, terms
from polysight.study.market_units import Unit
from polysight.study.warning_plants import by_state, capacity_by_state, newest_event
from tests.study.warning_example import data, known, month

STANDS = Unit(
    "one", "one", "group", "CN-XJ", "siemens", PlantState.STANDING, 100.0, 100.0, ((2020.5, 1.0),),
    0.0, math.nan, False, False, ("PE1",),
)  # fmt: skip


def test_states_and_places_are_kept_apart() -> None:
    found = by_state(
        [
            STANDS,
            replace(STANDS, idle_months=4.0, kt_per_year=30.0, inputs=("PE2",)),
            replace(STANDS, geography="US", kt_per_year=20.0),
            replace(STANDS, state=PlantState.BUILDING, kt_per_year=50.0, inputs=("PE3",)),
            replace(STANDS, state=PlantState.ANNOUNCED, kt_per_year=70.0, inputs=("PE4",)),
        ]
    )
    assert (found.standing, found.standing_china, found.running_china) == (150.0, 130.0, 100.0)
    assert (found.building, found.building_china, found.announced) == (50.0, 50.0, 70.0)
    assert found.standing_rows == ("PE1", "PE2")
    assert (found.building_rows, found.announced_rows) == (("PE3",), ("PE4",))


@pytest.mark.slow
def test_nothing_is_told_before_plans_can_be_read() -> None:
    day = dt.date(2009, 6, 30)
    told = evidence_on(data(), day)
    assert capacity_by_state(told, day, terms(told, day)) is None


@pytest.mark.slow
def test_the_newest_event_is_not_after_the_day() -> None:
    newest = newest_event(known("2022-06-30").told, month("2022-06-30"))
    assert newest is not None
    assert newest <= month("2022-06-30")
