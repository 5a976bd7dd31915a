"""The price of the first day is told as the estimate that it is."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.cli.market_first_day import write_first_day, write_module
from polysight.messages import LANGUAGES, Language
from polysight.study.market_quote import last_quote
from tests.cli.market_example import asked, found, rows

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_quote_has_its_day(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    write_first_day(asked(), language)
    told = capsys.readouterr().out
    quote = last_quote(rows(), asked().base.history)
    assert quote is not None
    assert str(quote.day) in told
    assert f"{float(asked().basis.in_china(np.asarray(quote.price))):.1f}" in told
    assert "2026-06-30" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_less_reaches_the_module_than_silicon_costs(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    write_module(found(), language)
    told = capsys.readouterr().out
    assert "2030" in told
    assert "0.0" in told
