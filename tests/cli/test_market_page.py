"""The page of a market says what the draws say, in both languages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.cli.market_page import NAMES, write
from polysight.market.case import Market
from polysight.market.series import Series
from polysight.messages import LANGUAGES, Language
from polysight.study.market_tables import market_tables, middle
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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tables", [(), ("companies",), ("all",), ("stocks",)])
def test_a_merger_tells_its_effect_whatever_table_is_asked_for(
    language: Language, tables: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    pair = ("tongwei", "gcl")
    alone = found()
    joined = market_tables(alone.asked.base.model, alone.ensemble, pair)
    assert joined.apart is not None
    for name in ("capacity_ratio", "capacity_index"):
        before, after = (getattr(one, name) for one in (joined.apart, joined.concentration))
        assert np.array_equal(before, getattr(alone.tables.concentration, name), equal_nan=True)
        assert (after[:, 0] > before[:, 0]).all()
    write(replace(alone, tables=joined, merger=pair), tables, language)
    told = capsys.readouterr().out
    assert told.count({"en": "Counted as one", "zh": "合并计算"}[language]) == 1
    assert told.count({"en": "Herfindahl", "zh": "赫芬达尔"}[language]) == 1


def test_one_table_without_a_merger_tells_no_concentration(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(found(), ("stocks",), "en")
    assert "Herfindahl" not in capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_size_of_a_project_stands_under_capacity(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    write(found(), ("capacity",), language)
    sites = found().asked.base.model.sites
    size = 12.0 * float(sites.project_capacity[sites.market == Market.CHINA].max())
    assert {"en": f"{size:,.0f} kt/a", "zh": f"{size / 10.0:,.1f}万吨"}[language] in (
        capsys.readouterr().out
    )
