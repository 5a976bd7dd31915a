"""Where the market may go."""

from __future__ import annotations

import math

from polysight.report.blocks import Grid, Paragraph, Picture, plain
from polysight.report.chapters.forecast import ROWS, forecast, outlook
from tests.report.example import changed, numbers, writer

YEARS = 4


def test_the_chapter_shows_two_fans_and_two_tables() -> None:
    blocks = list(forecast(writer("en")))
    assert [one.key for one in blocks if isinstance(one, Picture)] == [
        "market_price",
        "market_output",
    ]
    years, prices, *_ = (one for one in blocks if isinstance(one, Grid))
    assert len(years.rows) == len(ROWS)
    assert len(years.head) == len(prices.rows) + 1 == YEARS + 1


def test_it_says_how_such_forecasts_are_judged() -> None:
    told = [plain(one.runs) for one in forecast(writer("en")) if isinstance(one, Paragraph)]
    assert any("polysight market backtest" in one for one in told)


def test_a_study_without_a_forecast_says_so() -> None:
    unknown = changed("market.forecast.price", *[math.nan] * 2 * YEARS * 5)
    blocks = list(forecast(writer("en", unknown)))
    assert len(blocks) == 1
    assert isinstance(blocks[0], Paragraph)
    assert outlook(numbers(unknown)) is None


def test_the_outlook_is_that_of_the_first_whole_year() -> None:
    found = outlook(numbers())
    assert found is not None
    ids = [getattr(value, "id", "") for _, value in found.values]
    assert ids[:2] == ["market.forecast.price[CN,2024,p50]", "market.forecast.price[CN,2024,p5]"]
