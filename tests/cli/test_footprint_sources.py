"""Sources of a footprint at a terminal."""

from __future__ import annotations

import pytest

from polysight.cli.footprint_sources import write_sources
from tests.study.footprint_example import data
from tests.study.footprint_plants import ROD, told


def test_every_source_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    write_sources(told(ROD), data(), "en")
    said = capsys.readouterr().out
    for key in {one.source for one in told(ROD).cited}:
        assert said.count(f"  {key}: ") == 1
