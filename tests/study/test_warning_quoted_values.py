"""Indicators that rows tell: worked by hand, at the newest month that was told."""

from __future__ import annotations

import math

import pytest

from polysight.market.series import Series
from tests.study.warning_example import known, month, values

pytestmark = pytest.mark.slow

DAY = "2025-09-30"


def test_a_cover_is_the_mean_stock_over_the_use_of_its_month() -> None:
    found = values(DAY)["stock_cover_producers"]
    use = math.exp(known(DAY).history.of(Series.USE_CHINA).at(month("2025-07-31"))[0])
    assert found.newest == month("2025-07-31")
    assert found.value == pytest.approx(243.0 / use)
    assert "MS0321" in found.rows


def test_a_stock_in_days_is_taken_as_it_is() -> None:
    found = values("2022-06-30")["stock_cover_industry"]
    assert found.value == pytest.approx(3.0 / (365.25 / 12.0))
    assert found.rows == ("MS0165",)
    assert math.isnan(values("2022-06-30")["stock_change"].value)


def test_the_change_of_stocks_looks_back_about_half_a_year() -> None:
    found = values(DAY)["stock_change"]
    use = math.exp(known(DAY).history.of(Series.USE_CHINA).at(month("2025-08-31"))[0])
    assert found.value == pytest.approx(((285 + 290) / 2 - 300) / 6 / use)
    assert {"MS0332", "MS0333", "MS0291"} <= set(found.rows)


def test_counts_of_producers_and_the_share_that_stood_still() -> None:
    found = values("2013-03-31")
    assert found["producers_running"].value == 10.0
    assert found["producers_stopped_share"].value == pytest.approx(0.8)


def test_granules_are_cheaper_than_rods_of_the_same_month() -> None:
    found = values(DAY)["granular_spread"]
    rods = (math.log(49.0) + math.log(53.2)) / 2
    granules = sum(math.log(one) for one in (48.5, 49.5, 49.5, 50.5)) / 4
    assert found.newest == month(DAY)
    assert found.value == pytest.approx(rods - granules, abs=1e-9)


def test_n_type_stood_above_p_type() -> None:
    assert 0.0 < values(DAY)["n_to_p_spread"].value < 0.25


def test_futures_are_held_against_the_spot_next_to_them() -> None:
    found = values(DAY)["futures_basis"]
    assert found.value == pytest.approx(math.log(53.0 / 53.2), abs=0.02)
    assert "MP0412" in found.rows


def test_a_curve_needs_two_contracts_of_one_day() -> None:
    assert math.isnan(values(DAY)["futures_curve"].value)


def test_what_starts_late_is_grey_before() -> None:
    found = values("2013-03-31")
    for key in ("stock_cover_industry", "n_to_p_spread", "futures_basis", "wafer_stock_cover"):
        assert math.isnan(found[key].value)
        assert found[key].newest is None
