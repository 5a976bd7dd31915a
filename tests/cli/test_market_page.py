"""The page of a market says what the draws say, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.cli.market_page import NAMES, write
from polysight.market.series import Series
from polysight.messages import LANGUAGES, Language
from polysight.study.market_tables import middle
from tests.cli.market_example import DRAWS, found

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "220")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_tells_price_use_and_chances(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    made = found()
    write(made, (), language)
    told = capsys.readouterr().out
    price = made.asked.basis.in_china(made.tables.monthly[middle(), -1, Series.PRICE_CHINA])
    assert f"{float(price):.1f}" in told
    assert str(DRAWS) in told
    for word in ("2026-06-30", "2026-07…12", "2030", "polysight market backtest"):
        assert word in told
    for word in {
        "en": ("last quote", "estimated", "module price"), "zh": ("最近一次报价", "估计", "2027年"),
    }[language]:  # fmt: skip
        assert word in told
    assert {"en": "Herfindahl", "zh": "赫芬达尔"}[language] in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_tables_can_be_asked_for(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    write(found(), ("all",), language)
    told = capsys.readouterr().out
    words = {
        "en": ("Xinjiang", "Tongwei", "granules", "stocks of the whole chain", "Balance"),
        "zh": ("新疆", "通威股份", "颗粒硅", "全产业链库存", "供需平衡"),
    }[language]
    for word in words:
        assert word in told
    assert " nan" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_is_claimed_only_once_there_is_one(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    made = found()
    tables = {**made.asked.evidence.tables, "market_record": []}
    asked = replace(made.asked, evidence=replace(made.asked.evidence, tables=tables))
    write(replace(made, asked=asked), (), language)
    assert {"en": "not known yet", "zh": "尚不可知"}[language] in capsys.readouterr().out


def test_one_table_alone(capsys: pytest.CaptureFixture[str]) -> None:
    write(found(), ("stocks",), "en")
    told = capsys.readouterr().out
    assert "Stocks at the end of the year" in told
    assert "Balance" not in told
    assert "stocks" in NAMES
