"""A figure where something is missed, none where nothing is."""

from __future__ import annotations

from pathlib import Path

from polysight.cli.gap_figures import write
from tests.cli.gap_examples import gap_answer
from tests.plant.routes.plants import data
from tests.study.gap_example import GRANULES


def test_both_files_are_written(tmp_path: Path) -> None:
    found = write(gap_answer(), data(), "zh", tmp_path)
    assert [one.name for one in found] == ["closing_cost.svg", "closing_cost.png"]
    assert "GB29447-2026-TCS" in found[0].read_text("utf-8")


def test_nothing_is_drawn_without_a_gap(tmp_path: Path) -> None:
    assert write(gap_answer(GRANULES), data(), "en", tmp_path) == []
