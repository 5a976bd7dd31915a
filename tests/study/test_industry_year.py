"""Utilisation and price of a year are those of the study itself."""

from __future__ import annotations

import math

import pytest

from polysight.study.industry_year import output_of, price_of, utilisation_of
from polysight.study.result import Result
from polysight.study.run import Plan


def test_a_year_is_told_as_the_study_tells_it(planned: Plan, baseline: Result) -> None:
    for name, cell in (
        ("market.production[2025]", output_of(planned.view, 2025)),
        ("warning.utilisation[mean,2025]", utilisation_of(planned.view, 2025)),
        ("warning.utilisation[mean,2022]", utilisation_of(planned.view, 2022)),
        ("market.observed_price[central]", price_of(planned.view, 2025)),
    ):
        assert cell.value == pytest.approx(baseline.number(name).value, rel=1e-12)
        assert cell.inputs


def test_a_year_without_rows_is_not_known(planned: Plan) -> None:
    assert math.isnan(utilisation_of(planned.view, 2029).value)
    assert math.isnan(price_of(planned.view, 2029).value)
