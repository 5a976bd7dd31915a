"""Warning and carbon."""

from __future__ import annotations

from polysight.report.blocks import Cite, Grid, Paragraph, Picture, plain
from polysight.report.chapters.indicators import carbon, footprint_rows, warning
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
    grids = [block for block in carbon(one) if isinstance(block, Grid)][:2]
    for grid in grids:
        runs = [run for row in grid.rows for cell in row for run in cell]
        names = {run.id.split("[")[0] for run in runs if isinstance(run, Cite)}
        assert names in (
            {"carbon.covered"},
            {"carbon.footprint_lifecycle", "carbon.covered_lifecycle"},
        )
    assert len(grids) == 2


def test_published_footprints_stand_once_and_in_no_order_of_size() -> None:
    rows = footprint_rows(writer("en"))
    assert len({(row.company, row.middle) for row in rows}) == len(rows) >= 3
    sizes = [row.middle for row in rows]
    assert sizes not in (sorted(sizes), sorted(sizes, reverse=True))


def test_the_default_of_steam_is_called_a_default() -> None:
    grid = next(block for block in carbon(writer("en")) if isinstance(block, Grid))
    assert "not a life-cycle factor" in plain(grid.note)
