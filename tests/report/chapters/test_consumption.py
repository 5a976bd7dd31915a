"""Electricity by section, and reported quarters against what the others tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.messages import Language
from polysight.report.blocks import Grid, Paragraph, plain
from polysight.report.chapters.consumption import check, sections
from tests.report.example import study, writer


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sections_stand_by_route_with_what_is_calibrated(language: Language) -> None:
    one = writer(language)
    blocks = list(sections(one))
    told = [plain(block.runs) for block in blocks if isinstance(block, Paragraph)]
    grids = [block for block in blocks if isinstance(block, Grid)]
    assert len(grids) == 1
    assert [len(grids[0].rows), len(grids[0].head)] == [3, 3]
    for route in ("siemens", "silane-fbr"):
        for part in ("explained", "calibrated", "learnt"):
            assert f"plant.electricity_part[{route},{part}]" in one.uses
    assert len(told) >= 2


def test_quarters_stand_by_row_and_the_error_is_told() -> None:
    one = writer("en")
    blocks = list(check(one))
    told = [plain(block.runs) for block in blocks if isinstance(block, Paragraph)]
    (grid,) = (block for block in blocks if isinstance(block, Grid))
    assert len(grid.rows) == 8
    assert len(grid.head) == 9
    assert "costing.check_error[siemens]" in one.uses
    assert all("root mean square" in one for one in told)


def test_a_study_without_the_plant_model_says_nothing_of_it() -> None:
    whole = study()
    kept = {name: one for name, one in whole.arrays.items() if not name.startswith("plant.")}
    bare = writer("en", replace(whole, arrays=kept))
    assert list(sections(bare)) == []
