"""Figures of the warning are drawn with its words, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.cli.warn_figures import spans, write, write_history, write_record
from polysight.messages import LANGUAGES, Language
from polysight.report.figures.warning.episodes import GLUT, REBOUND, SHORTAGE
from tests.cli.warn_example import asked, assessed

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_tell_the_warning(language: Language, tmp_path: Path) -> None:
    written = write(asked(), language, tmp_path)
    written += write_record(assessed(), language, tmp_path)
    drawn = {path.name for path in written}
    names = ("lights", "index", "contributions", "lead_time", "reliability")
    assert drawn == {f"warn_{name}.{end}" for name in names for end in ("svg", "png")}
    words = {
        "lights": {"en": "Coincident: blue", "zh": "同步指标：蓝灯"},
        "contributions": {"en": "from 50", "zh": "较50"},
        "lead_time": {"en": "the pipeline of it", "zh": "0号指标"},
        "reliability": {"en": "12 months ahead", "zh": "12个月后"},
    }
    for name, told in words.items():
        assert told[language] in (tmp_path / f"warn_{name}.svg").read_text(encoding="utf-8")


def test_the_history_has_lights_and_index(tmp_path: Path) -> None:
    assert len(write_history(assessed(), "en", tmp_path)) == 4


def test_rebounds_are_no_episodes_of_their_own() -> None:
    kinds = [one.kind for one in spans(assessed())]
    assert (kinds.count(GLUT), kinds.count(SHORTAGE), kinds.count(REBOUND)) == (4, 2, 1)
