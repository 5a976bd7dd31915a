"""The bundled fonts print every character that a report can hold."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.structure.source import ROOT, SRC
from tools.fonts.characters import big5, gb2312, printed

FOLDER = SRC / "polysight" / "report" / "fonts"
FAMILY = "Polysight Sans SC"


@pytest.fixture(scope="module", params=["Regular", "Bold"])
def path(request: pytest.FixtureRequest) -> Path:
    """Font file of one weight."""
    return FOLDER / f"PolysightSansSC-{request.param}.otf"


@pytest.fixture(scope="module")
def carried(path: Path) -> set[int]:
    """Code points that the font prints."""
    with TTFont(path) as font:
        return set(font.getBestCmap())


def test_gb2312_has_6763_hanzi() -> None:
    assert len({point for point in gb2312() if 0x4E00 <= point <= 0x9FFF}) == 6763
    assert len({point for point in big5() if 0x4E00 <= point <= 0x9FFF}) == 5401


def test_every_character_set_is_carried(carried: set[int]) -> None:
    assert gb2312() | big5() <= carried
    assert set(range(0x20, 0x7F)) <= carried
    assert set(map(ord, "₁₂₃₄²³⁴±×·≤≥→℃μΩ€¥£“”‘’…—–、。《》（）％")) <= carried


def test_every_character_of_data_and_messages_is_carried(carried: set[int]) -> None:
    missing = "".join(map(chr, sorted(printed(ROOT) - carried)))
    assert missing == "", "cut the fonts again (tools/fonts/README.md)"


def test_a_missing_character_is_seen(carried: set[int], tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "x.csv").write_text("name\n한국\n", encoding="utf-8")
    assert printed(tmp_path) - carried == set(map(ord, "한국"))


def test_no_installed_font_can_stand_in(path: Path) -> None:
    with TTFont(path) as font:
        assert font["name"].getDebugName(1) == FAMILY
        assert font["CFF "].cff.topDictIndex[0].FamilyName == FAMILY
        assert "Noto" not in font["name"].getDebugName(6)
        assert "SIL Open Font License" in font["name"].getDebugName(13)


def test_the_licence_travels_with_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "src/polysight/report/fonts/OFL.txt" in project["license-files"]
