"""The timeline of a plant is drawn; a plant that no law concerned has none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from polysight.cli.comply_figures import write
from tests.cli.comply_example import answered
from tests.plant.routes.plants import data


def test_the_timeline_is_drawn(tmp_path: Path) -> None:
    paths = write(answered(), data(), "zh", tmp_path)
    assert {path.suffix for path in paths} == {".svg", ".png"}
    assert "gb-29447" in paths[0].read_text("utf-8")


def test_without_law_there_is_nothing_to_draw(tmp_path: Path) -> None:
    assert write(replace(answered(), instruments=()), data(), "en", tmp_path) == []
