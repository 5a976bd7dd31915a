"""Warming potentials of an assessment report."""

from __future__ import annotations

import pytest

from polysight.errors import DataError
from polysight.study.footprint_potentials import potentials
from tests.study.footprint_example import data


def test_carbon_dioxide_counts_one_and_what_is_weighted_already_too() -> None:
    found = potentials(data())
    assert (found.of["CO2"], found.of["CO2e"], found.of["CO2-biogenic"]) == (1.0, 1.0, 0.0)
    assert found.of["CH4"] > 25
    assert found.rows


def test_a_report_without_rows_is_refused() -> None:
    with pytest.raises(DataError):
        potentials(data(), "ar1")
