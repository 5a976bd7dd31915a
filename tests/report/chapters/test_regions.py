"""Provinces: claims turn with the results, tables hold what they should, gaps stay gaps."""

from __future__ import annotations

import math
from functools import partial

from polysight.report.blocks import Grid, Picture, plain
from polysight.report.chapters.regions import COST, FREIGHT, OUTPUT, USE, regions, sides, sites, way
from polysight.study.result import Result
from tests.report.chapters.claims import set_to, told
from tests.report.example import changed, study, without, writer

YEAR = "2024"
SIDES, WAY = partial(sides, year=YEAR), partial(way, year=YEAR)


def grids(result: Result) -> list[Grid]:
    return [block for block in regions(writer("en", result)) if isinstance(block, Grid)]


def test_maker_and_user_are_one_province_or_two() -> None:
    apart = set_to(study(), OUTPUT, ("CN-XJ,2024", 900.0))
    assert told(SIDES, apart) == "apart"
    assert told(SIDES, set_to(apart, USE, ("CN-XJ,2024", 900.0))) == "same"
    assert told(SIDES, without(OUTPUT)) == ""


def test_the_largest_way_between_provinces_is_told_and_none_where_all_stay() -> None:
    assert told(WAY, study()) == "way"
    inside = set_to(
        study(), "market.forecast.lane_mass", ("CN-XJ~CN-NM,2024", 0.0), ("CN-XJ~CN-SC,2024", 0.0)
    )
    assert told(WAY, inside) == ""


def test_cost_decides_until_freight_is_dearer_than_the_spread() -> None:
    assert told(sites, study()) == "cost_decides"
    assert told(sites, changed(FREIGHT, 90.0, 1.0, 0.1)) == "freight_decides"
    assert told(sites, without(COST)) == ""


def test_tables_name_ways_that_leave_a_province_and_every_province_of_size() -> None:
    profile, ways, origins = grids(study())
    assert {plain(row[0]) for row in ways.rows} == {
        "Xinjiang → Inner Mongolia", "Xinjiang → Sichuan",
    }  # fmt: skip
    assert len(profile.rows) == 4
    assert len(profile.head) == len(profile.rows[0])
    assert origins.rows


def test_a_study_without_masses_has_no_map() -> None:
    result = changed(OUTPUT, *[math.nan] * study().arrays[OUTPUT].array.values.size)
    assert not any(isinstance(block, Picture) for block in regions(writer("zh", result)))
