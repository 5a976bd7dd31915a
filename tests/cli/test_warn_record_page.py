"""The page of the record: verdicts, alarms by glut, skill, odds, the rebound, and its limits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.cli.warn_record_page import gluts, gluts_known, ordered, write
from polysight.messages import LANGUAGES, Language
from polysight.study.warning_candidates import INDICATOR
from tests.cli.warn_example import RULE, assessed

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "250")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_alarms_skill_and_limits(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    write(assessed(), language)
    told = capsys.readouterr().out
    for one in gluts(assessed())[1:]:
        assert one.id in told
    words = {
        "en": (RULE.en, "proves little", "Usefulness", "Brier", "The rebound", "back-tested"),
        "zh": (RULE.zh, "证据很有限", "有用性", "Brier", "反弹", "无法回溯检验"),
    }[language]
    for word in words:
        assert word in told


def test_signals_that_no_glut_tests_are_named_and_not_ranked() -> None:
    found = assessed()
    assert all(gluts_known(one) for one in ordered(found))
    told = {one.name for one in ordered(found) if one.kind == INDICATOR}
    assert "futures_basis" not in told
    assert "pipeline" in told


def test_indicators_with_more_gluts_stand_first() -> None:
    counts = [gluts_known(one) >= 2 for one in ordered(assessed()) if one.kind == INDICATOR]
    assert counts == sorted(counts, reverse=True)


def test_an_unknown_window_is_no_miss() -> None:
    one = ordered(assessed())[0]
    blank = replace(one, calls=tuple(replace(call, missed=None) for call in one.calls))
    assert gluts_known(blank) == 0
