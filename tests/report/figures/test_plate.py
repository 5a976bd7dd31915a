"""The plate of the figures."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import pairwise

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties, findfont

from polysight.report.figures.plate import (
    PALETTE,
    STYLE,
    Plate,
    engraved,
    registered,
    table,
    wrapped,
)
from polysight.report.fonts import REGULAR


def draw(panels: list[Axes]) -> None:
    panels[0].plot([1, 2], [3, -4], label="产能")
    panels[0].legend()


def test_the_same_drawing_gives_the_same_bytes() -> None:
    plate = Plate("标题", "万吨", "来源：甲；数据截至二〇二五年")
    assert engraved(plate, draw) == engraved(plate, draw)


def test_title_unit_and_note_are_in_the_picture() -> None:
    svg = engraved(Plate("标题", "万吨", "来源：甲"), draw)[0].decode()
    for text in ("标题", "万吨", "来源：甲"):
        assert f"<!-- {text} -->" in svg
    assert "<dc:date>" not in svg
    assert "<text" not in svg


def test_only_the_bundled_font_draws() -> None:
    with mpl.rc_context(STYLE):
        assert findfont(FontProperties(family=registered()), fallback_to_default=False) == str(
            REGULAR
        )


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_first_colours_differ_without_hue() -> None:
    shades = sorted(luminance(colour) for colour in PALETTE[:3])
    assert all(b / (a + 0.01) > 1.5 for a, b in pairwise(shades))


def test_long_notes_are_broken() -> None:
    assert wrapped("短", 10) == "短"
    lines = wrapped("word " * 30, 20).splitlines()
    assert len(lines) > 2
    assert all(len(line) <= 40 for line in lines)
    assert "".join(wrapped("多晶硅" * 20, 10).split("\n")) == "多晶硅" * 20


def test_formulas_stay_text_and_negative_numbers_stay_numbers() -> None:
    text = table(["a", "b"], [["=1+1", -4.5], ["@x", 1.0], ["plain", ""]])
    rows = list(csv.reader(StringIO(text)))
    assert rows[1] == ["'=1+1", "-4.5"]
    assert rows[2][0] == "'@x"
    assert rows[3] == ["plain", ""]
