"""The panel in real time: nothing later is read, and some months are a part of more months."""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path

import numpy as np
import pytest

from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from polysight.study.data_cut import cut_data
from polysight.study.executors import LocalEngine
from polysight.study.warning_panel import indicator_values, panel_with_rows
from polysight.study.warning_values import IndicatorValue
from tests.study.warning_example import data, month, values

pytestmark = pytest.mark.slow


def same(one: IndicatorValue, other: IndicatorValue) -> bool:
    numbers = ((one.value, other.value), (one.spread, other.spread))
    alike = all(
        math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12) or (math.isnan(a) and math.isnan(b))
        for a, b in numbers
    )
    return alike and one.key == other.key and one.newest == other.newest


@pytest.mark.parametrize("day", ["2013-03-31", "2022-06-30", "2025-09-30"])
def test_replaying_the_publications_of_the_day_gives_the_same_column(
    day: str, tmp_path: Path
) -> None:
    cut_data(data_folder(), dt.date.fromisoformat(day), tmp_path / "data")
    replayed = indicator_values(evidence(folder=tmp_path / "data"), dt.date.fromisoformat(day))
    now = values(day)
    assert [one.key for one in replayed if not same(one, now[one.key])] == []
    assert [one.key for one in replayed if set(one.rows) != set(now[one.key].rows)] == []


@pytest.mark.parametrize("day", ["2022-06-30", "2025-09-30"])
def test_no_row_behind_a_value_is_younger_than_its_day(day: str) -> None:
    ids = {name for one in values(day).values() for name in one.rows}
    known = {row.id: row.first_known for row in data().observations}
    events = data().tables["plant_events"]
    known |= {row.cells["id"]: dt.date.fromisoformat(row.cells["first_known"]) for row in events}
    assert [name for name in ids if known.get(name, dt.date.min).isoformat() > day] == []


def test_a_panel_holds_the_values_of_its_days() -> None:
    seen: list[dt.date] = []
    panel, rows = panel_with_rows(
        data(), dt.date(2013, 2, 1), dt.date(2013, 3, 1), seen.append, LocalEngine(1)
    )
    assert seen == [dt.date(2013, 2, 28), dt.date(2013, 3, 31)]
    assert panel.value.shape == (len(panel.indicators), 2)
    now = values("2013-03-31")
    column = panel.months.tolist().index(month("2013-03-31"))
    for place, key in enumerate(panel.indicators):
        assert same(rows.of(key, month("2013-03-31")), now[key])
        assert np.array_equal(panel.value[place, column], now[key].value, equal_nan=True)
        assert panel.age[place, column] == now[key].age(month("2013-03-31"))


def test_a_day_within_a_month_has_the_values_of_the_month_before() -> None:
    told = indicator_values(data(), dt.date(2013, 4, 17))
    assert [one.key for one in told if not same(one, values("2013-03-31")[one.key])] == []


def test_before_the_first_month_nothing_is_known() -> None:
    told = indicator_values(data(), dt.date(2009, 1, 30))
    assert {one.newest for one in told} == {None}
    assert len(told) == len(values("2013-03-31"))


def test_a_value_grows_old_and_is_never_carried_on() -> None:
    price = values("2013-03-31")["price_change_12m"]
    assert price.age(month("2013-03-31")) > 0.0
    assert price.newest is not None
    assert price.newest < month("2013-03-31")
