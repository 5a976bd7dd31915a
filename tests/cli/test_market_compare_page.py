"""Differences between scenarios are told draw by draw, or refused."""

from __future__ import annotations

import pytest

from polysight.answers.market_compare_document import compared
from polysight.cli.market_compare_page import write
from polysight.messages import LANGUAGES, Language
from polysight.study.market_years import YearMeasure
from tests.cli.market_example import found

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
def test_less_demand_lowers_use_and_price(
    language: Language, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    first, second = found(), found("demand-stall")
    told = compared(first, second)
    assert (told.mean[2:, YearMeasure.USE_CHINA] < 0.0).all()
    assert told.mean[2, YearMeasure.PRICE_CHINA] < 0.0
    write(told, first, second, language)
    page = capsys.readouterr().out
    for one in (first, second):
        assert one.asked.title(language) in page
    assert "[" in page
    assert "2030" in page
