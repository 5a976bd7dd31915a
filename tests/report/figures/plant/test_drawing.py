"""Figures are stored as SVG and PNG, with title, unit and note, and the same bytes each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from matplotlib.axes import Axes

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.plant.drawing import drawing, store
from tests.report.figures.plant.example import frame


def draw(panels: list[Axes]) -> None:
    panels[0].plot([0, 1], [0, 1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_forms_carry_title_unit_and_note(language: Language, tmp_path: Path) -> None:
    about = frame(language)
    one = drawing("line", about, "kWh/kg", draw, height_inches=2.0)
    for words in (about.title, "kWh/kg", about.note):
        assert f"<!-- {words} -->" in one.svg.decode()
    assert one.png.startswith(b"\x89PNG")
    assert drawing("line", about, "kWh/kg", draw, height_inches=2.0) == one
    paths = store([one], tmp_path / "new" / "folder")
    assert [path.name for path in paths] == ["line.svg", "line.png"]
    assert paths[0].read_bytes() == one.svg


def test_words_come_from_the_catalogue() -> None:
    assert frame("zh").words("price", price="38").startswith("实际价格38")
