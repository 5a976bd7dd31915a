"""Values of indicators: how old they are, and what of their rows was inferred."""

from __future__ import annotations

import math

import pytest

from polysight.study.warning_values import (
    IndicatorValue,
    inferred_rows,
    older,
    once,
    unknown,
)
from tests.study.warning_example import data


def test_an_unknown_indicator_is_infinitely_old() -> None:
    assert math.isinf(unknown("price_gap").age(24260))
    assert math.isnan(unknown("price_gap").value)


def test_age_counts_from_the_end_of_the_newest_stretch() -> None:
    value = IndicatorValue("price_gap", 0.1, 0.0, 24250, ())
    assert value.age(24254) == 4.0
    assert value.age(24249) == 0.0


def test_the_older_of_two_stretches_and_ids_once() -> None:
    assert older(24250, 24240) == 24240
    assert older(24250, None) is None
    assert once(("A", "B"), ("B", "C")) == ("A", "B", "C")


@pytest.mark.slow
def test_rows_of_inferred_days_are_told() -> None:
    assert inferred_rows(data(), ("MS0191", "MS0149", "PE0001", "HT0001")) == ("MS0149", "PE0001")
