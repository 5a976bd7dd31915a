"""The page of the record: aim, scores, coverage, turns, and how little it proves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.cli.market_backtest_page import write
from polysight.messages import LANGUAGES, Language
from polysight.study.market_turns import DAYS
from polysight.study.scenario import Wording
from tests.cli.market_record_example import record

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_aim_scores_and_turns(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    write(record(), language)
    told = capsys.readouterr().out
    for word in (*DAYS.values(), "0.85", "2017-12-31"):
        assert word in told
    assert {"en": "random walk", "zh": "随机游走"}[language] in told
    assert {"en": "earlier version", "zh": "较早版本"}[language] not in told


def test_days_of_development_stand_apart(capsys: pytest.CaptureFixture[str]) -> None:
    whole = record()
    until = whole.protocol.window.developed_until.isoformat()
    assert all(one.origin > until for one in whole.scored)
    assert len(whole.scored) + len(whole.developed) == len(whole.rows)
    write(whole, "en", developed=True)
    told = capsys.readouterr().out
    assert "Days of development" in told
    assert "Aim" not in told


def test_a_record_of_other_code_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    write(record(same_code=False), "en")
    assert "--run" in capsys.readouterr().out


def test_a_record_without_scored_days_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    write(replace(record(), rows=record().developed), "en")
    told = capsys.readouterr().out
    assert "no forecasts" in told
    assert "laid down on" not in told
    assert "not known" in told.replace("\n", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_freezes_of_the_code_are_told(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = record()
    frozen = Wording(en="first and last words", zh="首次与最后一次")
    words = {**whole.protocol.words, "frozen": frozen}
    write(replace(whole, protocol=whole.protocol.model_copy(update={"words": words})), language)
    assert getattr(frozen, language) in capsys.readouterr().out


def test_a_few_forecasts_have_no_interval(capsys: pytest.CaptureFixture[str]) -> None:
    whole = record()
    until = whole.protocol.window.developed_until.isoformat()
    days = [one for one in DAYS.values() if one > until]
    write(replace(whole, rows=tuple(one for one in whole.rows if one.origin in days)), "en")
    told = capsys.readouterr().out
    assert "(–)" in told
    assert "price in China" in told.split("Fewer than 5")[1].split("\n")[0]
    assert "How often what came" not in told.split("\n", 12)[-1].split("Three turns")[0]
