"""Price against trend, past and cost: the boom, the fall, and the rebound of 2025."""

from __future__ import annotations

import math

import pytest

from polysight.study.warning_price_values import price_values
from tests.study.warning_example import known, month, values

pytestmark = pytest.mark.slow

SHORT, FALL, REBOUND = "2022-06-30", "2023-06-30", "2025-09-30"


def test_the_shortage_is_dear_by_every_measure() -> None:
    found = values(SHORT)
    assert found["price_gap"].value > 0.2
    assert found["price_to_marginal_cost"].value > 2.0
    assert found["share_under_cash_cost"].value == 0.0
    assert found["new_project_value"].value > 0.2


def test_the_fall_shows_in_the_changes() -> None:
    found = values(FALL)
    assert found["price_change_3m"].value < -0.4
    assert found["price_change_12m"].value < -0.7
    assert found["price_change_3m"].spread < 0.15


def test_the_rebound_turns_the_price_and_not_the_count_of_losses() -> None:
    found = values(REBOUND)
    assert found["price_change_3m"].value > 0.2
    assert found["months_of_cash_loss"].value >= 3.0


def test_a_marginal_plant_costs_more_than_the_middle_one() -> None:
    for day in (SHORT, FALL, REBOUND):
        found = values(day)
        assert found["price_to_marginal_cost"].value <= found["price_to_median_cost"].value


def test_a_price_that_is_not_told_yet_gives_nothing() -> None:
    found = values("2009-12-31")
    assert math.isnan(found["price_gap"].value)
    assert found["price_to_median_cost"].newest is None


def test_without_costs_only_the_price_is_told() -> None:
    found = {one.key: one for one in price_values(known("2013-03-31"))}
    assert math.isnan(found["months_of_cash_loss"].value)
    assert found["price_gap"].value < 0.0
    assert found["price_to_median_cost"].value < 1.1


def test_imports_were_half_of_the_supply_in_2012_and_hardly_any_in_2023() -> None:
    found = values("2013-03-31")["import_share"]
    assert found.value == pytest.approx(82.8 / (82.8 + 71.0), rel=0.15)
    assert found.newest == month("2012-12-31")
    assert values(REBOUND)["import_share"].value < 0.1
