"""The history: quarter ends or every month, with states of hindsight beside them."""

from __future__ import annotations

import pytest

from polysight.cli.warn_history_page import document, write
from polysight.messages import LANGUAGES, Language
from tests.cli.project_example import fits
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


def test_the_document_fits() -> None:
    told = fits(document(assessed()), "warn_history")
    count = len(told["months"])
    assert all(len(one["light"]) == count for one in told["indicators"])
    assert all(len(one["pooled"]) == count for one in told["probabilities"])
    assert [one["name"] for one in told["indices"]] == ["all", "leading", "coincident"]
