"""A missing glyph stops the build and is named."""

from __future__ import annotations

import base64
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from polysight.errors import DataError
from polysight.report.fonts import BOLD, REGULAR, characters
from polysight.report.glyphs import embedded, require_glyphs, texts


def test_texts_are_found_at_any_depth() -> None:
    tree = {"a": ["x", {"b": "y"}], "c": 1}
    assert list(texts(tree)) == [("a[0]", "x"), ("a[1].b", "y")]


def test_a_missing_glyph_is_named_with_code_point_and_place() -> None:
    require_glyphs({"title": "多晶硅，CO₂ −4.4%\n"})
    with pytest.raises(DataError) as caught:
        require_glyphs({"title": "多晶硅", "rows": ["ok", "\u0e01 and \u0e01 \u0e02"]})
    told = str(caught.value)
    assert len(caught.value.problems) == 2
    assert "U+0E01" in told
    assert "rows[1]" in told


@pytest.mark.parametrize("path", [REGULAR, BOLD])
def test_the_embedded_part_holds_what_is_used_and_little_else(path: Path) -> None:
    made = embedded(path, "多晶硅 46.2%")
    font = TTFont(BytesIO(base64.b64decode(made)))
    assert {ord(sign) for sign in "多晶硅 46.2%"} <= set(font.getBestCmap())
    assert len(font.getGlyphOrder()) < 30
    assert font.flavor == "woff"
    assert embedded(path, "多晶硅 46.2%") == made


def test_fonts_draw_the_signs_of_the_reports() -> None:
    assert {ord(sign) for sign in "—–−·“”‘’，。；：？！（）、《》₂²°≤≥×→•…"} <= characters()
