"""Monthly prices of the evidence."""

from __future__ import annotations

import math

import numpy as np
import pytest

from polysight.study.polysilicon_months import GRADES, every_month, polysilicon_months
from tests.study.project_example import view


def test_a_month_is_the_mean_of_its_quotes_without_tax() -> None:
    """October 2025: the weekly n-type quotes of the evidence, worked out here once more."""
    prices = polysilicon_months(view(), "2025-10", "2025-10")
    rows = {row.id: row for row in view().evidence.observations}
    quotes = [rows[name] for name in prices.inputs]
    assert {one.grade for one in quotes} == {"n-type"}
    assert prices.price_cny_per_kg[0] == pytest.approx(
        np.mean([one.middle for one in quotes]) / 1.13
    )


def test_months_rise_and_grades_are_known() -> None:
    prices = polysilicon_months(view(), "2018-01", "2025-12")
    assert list(prices.months) == sorted(prices.months)
    assert set(prices.grades) <= set(GRADES)
    assert prices.quoted.all()
    assert len(prices.months) > 40
    assert np.all(np.diff(prices.years) > 0)
    peak = prices.months[int(prices.price_cny_per_kg.argmax())]
    assert peak.startswith("2022")


def test_gaps_lie_on_a_line_of_logarithms() -> None:
    quoted = polysilicon_months(view(), "2022-01", "2025-11")
    every = every_month(quoted, "2022-01", "2025-11")
    assert len(every.months) == 47
    told = dict(zip(quoted.months, quoted.price_cny_per_kg, strict=True))
    for month, price, known in zip(every.months, every.price_cny_per_kg, every.quoted, strict=True):
        assert known == (month in told)
        if known:
            assert price == pytest.approx(told[month])
    place = every.months.index("2022-02")
    third = every.price_cny_per_kg[place - 1 : place + 3]
    assert not every.quoted[place]
    assert math.log(third[1]) == pytest.approx((2 * math.log(third[0]) + math.log(third[3])) / 3)
