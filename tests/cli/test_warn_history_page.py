"""The history: quarter ends or every month, with states of hindsight beside them."""

from __future__ import annotations

import pytest

from polysight.cli.warn_history_page import write
from polysight.messages import LANGUAGES, Language
from tests.cli.warn_example import assessed

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
def test_quarter_ends_are_told_unless_every_month_is_wanted(
    language: Language, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    write(assessed(), language)
    told = capsys.readouterr().out
    assert "2026-06" in told
    assert "2026-05" not in told
    assert {"en": "glut", "zh": "过剩"}[language] in told
    write(assessed(), language, every=True)
    assert "2026-05" in capsys.readouterr().out
