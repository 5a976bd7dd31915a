"""Drivers as a day knew them, and the paths between and beyond their years."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError
from polysight.study.market_driver_rows import DriverRow, Drivers, drivers, faded_trend, month_times
from polysight.study.run import Plan

DAY = dt.date(2020, 6, 30)


def row(year: int, value: float, driver: str = "trader_cover") -> DriverRow:
    return DriverRow(f"X{year}", driver, "CN", year, value, value, value, "1", dt.date(year, 1, 1))


def test_months_between_two_years_lie_on_the_line_and_beyond_them_stand_still() -> None:
    known = Drivers((row(2010, 1.0), row(2012, 3.0)), {}, DAY)
    path = known.path("trader_cover", np.array([2005.0, 2010.5, 2011.5, 2012.5, 2030.0]))
    assert path.tolist() == [1.0, 1.0, 2.0, 3.0, 3.0]


def test_a_number_of_method_is_that_of_the_last_year_begun() -> None:
    known = Drivers((row(2010, 1.0), row(2018, 2.0), row(2025, 3.0)), {}, DAY)
    assert known.number("trader_cover") == 2.0
    with pytest.raises(DataError):
        known.number("growth_prior")


@given(
    st.lists(st.floats(0.1, 10.0), min_size=2, max_size=6),
    st.floats(0.3, 5.0),
)
def test_a_faded_trend_goes_on_in_its_direction_ever_more_slowly(
    values: list[float], halving: float
) -> None:
    rows = [row(2010 + at, value) for at, value in enumerate(values)]
    last = rows[-1].year + 0.5
    path = np.log(faded_trend(rows, last + np.arange(0.0, 9.0), halving))
    steps = np.diff(path)
    assert path[0] == pytest.approx(np.log(values[-1]))
    assert (np.sign(steps[np.abs(steps) > 1e-12]) == np.sign(steps[0])).all()
    assert (np.abs(steps[1:]) <= np.abs(steps[:-1]) + 1e-12).all()


@pytest.mark.parametrize("day", [dt.date(2012, 12, 31), dt.date(2018, 3, 31), dt.date(2026, 6, 30)])
def test_a_day_knows_no_row_of_later(planned: Plan, day: dt.date) -> None:
    known = drivers(planned.view.evidence, day)
    assert known.rows
    assert all(one.first_known <= day for one in known.rows)


def test_the_row_known_last_holds(planned: Plan) -> None:
    early, late = (
        drivers(planned.view.evidence, day)
        for day in (dt.date(2023, 12, 31), dt.date(2025, 12, 31))
    )
    values = [
        next(one.value for one in known.of("n_type_share") if one.year == 2024)
        for known in (early, late)
    ]
    assert values == [0.55, 0.76]


def test_seasons_have_mean_one(planned: Plan) -> None:
    for months in drivers(planned.view.evidence, DAY).seasons.values():
        assert months.mean() == pytest.approx(1.0)
        assert months.min() > 0.0


@pytest.mark.parametrize("table", ["market_drivers", "market_events"])
def test_a_row_rests_only_on_rows_known_by_its_day(planned: Plan, table: str) -> None:
    evidence = planned.view.evidence
    known = {one.id: one.first_known.isoformat() for one in evidence.observations}
    for one in evidence.tables[table]:
        for name in one.cells["refs"].split(";"):
            assert known.get(name, "") <= one.cells["first_known"], one.cells["id"]
        assert float(one.cells["low"]) <= float(one.cells["value"]) <= float(one.cells["high"])


def test_a_month_is_placed_at_its_middle() -> None:
    assert month_times(np.array([2020 * 12])).tolist() == [2020 + 0.5 / 12]
