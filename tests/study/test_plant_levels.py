"""Levels of plants follow their events, and cite them."""

from __future__ import annotations

import pytest

from polysight.study.plant_levels import events_of, level, year_end
from polysight.study.run import Plan


def test_a_plant_stands_from_its_first_event(planned: Plan) -> None:
    plant = next(one for one in planned.view.plants() if one.code == "daqo-baotou")
    sizes = [level(planned.view, plant, year, unverified=True) for year in (2015, 2025)]
    assert sizes[0] == 0.0
    assert sizes[1] == pytest.approx(200.0)


def test_only_events_up_to_the_year_end_are_cited(planned: Plan) -> None:
    view = planned.view
    plants = view.plants()
    early, late = (set(events_of(view, plants, year, unverified=True)) for year in (2015, 2025))
    assert early < late
    dates = {event.id: event.date for plant in plants for event in plant.events}
    assert all(dates[one] <= year_end(2015) for one in early)


def test_rows_from_memory_count_only_when_asked(planned: Plan) -> None:
    view = planned.view
    plants = view.plants()
    sourced, every = (
        set(events_of(view, plants, 2025, unverified=unverified)) for unverified in (False, True)
    )
    assert sourced < every
