"""Warning and carbon."""

from __future__ import annotations

from polysight.report.blocks import Cite, Grid, Paragraph, Picture, plain
from polysight.report.chapters.indicators import carbon, warning
from tests.report.example import writer


def test_utilisation_stands_on_both_denominators() -> None:
    blocks = list(warning(writer("en")))
    grids = [block for block in blocks if isinstance(block, Grid)]
    assert [plain(row[0]) for row in grids[0].rows] == [
        "over year-end capacity",
        "over mean capacity",
    ]
    assert isinstance(blocks[-1], Picture)


def test_lights_are_told_in_words() -> None:
    told = "".join(plain(b.runs) for b in warning(writer("en")) if isinstance(b, Paragraph))
    assert "utilisation over mean capacity shows blue" in told


def test_screening_and_life_cycle_never_share_a_table() -> None:
    one = writer("en")
    grids = [block for block in carbon(one) if isinstance(block, Grid)]
    for grid in grids:
        runs = [run for row in grid.rows for cell in row for run in cell]
        names = {run.id.split("[")[0] for run in runs if isinstance(run, Cite)}
        assert names in (
            {"carbon.covered"},
            {"carbon.footprint_lifecycle", "carbon.covered_lifecycle"},
        )
    assert len(grids) == 2
