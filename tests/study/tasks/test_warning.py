"""Indicators of the baseline: the two denominators, the producer's ratio, and the lights."""

from __future__ import annotations

import math

import pytest

from polysight.study.result import Result


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("year-end,2022", 0.676),
        ("mean,2022", 0.944),
        ("year-end,2021", 0.973),
        ("mean,2021", 1.076),
    ],
)
def test_utilisation_on_both_denominators(baseline: Result, key: str, value: float) -> None:
    assert baseline.number(f"warning.utilisation[{key}]").value == pytest.approx(value, abs=1e-3)


def test_the_first_year_has_no_mean(baseline: Result) -> None:
    assert math.isnan(baseline.number("warning.utilisation[mean,2018]").value)


@pytest.mark.parametrize(("quarter", "value"), [("2025-Q4", 1.307), ("2025-Q2", 0.818)])
def test_price_to_cash_cost_of_the_producer(baseline: Result, quarter: str, value: float) -> None:
    found = baseline.number(f"warning.price_to_cash_cost[{quarter}]").value
    assert found == pytest.approx(value, abs=1e-3)


def test_each_light_says_its_colour(baseline: Result) -> None:
    for number in baseline.arrays["warning.light"]:
        assert 0 <= number.value <= 5
        assert baseline.marks[number.id][0].startswith("light.")
    assert baseline.number("warning.light[utilisation-year-end]").value == 1.0


def test_the_range_of_utilisation_holds_the_rate_on_the_chosen_figure(baseline: Result) -> None:
    for number in baseline.arrays["warning.utilisation"]:
        keys = number.id.partition("[")[2].rstrip("]")
        low, high = (
            baseline.number(f"warning.utilisation_range[{keys},{bound}]").value
            for bound in ("low", "high")
        )
        if math.isnan(number.value):
            assert math.isnan(low)
        else:
            assert low - 1e-12 <= number.value <= high + 1e-12
    wide = baseline.number("warning.utilisation_range[year-end,2025,low]")
    assert wide.value == pytest.approx(1319 / 3500)
