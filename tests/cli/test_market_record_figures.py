"""Figures of the record are written for horizons and turns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from polysight.cli.market_record_figures import write
from polysight.messages import LANGUAGES, Language
from tests.cli.market_record_example import record

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_are_written(language: Language, tmp_path: Path) -> None:
    names = {path.name for path in write(record(), language, tmp_path)}
    assert names == {f"market_{key}.{end}" for key in ("record", "turns") for end in ("svg", "png")}


def test_a_record_without_forecasts_has_none(tmp_path: Path) -> None:
    assert write(replace(record(), rows=()), "en", tmp_path) == []
