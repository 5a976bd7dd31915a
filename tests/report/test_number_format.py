"""Numbers as text: one rounding, two languages, the same digits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.messages import LANGUAGES
from polysight.report.number_format import displays, printed, rounded, scale, unit_words
from polysight.study.result import Number
from tests.report.example import shipped


def number(value: float, unit: str, name: str = "market.production[2024]") -> Number:
    return Number(name, value, unit, "", "2024", "2025-01-01", "", ())


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (1842.0, "kt", "184.2万吨", "1,842 kt"),
        (63.0, "kt", "6.30万吨", "63.0 kt"),
        (38.627, "CNY/kg", "38.6元/千克", "CNY 38.6/kg"),
        (-3518.46, "MCNY", "−35.18亿元", "CNY −3,518 million"),
        (4719679400.0, "CNY", "47.20亿元", "CNY 4,720 million"),
        (0.41234, "1", "41.2%", "41.2%"),
        (13.0, "%", "13.0%", "13.0%"),
        (2330.0, "count", "2,330", "2,330"),
        (44.67, "kgCO2e/kg", "44.7千克二氧化碳当量/千克", "44.7 kg CO₂e/kg"),
        (float("nan"), "kt", "无数值", "no value"),
        (float("inf"), "kt", "无数值", "no value"),
    ],
)
def test_a_number_is_printed_in_both_languages(value: float, unit: str, zh: str, en: str) -> None:
    one = number(value, unit)
    told = [printed(one, language, shipped()).text for language in LANGUAGES]
    assert [text.replace("\xa0", " ") for text in told] == [en, zh]


def test_a_ratio_is_no_percentage() -> None:
    name = "warning.price_to_cash_cost[2025-Q4]"
    assert printed(number(1.307, "1", name), "en", shipped()).text == "1.31"
    place = "scenario:thresholds.price-to-cash-cost.0"
    assert printed(number(1.25, "1", place), "en", shipped()).text == "1.25"


def test_what_law_and_contracts_set_has_no_empty_decimals() -> None:
    for value, unit, text in ((72.0, "h", "72 h"), (30.0, "mg/m3", "30 mg/m³"), (0.3, "1", "30%")):
        one = number(value, unit, "project.law_limit_a[RULE]")
        assert printed(one, "en", shipped()).text.replace("\xa0", " ") == text
    assert printed(number(0.0, "months", "project.loan_grace[bank]"), "en", shipped()).digits == "0"
    one = number(100.0, "mg/m3", "project.law_limit_a[R]")
    assert printed(one, "zh", shipped()).digits == "100"


def magnitude(digits: str) -> float:
    return float(digits.replace(",", "").replace("−", "-"))


@given(
    st.floats(-1e7, 1e7, allow_nan=False),
    st.sampled_from(sorted({"kt", "kt/a", "MCNY", "CNY/kg", "1", "GW", "years"})),
)
def test_both_languages_say_the_same_number(value: float, unit: str) -> None:
    one = number(value, unit)
    zh, en = printed(one, "zh", shipped()), printed(one, "en", shipped())
    ratio = scale(one.id, unit, "zh", shipped()) / scale(one.id, unit, "en", shipped())
    assert magnitude(zh.digits) == pytest.approx(magnitude(en.digits) * ratio, rel=1e-12)
    significant = [re.sub(r"\D", "", text).strip("0") for text in (zh.digits, en.digits)]
    assert significant[0] == significant[1]


@given(st.floats(-1e9, 1e9, allow_nan=False))
def test_rounding_is_within_half_a_step(value: float) -> None:
    display = displays()["kt"]
    step = max(abs(value) * 10.0 ** (1 - display.significant), 10.0**-display.decimals)
    assert abs(float(rounded(value, display)) - value) <= step


def test_units_head_columns_without_gaps() -> None:
    assert unit_words("", "CNY/kg", "en", shipped()) == "CNY/kg"
    assert unit_words("", "kt", "zh", shipped()) == "万吨"
    assert unit_words("", "1", "en", shipped()) == "%"
    assert unit_words("", "NOK/kWh", "zh", shipped()) != "NOK/kWh"
