"""The plan of a project and its normal year."""

from __future__ import annotations

import pytest

from polysight.investment.rows import Row
from tests.report.feasibility.example import project

pytestmark = pytest.mark.slow


def test_sums_are_those_of_the_statement() -> None:
    told, result = project().evaluation.statement, project().result
    tax = float(told.row(Row.INCOME_TAX).sum()) / 1e6
    assert result.number("project.life_sum[income-tax]").value == pytest.approx(tax)
    assert result.number("project.capacity_total").value == pytest.approx(100.0)
    phases = [one.value for one in result.arrays["project.capacity"]]
    assert sum(phases) == pytest.approx(100.0)


def test_what_a_year_takes_is_the_kilogram_times_the_output() -> None:
    result = project().result
    output = result.number("project.output[2030]").value
    per_kg = result.number("project.plant_electricity").value
    assert result.number("project.yearly_electricity").value == pytest.approx(per_kg * output)


def test_assumptions_are_counted_among_the_fields() -> None:
    result = project().result
    fields, assumed = (
        result.number(f"project.footing[{one}]").value for one in ("fields", "assumed")
    )
    assert 0 < assumed < fields
