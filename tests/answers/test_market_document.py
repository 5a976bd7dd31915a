"""The document of a market keeps its published form and its numbers."""

from __future__ import annotations

import pytest

from polysight.answers.market_document import document
from polysight.market.series import Series
from polysight.study.market_tables import middle
from polysight.study.market_years import YearMeasure
from tests.cli.market_example import DRAWS, fits, found

pytestmark = pytest.mark.slow


def test_the_document_fits_and_tells_the_tables() -> None:
    made = found()
    told = fits(document(made), "market")
    assert told["draws"] == DRAWS
    yearly = {one["measure"]: one["values"]["0.5"] for one in told["yearly"]}
    assert {one["measure"]: one["name"] for one in told["yearly"]}["imports"] == {
        "en": "imports of China", "zh": "中国进口量",
    }  # fmt: skip
    price = made.tables.yearly[middle(), :, YearMeasure.PRICE_CHINA]
    assert yearly["price_china"] == pytest.approx(price)
    assert yearly["price_china_published"] == pytest.approx(1.13 * price)
    monthly = {one["series"]: one["values"]["0.95"] for one in told["monthly"]}
    assert monthly["output_china"] == pytest.approx(made.tables.monthly[-1, :, Series.OUTPUT_CHINA])
    assert told["months"][0] == "2026-07"
    assert len(told["sources"]) > 50
    assert told["basis"]["inputs"]
