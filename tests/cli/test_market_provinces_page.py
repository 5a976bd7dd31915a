"""Provinces are told as tables and as a document, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from polysight.cli.market_provinces_page import balance_of, document, write_provinces
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


def test_the_document_holds_the_same_balance() -> None:
    told, held = document(found()), balance_of(found())
    assert told is not None
    assert held is not None
    producers: Any = told["producers"]
    assert [one["region"] for one in producers] == list(held.producers)
