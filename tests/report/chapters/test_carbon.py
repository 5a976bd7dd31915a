"""The chapter on the footprint: bases apart, intervals told, published ones beside it."""

from __future__ import annotations

import math
from dataclasses import replace

from polysight.report.blocks import Cite, Grid, Paragraph, plain
from polysight.report.chapters.carbon import carbon, footprint_rows
from tests.report.example import changed, writer

NAN = math.nan


def test_screening_and_life_cycle_never_share_a_table() -> None:
    grids = [block for block in carbon(writer("en")) if isinstance(block, Grid)][:3]
    found = []
    for grid in grids:
        runs = [run for row in grid.rows for cell in row for run in cell]
        found.append({run.id.split("[")[0] for run in runs if isinstance(run, Cite)})
    assert found == [
        {"carbon.footprint_lifecycle", "carbon.total_lifecycle"},
        {"carbon.scope_lifecycle"},
        {"carbon.screening"},
    ]


def test_totals_are_told_with_their_interval() -> None:
    result = changed("carbon.total_lifecycle", 44, 48, 55, 24, 26, 29)
    paragraphs = [block for block in carbon(writer("en", result)) if isinstance(block, Paragraph)]
    ids = [run.id for run in paragraphs[0].runs if isinstance(run, Cite)]
    assert ids == [f"carbon.total_lifecycle[siemens,{case}]" for case in ("central", "low", "high")]


def test_missing_stages_are_named() -> None:
    values = [13.0, 24.0, 3.0, NAN, 12.0, 3.0, 4.0, NAN]
    blocks = list(carbon(writer("en", changed("carbon.footprint_lifecycle", *values))))
    words = " ".join(plain(block.runs) for block in blocks if isinstance(block, Paragraph))
    assert "states amount or factor of: transport" in words


def test_published_footprints_stand_once_and_in_no_order_of_size() -> None:
    rows = footprint_rows(writer("en"))
    assert len({(row.company, row.middle) for row in rows}) == len(rows) >= 3
    sizes = [row.middle for row in rows]
    assert sizes not in (sorted(sizes), sorted(sizes, reverse=True))


def test_what_is_nothing_by_a_rule_says_by_which() -> None:
    name = "carbon.footprint_lifecycle"
    result = changed(name, 13.0, 24.0, 0.0, 0.0, 12.0, 3.0, 0.0, 1.0)
    marks = {
        f"{name}[siemens,steam]": ("mark.within_electricity",),
        f"{name}[siemens,transport]": ("mark.footprint_cut_off",),
    }
    one = writer("en", replace(result, marks={**result.marks, **marks}))
    grid = next(block for block in carbon(one) if isinstance(block, Grid))
    assert [plain(row[1]) for row in grid.rows[2:4]] == ["with electricity", "cut off"]
    assert plain(grid.rows[2][2]) == "0.00"
