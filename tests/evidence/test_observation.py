from __future__ import annotations

import math

import pytest

from polysight.errors import DataError, UnitError
from polysight.evidence.observation import COLUMNS, observation_from
from polysight.evidence.store import evidence
from tests.evidence.rows import observed

DATA = evidence()
CELLS = dict.fromkeys(COLUMNS, "") | {
    "id": "X1",
    "quantity": "price",
    "value": "4.5",
    "unit": "万元/吨",
    "period": "2025-06",
    "basis": "tax=included;averaging=month;deal=spot",
    "geography": "CN",
    "kind": "observed",
    "first_known": "2025-07-01",
    "first_known_by": "month-end",
}


def test_a_number_is_kept_as_stated_and_in_the_canonical_unit() -> None:
    row = observation_from(CELLS, DATA.units, DATA.quantities)
    assert (row.value, row.unit, row.canonical_unit) == (4.5, "10kCNY/t", "CNY/kg")
    assert row.middle == pytest.approx(45.0)
    assert row.pseudo_real_time
    assert str(row.basis) == "averaging=month;deal=spot;tax=included"


def test_ranges_bounds_and_withdrawals_have_a_middle_or_none() -> None:
    assert observed(value=None, low=40.0, high=50.0).middle == 45.0
    assert observed(value=None, low=40.0).spread == (40.0, 40.0)
    assert observed(low=39.0, high=44.0).spread == (39.0, 44.0)
    assert math.isnan(observed(value=None, qualifier="withdrawn").middle)


def test_comparability_names_everything_that_must_agree() -> None:
    pairs = dict(observed().comparability.pairs)
    assert pairs["grade"] == "n-type"
    assert pairs["unit"] == "CNY/kg"
    assert pairs["route"] == "all"


@pytest.mark.parametrize(
    ("column", "value", "error"),
    [("unit", "kWh/kg", UnitError), ("unit", "nonsense", UnitError), ("period", "x", DataError)],
)
def test_wrong_cells_are_refused(column: str, value: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        observation_from({**CELLS, column: value}, DATA.units, DATA.quantities)


def test_a_year_end_figure_is_of_one_moment_however_it_is_written() -> None:
    year_end = {"basis": "measure=nameplate;timing=year-end"}
    assert observed(period="2025", **year_end).moment == "2025"
    assert observed(period="2025-12", **year_end).moment == "2025"
    assert observed(period="2025-06", **year_end).moment == "2025-06"
    assert observed(period="2025-12").moment == "2025-12"
