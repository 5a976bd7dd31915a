"""Figures of a footprint in both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from polysight.cli.footprint_figures import write
from polysight.messages import LANGUAGES, Language
from polysight.study.footprint_summary import summary
from tests.study.footprint_example import data
from tests.study.footprint_plants import ROD, told, worked


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
    found = worked("siemens")
    location = found.life_cycle.location
    cells = location.emissions_kgco2e_per_unit.copy()
    cells[:, location.stages.index("transport")] = np.nan
    whole = replace(location, emissions_kgco2e_per_unit=cells)
    less = replace(found, life_cycle=replace(found.life_cycle, location=whole))
    write(summary(less, data()), data(), "en", tmp_path)
    assert "not covered" in (tmp_path / "footprint_waterfall.svg").read_text("utf-8")
