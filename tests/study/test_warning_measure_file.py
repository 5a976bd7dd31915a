"""Measures: the shipped ones hold together, faults are told, and months count from the day."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.evidence.location import data_folder
from polysight.evidence.store import Evidence, evidence
from polysight.market.case import Market, PlantState
from polysight.study.market_plants import MarketPlants, market_plants
from polysight.study.market_scenario_file import market_scenario
from polysight.study.months import months_between
from polysight.study.warning_measure_file import (
    ACTORS,
    FILE,
    STAGES,
    MeasureFile,
    warning_measures,
    with_measures,
)

DAY = dt.date(2026, 6, 30)


@pytest.fixture(scope="module")
def file() -> MeasureFile:
    """The shipped measures."""
    return warning_measures(evidence())


@pytest.fixture(scope="module")
def plants() -> MarketPlants:
    """Plants of the baseline's day."""
    return market_plants(evidence(), DAY, months_between("2026-07", "2027-12"))


def own(folder: Path, *changes: tuple[str, str]) -> Evidence:
    """The evidence with another file of measures."""
    text = (data_folder() / FILE).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / FILE).write_text(text, "utf-8")
    data = evidence()
    return dataclasses.replace(data, folders=(*data.folders, folder))


def test_every_actor_and_stage_has_measures(file: MeasureFile) -> None:
    for actor in ACTORS:
        assert any(getattr(one.actors, actor) for one in file.measures)
    for stage in STAGES:
        assert any(stage in one.stages for one in file.measures)
    assert {one.light for one in file.days} == {"blue", "light-blue", "green", "yellow", "red"}


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('driver = "start_permit"', 'driver = "start_permits"', "unknown_driver"),
        ('unit = "kt/a"', 'unit = "kt/month"', "unit"),
        ('groups = ["pipeline", "investment"]', 'groups = ["pipelines"]', "unknown_group"),
        ('rows = ["MT0008"]', 'rows = ["MT9999"]', "unknown_row"),
        ('parameter = "rule_closure"', 'parameter = "rule_closing"', "unknown_parameter"),
        ('together = ["permits"', 'together = ["permit"', "unknown_measure"),
        ('needs_event = "energy-limit-2027"', 'needs_event = "limit"', "unknown_event"),
        ('key = "pipeline"', 'key = "permits"', "twice"),
        ("after_months = 1\nfor", "after_month = 1\nfor", "key_unknown"),
        ("after_months = 1\nfor", "after_months = 0\nfor", "value"),
    ],
)
def test_faults_are_told(tmp_path: Path, old: str, new: str, key: str) -> None:
    with pytest.raises(DataError) as fault:
        warning_measures(own(tmp_path, (old, new)))
    assert f"warning_measures.{key}" in {one.key for one in fault.value.problems}


def test_a_measure_without_changes_is_refused(tmp_path: Path) -> None:
    data = own(tmp_path, ('together = ["permits", "pipeline", "energy-limit", "purchases"]\n', ""))
    with pytest.raises(DataError) as fault:
        warning_measures(data)
    assert fault.value.problems[0].key == "warning_measures.changes_nothing"


def test_months_count_from_the_day_and_end_with_the_scenario(
    file: MeasureFile, plants: MarketPlants
) -> None:
    scenario = market_scenario("baseline", evidence())
    made = with_measures(scenario, file.parts(file.named("permits")), plants)
    (change,) = made.drivers
    assert (change.start, change.end) == ("2026-07", "2028-06")
    made = with_measures(scenario, file.parts(file.named("exports")), plants)
    assert (made.drivers[0].start, made.drivers[0].end) == ("2026-12", scenario.last_month)


def test_plants_to_come_are_given_up_or_open_later(file: MeasureFile, plants: MarketPlants) -> None:
    scenario = market_scenario("baseline", evidence())
    arrays = plants.plants
    home = arrays.market == Market.CHINA
    state, months = arrays.state.copy(), arrays.building_months.copy()
    place = np.flatnonzero(home & (state == PlantState.ANNOUNCED))[0]
    state[place], months[place] = PlantState.BUILDING, 8.5
    arrays = arrays._replace(state=state, building_months=months)
    plants = dataclasses.replace(plants, plants=arrays)
    made = with_measures(scenario, file.parts(file.named("pipeline")), plants)
    announced = int((home & (arrays.state == PlantState.ANNOUNCED)).sum())
    building = int((home & (arrays.state == PlantState.BUILDING)).sum())
    assert sum(bool(one.closes) for one in made.plants) == announced > 0
    assert sum(bool(one.opens) for one in made.plants) == building > 0


def test_a_package_holds_the_changes_of_its_parts(file: MeasureFile, plants: MarketPlants) -> None:
    scenario = market_scenario("baseline", evidence())
    package = file.named("capacity-package")
    made = with_measures(scenario, file.parts(package), plants)
    parts = [with_measures(scenario, (file.named(key),), plants) for key in package.together]
    assert made.drivers == tuple(change for one in parts for change in one.drivers)
    assert made.parameters == tuple(change for one in parts for change in one.parameters)
    assert made.rule is not None
