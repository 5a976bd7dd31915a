"""Cells of the warning."""

from __future__ import annotations

import math

import pytest

from polysight.answers.warn_words import (
    age_words,
    amount,
    amount_with_unit,
    both,
    level,
    light_words,
    month_or_none,
    named,
    points,
    share,
)
from tests.cli.warn_example import definitions


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [(0.4867, "1", "0.49"), (-0.021, "1", "−0.02"), (-0.001, "1", "0.00"), (12.34, "1", "12.3"),
     (math.nan, "1", "–"), (3.27, "months", "3.3 months"), (1234.0, "kt/a", "1,234 kt/a")],
)  # fmt: skip
def test_amounts_have_signs_and_units(value: float, unit: str, told: str) -> None:
    assert amount_with_unit(value, unit, "en") == told
    assert told.startswith(amount(value, unit, "en"))


def test_chinese_amounts_stand_beside_their_unit() -> None:
    assert amount_with_unit(1230.0, "kt/a", "zh") == "123.0万吨/年"


def test_changes_and_levels() -> None:
    assert [points(one) for one in (1.26, -0.04, -2.0, math.nan)] == ["+1.3", "+0.0", "−2.0", "–"]
    assert (level(62.14), level(math.nan), share(0.1266), share(math.nan)) == (
        "62.1", "–", "13%", "–",
    )  # fmt: skip
    assert (age_words(7.0), age_words(math.inf)) == ("7", "–")
    assert (month_or_none(12 * 2026 + 5), month_or_none(None)) == ("2026-06", "–")


def test_names_and_lights_have_both_languages() -> None:
    one = definitions()[0]
    assert (named(one, "en"), named(one, "zh")) == ("the pipeline of it", "0号指标")
    assert light_words(2, "en").startswith("light blue")
    assert both("light.red").keys() == {"en", "zh"}
