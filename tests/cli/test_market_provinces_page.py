"""Provinces are told as tables and as a document, in both languages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.cli.market_provinces_page import write_provinces
from polysight.messages import LANGUAGES, Language
from tests.cli.market_example import found

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_tell_their_words(
    language: Language, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "220")
    write_provinces(found(), language)
    told = capsys.readouterr().out
    for word in ("WR0001", *{"en": ("Xinjiang", "freight"), "zh": ("新疆", "运费")}[language]):
        assert word in told
    assert " nan" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_provinces_that_make_for_chips_are_named_where_there_are_any(
    language: Language, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "900")
    made, words = found(), {"en": "in plants that make for chips", "zh": "专供芯片"}[language]
    for premium, told in ((1.0, False), (4.0, True)):
        base = made.asked.base
        plants = base.model.plants
        plants = plants._replace(price_premium=np.full(len(plants.capacity), premium))
        model = replace(base.model, plants=plants)
        asked = replace(made.asked, base=replace(base, model=model))
        write_provinces(replace(made, asked=asked), language)
        assert (words in capsys.readouterr().out) is told
