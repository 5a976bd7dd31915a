"""Prices of a project: nominal, without tax, by every mode."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.study.project_file_numbers import PriceSetting
from polysight.study.project_prices import inflation_index, price_by_year
from polysight.study.project_reader import Floats, Reader
from tests.study.project_file_text import reader

WHY = {"en": "test", "zh": "测试"}
KEY, TARGET = "products.0.price", "products.polysilicon.price_cny_per_kg"


def one(value: float, unit: str = "CNY/kg", **more: object) -> dict[str, Any]:
    return {"value": value, "unit": unit, "assumption": WHY, **more}


def priced(found: Reader, name: str = "polysilicon", unit: str = "CNY/kg", **fields: Any) -> Floats:
    vat = np.full(found.years, 0.13)
    setting = PriceSetting.model_validate(fields)
    return price_by_year(found, KEY, setting, unit, vat, TARGET, name)


def test_tax_is_taken_out_where_it_is_in() -> None:
    taxed = priced(reader(), mode="own", tax="included", path=one(113.0))
    plain = priced(reader(), mode="own", tax="excluded", path=one(100.0))
    np.testing.assert_allclose(taxed, plain)


def test_a_real_price_follows_inflation_and_its_own_growth() -> None:
    path = one(100.0)
    found = priced(
        reader(), mode="own", tax="excluded", path=path, money="real", price_year=2025,
        growth=one(0.01, "1"),
    )  # fmt: skip
    np.testing.assert_allclose(found, 100.0 * 1.02 ** np.arange(1, 12) * 1.01 ** np.arange(1, 12))
    nominal = priced(reader(), mode="own", tax="excluded", path=path, growth=one(0.01, "1"))
    np.testing.assert_allclose(nominal, 100.0 * 1.01 ** np.arange(11))


@given(year=st.integers(2015, 2045))
def test_money_of_a_year_counts_one_in_it(year: int) -> None:
    index = inflation_index(reader(), year)
    np.testing.assert_allclose(index, 1.02 ** (2026.0 + np.arange(11) - year))


@pytest.mark.parametrize(
    ("scenario", "position", "price"),
    [("base", "low", 200.0), ("base", "middle", 225.0), ("optimistic", "high", 220.0),
     ("pessimistic", "low", 150.0)],
)  # fmt: skip
def test_the_report_names_three_ranges(scenario: str, position: str, price: float) -> None:
    found = reader()
    told = priced(found, mode="reference-report", scenario=scenario, position=position)
    np.testing.assert_allclose(told, price / 1.13)
    assert "mark.report_price" in found.citations[TARGET].marks
    assert TARGET in found.ranges


def test_a_quote_of_a_month_is_held_until_a_dated_number_replaces_it() -> None:
    found = reader()
    change = one(40.0, **{"from": "2030"})
    told = priced(found, mode="observed", period="2025-11", tax="excluded", path=[change])
    assert told[0] == pytest.approx(50.0 / 1.13)
    assert (told[4:] == 40.0).all()
    assert "MP0439" in found.citations[TARGET].inputs


def test_a_region_prices_what_is_bought() -> None:
    power = priced(reader(), "electricity", "CNY/kWh", mode="region", period="2025")
    metal = priced(reader(), "silicon-metal", "CNY/t", mode="region", period="2025")
    steam = priced(reader(), "steam", "CNY/kg", mode="region", period="2025")
    assert 0.2 < power[0] < 0.5
    assert 7000 < metal[0] < 12000
    assert 0.05 < steam[0] < 0.5


@pytest.mark.parametrize(
    ("name", "fields", "rule"),
    [
        ("argon", {"mode": "ensemble", "scenario": "baseline"}, "ensemble_product"),
        ("electronic", {"mode": "observed", "period": "2025-11"}, "no_quotes"),
        ("polysilicon", {"mode": "observed", "period": "1999-01"}, "no_quote_then"),
        ("argon", {"mode": "region", "period": "2025"}, "no_price"),
    ],
)
def test_what_the_evidence_does_not_price_is_refused(
    name: str, fields: dict[str, str], rule: str
) -> None:
    found = reader()
    assert np.isnan(priced(found, name, **fields)).all()
    assert [one.key for one in found.problems] == [f"project_file.{rule}"]


def test_inputs_abroad_need_their_own_price() -> None:
    found = reader(('region = "CN-NM"', 'region = "OM"'))
    priced(found, "electricity", "CNY/kWh", mode="region", period="2025")
    assert [one.key for one in found.problems] == ["project_file.region_abroad"]


def test_a_row_may_not_be_read_on_another_tax_basis() -> None:
    found = reader()
    row = {"ref": "MP0439", "unit": "CNY/kg"}
    priced(found, mode="own", tax="excluded", path=row)
    assert [one.key for one in found.problems] == ["project_file.tax_basis"]
