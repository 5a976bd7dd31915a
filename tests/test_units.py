from __future__ import annotations

import csv
from typing import Any

import numpy as np
import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UnitError
from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from polysight.units import Unit, UnitTable

UNITS = evidence().units


def rows() -> list[dict[str, str]]:
    with (data_folder() / "codelists" / "units.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_physical_factors_agree_with_pint() -> None:
    registry: Any = pint.UnitRegistry()
    by_dimension: dict[str, list[tuple[float, Any]]] = {}
    for row in rows():
        if row["pint"]:
            quantity = registry.Quantity(1.0, registry.parse_units(row["pint"]))
            by_dimension.setdefault(row["dimension"], []).append((float(row["factor"]), quantity))
    assert len(by_dimension) > 6
    for entries in by_dimension.values():
        factor, reference = entries[0]
        for other, quantity in entries:
            ratio = quantity.to(reference.units).magnitude / reference.magnitude
            assert other / factor == pytest.approx(ratio, rel=1e-12)


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (1.0, "万吨", "kt", 10.0),
        (1.0, "万元/吨", "CNY/kg", 10.0),
        (1.0, "亿元", "MCNY", 100.0),
        (45_000.0, "元/吨", "CNY/kg", 45.0),
        (1.0, "GW", "MW", 1000.0),
        (6.69, "kgce/kg", "kgce/t", 6690.0),
        (50.0, "%", "1", 0.5),
        (1.0, "CNY/ＫＷＨ", "CNY/kWh", 1.0),
    ],
)
def test_chinese_and_industry_units_convert(
    value: float, source: str, target: str, expected: float
) -> None:
    assert UNITS.convert(value, source, target) == pytest.approx(expected, rel=1e-12)


def test_unknown_units_are_refused_with_a_suggestion() -> None:
    with pytest.raises(UnitError) as caught:
        UNITS.unit("CNY/kgg")
    assert caught.value.problems[0].suggestion == "CNY/kg"


@pytest.mark.parametrize(
    ("source", "target", "key"),
    [("CNY/kg", "USD/kg", "unit.currency"), ("kWh/kg", "kgce/kg", "unit.dimension")],
)
def test_unlike_dimensions_do_not_convert(source: str, target: str, key: str) -> None:
    with pytest.raises(UnitError) as caught:
        UNITS.factor(source, target)
    assert caught.value.problems[0].key == key


@given(st.floats(-1e9, 1e9), st.sampled_from(["t", "kg", "kt", "10kt"]))
def test_there_and_back_again(value: float, unit: str) -> None:
    there = UNITS.convert(value, "t", unit)
    assert UNITS.convert(there, unit, "t") == pytest.approx(value, rel=1e-12, abs=1e-12)


def test_arrays_convert_like_numbers() -> None:
    values = np.array([1.0, 2.5])
    assert UNITS.convert(values, "kt", "t").tolist() == [1000.0, 2500.0]


def test_one_spelling_cannot_mean_two_units() -> None:
    with pytest.raises(ValueError, match="both"):
        UnitTable([Unit("a", "x", 1.0), Unit("b", "x", 2.0, aliases=("A",))])


def test_a_unit_of_money_knows_its_currency() -> None:
    assert [UNITS.unit(code).currency for code in ("USD/kg", "亿元", "kWh/kg")] == [
        "USD",
        "CNY",
        "",
    ]
