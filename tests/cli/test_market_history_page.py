"""The page of the past price says what its numbers say, whichever way they lie."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from polysight.answers.market_history_document import PastPrice
from polysight.cli.market_history_page import write
from polysight.evidence.store import evidence
from polysight.messages import LANGUAGES, Language, catalogue, text
from polysight.study.market_price_parts import PriceEvent, split

FIRST, COUNT = 12 * 2012, 132


@cache
def past(*, drift: float, swing: float, noise: float) -> PastPrice:
    """A price with a trend, a season and one episode."""
    months = FIRST + np.arange(COUNT)
    season = swing * np.sin(2 * np.pi * (months % 12) / 12)
    event = np.where((months > FIRST + 20) & (months <= FIRST + 50), -0.05, 0.0)
    scatter = noise * np.random.Generator(np.random.PCG64(3)).standard_normal(COUNT)
    price = 4.0 + np.cumsum(drift + season + event + scatter)
    parts = split(months, price, [("E03", "glut", FIRST + 21, FIRST + 50)])
    return PastPrice(evidence(), parts)


def said(found: PastPrice, language: Language, capsys: pytest.CaptureFixture[str]) -> str:
    write(found, language)
    return capsys.readouterr().out.replace("\n", " ")


def begin(key: str, language: Language) -> str:
    """What a sentence begins with, before its first number."""
    return re.split(r"\{", catalogue(language)[f"market_history.{key}"])[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_strong_pattern_is_told_as_such(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    found = past(drift=0.02, swing=0.05, noise=0.003)
    told = said(found, language, capsys)
    assert begin("season", language) in told
    assert text("market_history.no_season", language) not in told
    assert found.parts.drift_known
    assert found.parts.explained > 0.9
    assert text("market_history.month_4", language) in told
    assert found.episode("E03", language) in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_scatter_alone_is_told_as_such(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    found = past(drift=0.0, swing=0.0, noise=0.1)
    parts = replace(found.parts, drift=0.0, by_month=np.zeros(12))
    told = said(PastPrice(found.evidence, parts), language, capsys)
    assert text("market_history.no_season", language) in told
    ends = catalogue(language)["market_history.no_trend"].split("{change}")[1]
    assert ends in told
    assert begin("season", language) not in told


def test_an_interval_holds_its_change(capsys: pytest.CaptureFixture[str]) -> None:
    found = past(drift=0.0, swing=0.0, noise=0.01)
    event = PriceEvent("E03", "glut", FIRST + 21, FIRST + 50, -1.0, 0.1)
    told = said(PastPrice(found.evidence, replace(found.parts, told=(event,))), "en", capsys)
    assert "-63 (-69…-57)" in told
