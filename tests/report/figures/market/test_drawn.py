"""Figures of a market from its tables: numbers in published bases, names and notes complete."""

from __future__ import annotations

import pytest

from polysight.market.series import Series
from polysight.messages import LANGUAGES, Language
from polysight.report.figures.market import drawn
from polysight.report.figures.market.about import About
from polysight.report.figures.market.fan import Past
from polysight.report.figures.plant.drawing import Drawing
from polysight.study.market_basis import PriceBasis
from polysight.study.market_comparison import market_comparison
from polysight.study.market_influence import Influence
from polysight.study.market_tables import market_tables
from tests.study.market_paths_example import DRAWS, ensemble, model

pytestmark = pytest.mark.slow

TABLES = market_tables(model(), ensemble())
BASIS = PriceBasis(0.13, 7.0, "2026-03", ())
PLACES = {"xinjiang": ("Xinjiang", 0, 0), "nowhere": ("Nowhere", 1, 1)}


def about(language: Language) -> About:
    return About(language, "Title of it", "baseline", "2026-06-30", DRAWS, 0)


def past() -> dict[Series, Past]:
    months = TABLES.months[:6] - 6
    found = {}
    for one in Series:
        values = TABLES.monthly[2, :6, one]
        found[one] = Past(months, values, 0.9 * values, 1.1 * values)
    return found


def every(language: Language) -> list[Drawing]:
    told = about(language)
    comparison = market_comparison(TABLES.years, TABLES.years)
    strong = [Influence("price_speed", 0.5, 0.0, 1.0), Influence("none", 0.0, 0.0, 1.0)]
    return [
        *drawn.fans(TABLES, told, BASIS, past()),
        drawn.curves(model(), TABLES, told)[0],
        drawn.waterfall(TABLES, told),
        drawn.stock_clock(TABLES, told, past()),
        drawn.correlations(strong, "what", told, str.upper),
        drawn.tiles(TABLES, told, PLACES),
        drawn.compared(comparison, told, BASIS, "Other"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_can_be_cited_alone(language: Language) -> None:
    made = every(language)
    assert len({one.name for one in made}) == len(made)
    for one in made:
        svg = one.svg.decode()
        assert "Title of it" in svg, one.name
        assert "2026-06-30" in svg, one.name
        assert one.png.startswith(b"\x89PNG")


def test_prices_stand_in_their_published_bases() -> None:
    svg = drawn.fans(TABLES, about("en"), BASIS, {})[0].svg.decode()
    assert "13 %" in svg
    assert "7.00 CNY/USD" in svg


def test_only_inputs_that_move_it_are_named() -> None:
    strong = [Influence("price_speed", 0.5, 0.0, 1.0), Influence("none", 0.0, 0.0, 1.0)]
    svg = drawn.correlations(strong, "what", about("en"), str.upper).svg.decode()
    assert "PRICE_SPEED" in svg
    assert "NONE" not in svg


def test_provinces_without_plants_are_told_so() -> None:
    svg = drawn.tiles(TABLES, about("en"), PLACES).svg.decode()
    assert "Nowhere" in svg
    assert "–" in svg


def test_chinese_counts_masses_in_ten_thousand_tonnes() -> None:
    start = TABLES.changes.start
    told = [drawn.waterfall(TABLES, about(one)).svg.decode() for one in LANGUAGES]
    assert f"{start:,.0f}" in told[0]
    assert f"{0.1 * start:,.0f}" in told[1]
    assert "万吨" in told[1]
