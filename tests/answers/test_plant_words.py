"""Words and numbers of the plant model that pages and documents share."""

from __future__ import annotations

import math

import pytest

from polysight.answers.plant_words import number


@pytest.mark.parametrize(
    ("value", "told"),
    [(1.0904, "1.09"), (123456.0, "123,456"), (1.5e15, "1.5e+15"), (math.nan, "–"), (0.0, "0")],
)
def test_numbers_have_four_digits(value: float, told: str) -> None:
    assert number(value) == told
