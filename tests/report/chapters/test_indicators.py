"""Warning."""

from __future__ import annotations

from polysight.report.blocks import Grid, Paragraph, Picture, plain
from polysight.report.chapters.indicators import warning
from tests.report.example import writer


def test_utilisation_stands_on_both_denominators() -> None:
    blocks = list(warning(writer("en")))
    grids = [block for block in blocks if isinstance(block, Grid)]
    assert [plain(row[0]) for row in grids[0].rows] == [
        "over year-end capacity",
        "over mean capacity",
    ]
    pictures = (one.key for one in blocks if isinstance(one, Picture))
    assert next(pictures) == "warning_history"


def test_lights_are_told_in_words() -> None:
    told = "".join(plain(b.runs) for b in warning(writer("en")) if isinstance(b, Paragraph))
    assert "utilisation over mean capacity shows blue" in told
