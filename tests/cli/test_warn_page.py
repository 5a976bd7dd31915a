"""The page of a warning: gauge, odds, lights, reasons of grey, what moved it."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.cli.warn_page import gauge, write
from polysight.messages import LANGUAGES, Language
from tests.cli.warn_example import asked, assessed

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_index_odds_and_lights(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    write(asked(), language)
    told = capsys.readouterr().out
    level = f"{assessed().signals.index.composite.level[-1]:.1f}"
    for word in ("2026", level, "●", "price_to_cash_cost", "polysight warn why"):
        assert word in told
    for word in {"en": ("glut, by the", "blue: cold", "Grey"), "zh": ("过剩：", "蓝灯：", "灰灯")}[
        language
    ]:
        assert word in told


def test_the_gauge_shows_base_alarm_and_level() -> None:
    signs = gauge(80.0, 60.0)
    assert signs.index("┼") < signs.index("!") < signs.index("●")
    assert gauge(50.0, 50.0).count("●") == 1
    assert "●" not in gauge(np.nan, 60.0)
    assert len({len(gauge(value, 60.0)) for value in (0.0, 33.3, 100.0)}) == 1
