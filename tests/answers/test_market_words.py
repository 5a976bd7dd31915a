"""Amounts are told as each language counts them."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.answers.market_words import (
    cell,
    input_names,
    label,
    month_name,
    month_words,
    span,
    years_named,
    years_told,
)
from polysight.evidence.store import evidence
from polysight.market.parameter import Parameter
from polysight.messages import LANGUAGES, Language
from polysight.study.market_influence import START
from polysight.study.market_tables import market_tables
from tests.study.market_paths_example import ensemble, model


@pytest.mark.parametrize(
    ("value", "unit", "en", "zh"),
    [
        (1319.4, "kt", "1,319", "131.9"),
        (3.24, "kt/a", "3.2", "0.3"),
        (0.413, "1", "41", "41"),
        (0.0312, "1", "3.1", "3.1"),
        (54.25, "CNY/kg", "54.2", "54.2"),
        (0.0678, "CNY/W", "0.068", "0.068"),
        (12.34, "GCNY", "12.3", "123"),
        (float("nan"), "kt", "–", "–"),
        (-0.0, "CNY/kg", "0.0", "0.0"),
    ],
)
def test_numbers(value: float, unit: str, en: str, zh: str) -> None:
    assert (cell(value, unit, "en"), cell(value, unit, "zh")) == (en, zh)


def test_a_span_tells_its_ends() -> None:
    assert span([20.0, 30.0, 45.5], "CNY/kg", "en") == "30.0 (20.0…45.5)"
    assert span([float("nan")] * 3, "CNY/kg", "zh") == "–"


def test_a_label_names_its_unit() -> None:
    assert label("output_china", "kt", "en") == "output of China, kt"
    assert label("output_china", "kt", "zh") == "中国产量，万吨"


def test_a_broken_year_tells_its_months() -> None:
    tables = market_tables(model(), ensemble())
    assert years_told(tables) == ["2026-07…12", "2027", "2028"]
    assert years_named(tables, "en") == ["2026-07…12", "2027", "2028"]
    assert years_named(tables, "zh") == ["2026年7至12月", "2027年", "2028年"]
    assert month_words(int(tables.months[0])) == "2026-07"
    assert month_name(int(tables.months[0]), "en") == "2026-07"
    assert month_name(int(tables.months[0]), "zh") == "2026年7月"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_input_has_a_name(language: Language) -> None:
    keys = [one.key for one in Parameter] + [one for each in START.values() for one in each]
    names = input_names(evidence(), language)
    told = [names[one] for one in keys]
    assert all(told)
    assert len(np.unique(told)) == len(told)
