"""Provinces, silicon metal and demand are told with what no row tells, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from polysight.cli.market_demand_page import installed
from polysight.cli.market_page import write
from polysight.cli.market_provinces_page import balance_of, document
from polysight.messages import LANGUAGES, Language
from tests.cli.market_example import asked, found

pytestmark = pytest.mark.slow

WORDS: dict[str, dict[Language, tuple[str, ...]]] = {
    "provinces": {"en": ("Xinjiang", "WR0001", "freight"), "zh": ("新疆", "WR0001", "运费")},
    "metal": {"en": ("under contract", "CNY/t", "ME0059"), "zh": ("长单", "元/吨", "ME0059")},
    "demand": {"en": ("chips", "programme", "MD0089"), "zh": ("半导体", "集中式", "MD0089")},
    "chain": {"en": ("price of wafers",), "zh": ("硅片价格",)},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_table_tells_its_words(
    language: Language, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "220")
    for name, words in WORDS.items():
        write(found(), (name,), language)
        told = capsys.readouterr().out
        for word in words[language]:
            assert word in told
        assert " nan" not in told


def test_the_document_holds_the_same_balance() -> None:
    told, held = document(found()), balance_of(found())
    assert told is not None
    assert held is not None
    producers: Any = told["producers"]
    assert [one["region"] for one in producers] == list(held.producers)


def test_installations_are_those_of_the_day() -> None:
    told = installed(asked())
    assert {one["kind"] for one in told} == {"stated", "forecast"}
    assert all(one["low"] <= one["value"] <= one["high"] for one in told)
