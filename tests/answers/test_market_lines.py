"""Every line of every table names a measure, and published prices are told in their basis."""

from __future__ import annotations

import pytest

from polysight.answers.market_lines import (
    ASSUMED,
    PUBLISHED_CHINA,
    PUBLISHED_OUTSIDE,
    SPREADS,
    TABLES,
    UNPRINTED,
    lines,
)
from polysight.answers.market_words import label
from polysight.messages import LANGUAGES
from polysight.study.market_basis import PriceBasis
from polysight.study.market_further_years import FurtherMeasure
from polysight.study.market_tables import market_tables
from polysight.study.market_years import YearMeasure
from tests.study.market_paths_example import ensemble, model

#: Told in their published basis only.
SPREADS_BEHIND = tuple(one.key for one in SPREADS.values())
BASIS = PriceBasis(0.13, 7.0, "2026-03", ())


def test_all_lines_have_numbers_and_names() -> None:
    tables = market_tables(model(), ensemble())
    for keys in TABLES.values():
        for one in lines(tables, BASIS, keys):
            assert one.quantiles.shape == (5, 3)
            for language in LANGUAGES:
                assert label(one.key, one.unit, language)


def test_every_measure_stands_in_some_table() -> None:
    told = {*UNPRINTED, *(key for keys in TABLES.values() for key in keys)}
    assert {one.key for one in (*YearMeasure, *FurtherMeasure)} <= told | set(SPREADS_BEHIND)
    assert {PUBLISHED_CHINA, PUBLISHED_OUTSIDE} <= told


def test_published_prices() -> None:
    tables = market_tables(model(), ensemble())
    china, plain, outside, other = lines(
        tables, BASIS, (PUBLISHED_CHINA, "price_china", PUBLISHED_OUTSIDE, "price_outside")
    )
    assert china.quantiles == pytest.approx(1.13 * plain.quantiles)
    assert outside.quantiles == pytest.approx(other.quantiles / 7.0)
    assert outside.unit == "USD/kg"


def test_what_follows_an_assumption_has_a_line() -> None:
    assert {key for keys in TABLES.values() for key in keys} >= ASSUMED
