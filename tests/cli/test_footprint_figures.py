"""Figures of a footprint in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.cli.footprint_figures import write
from polysight.messages import LANGUAGES, Language
from tests.study.footprint_example import data
from tests.study.footprint_plants import ROD, told


@pytest.mark.parametrize("language", LANGUAGES)
def test_waterfall_flows_and_provinces_are_drawn(language: Language, tmp_path: Path) -> None:
    paths = write(told(ROD), data(), language, tmp_path)
    names = {path.stem for path in paths}
    assert names == {"footprint_waterfall", "footprint_sankey", "province_tiles"}
    waterfall = (tmp_path / "footprint_waterfall.svg").read_text("utf-8")
    assert {"en": "silicon metal", "zh": "工业硅"}[language] in waterfall
    tiles = (tmp_path / "province_tiles.svg").read_text("utf-8")
    assert {"en": "Yunnan", "zh": "云南"}[language] in tiles


def test_a_stage_that_is_not_covered_is_said(tmp_path: Path) -> None:
    write(told("siemens"), data(), "en", tmp_path)
    assert "not covered" in (tmp_path / "footprint_waterfall.svg").read_text("utf-8")
