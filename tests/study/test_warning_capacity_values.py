"""Capacity against output, use and demand: known years, and more capacity all else equal."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from polysight.study.warning_capacity_values import capacity_values
from polysight.study.warning_day import KnownDay
from polysight.study.warning_indicators import indicators
from tests.study.warning_example import data, known, values

pytestmark = pytest.mark.slow

SHORT, BOOM, GLUT = "2022-06-30", "2023-06-30", "2025-09-30"


@pytest.mark.parametrize(
    ("day", "year_end", "mean"), [(SHORT, 505 / 519, 1.08), (BOOM, 811 / 1200, 0.94)]
)
def test_known_years_have_their_utilisation(day: str, year_end: float, mean: float) -> None:
    found = values(day)
    assert found["utilisation_year_end"].value == pytest.approx(year_end, rel=0.02)
    assert found["utilisation_mean"].value == pytest.approx(mean, rel=0.02)


def test_the_glut_of_2025_shows_on_every_denominator() -> None:
    found = values(GLUT)
    for key in ("utilisation_year_end", "utilisation_mean", "utilisation_effective"):
        assert 0.3 < found[key].value < 0.55
    assert found["surplus_share"].value > 0.4
    assert found["investment_growth"].value < -0.5


def test_works_bunch_in_the_boom() -> None:
    assert values(BOOM)["pipeline_building"].value > 3.0 * values(GLUT)["pipeline_building"].value


def with_plant(day: KnownDay, event: str, made: str) -> KnownDay:
    """The day with 100 kt more at a plant of China."""
    rows = day.told.tables["plant_events"]
    pattern = next(one for one in rows if one.cells["plant"] == "asia-silicon")
    own = {
        "id": "PE9999", "phase": "own", "event": event, "event_date": made, "total": "",
        "nameplate_t_per_year": "100000", "stated_t_per_year": "100000", "partial": "",
        "first_known": f"{made}-28", "note": "",
    }  # fmt: skip
    more = replace(pattern, cells=pattern.cells | own)
    tables = {**day.told.tables, "plant_events": [*rows, more]}
    return replace(day, told=replace(day.told, tables=tables))


@pytest.mark.parametrize("day", [SHORT, GLUT])
@pytest.mark.parametrize(("event", "made"), [("start", "2021-06"), ("planned", "2022-03")])
def test_more_capacity_never_lowers_the_signal(day: str, event: str, made: str) -> None:
    direction = {one.key: one.direction for one in indicators(data())}
    before = {one.key: one.value for one in capacity_values(known(day))}
    after = {one.key: one.value for one in capacity_values(with_plant(known(day), event, made))}
    moved = {key: direction[key] * (after[key] - before[key]) for key in before}
    assert min(moved.values()) >= -1e-9, moved
    assert max(moved.values()) > 0.0 or day == GLUT


def test_nothing_is_told_before_plans_can_be_read() -> None:
    found = values("2009-12-31")
    assert all(math.isnan(found[key].value) for key in ("surplus_share", "pipeline_building"))
    assert math.isinf(found["pipeline_building"].age(0))
