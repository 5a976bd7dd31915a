"""The page of a light: definition, thresholds, months, rows and sources."""

from __future__ import annotations

import pytest

from polysight.answers.warn_why_answer import why
from polysight.cli.warn_why_page import write
from polysight.messages import LANGUAGES, Language
from tests.cli.warn_example import ROWS, RULE, asked

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_definition_thresholds_and_sources(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    found = why(asked(), "utilisation")
    write(found, language)
    told = capsys.readouterr().out
    words = {
        "en": ("how the utilisation is worked out", "under 9", "a lower value"),
        "zh": ("4号指标的算法", "开工率低于9", "数值越低"),
    }[language]
    for one in (*words, *ROWS, "2026-06", "2025-06", RULE.source, "MW0036"):
        assert one in told


def test_a_grey_light_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    write(why(asked(), "futures_basis"), "en")
    told = capsys.readouterr().out
    assert "fewer than 24 months" in told
    assert "There are no thresholds" in told
