"""What the project is, its grounds, its scale."""

from __future__ import annotations

import pytest

from polysight.report.blocks import Grid, plain
from polysight.report.feasibility import opening
from tests.report.feasibility.example import CHEAP, DEAR, dossier, sentences, standing

pytestmark = pytest.mark.slow


def test_the_project_is_told_with_its_phases() -> None:
    told = list(opening.project(dossier("en")))
    assert "100.0 kt/a" in sentences(told)
    grid = next(one for one in told if isinstance(one, Grid))
    assert [plain(row[4]) for row in grid.rows] == ["January 2028", "January 2029"]


def test_scale_business_and_grounds_are_told_at_every_price() -> None:
    for price in (None, CHEAP, DEAR):
        told = dossier("zh", price)
        assert "内销" in sentences(opening.business(told))
        grid = next(one for one in opening.output(told) if isinstance(one, Grid))
        assert plain(grid.rows[0][2]) != plain(grid.rows[-1][2])
    assert "参考大纲" in sentences(opening.grounds(dossier("zh")))


def test_a_price_says_what_it_is_and_a_past_start_that_it_is_past() -> None:
    assert "is no forecast" in sentences(opening.business(dossier("en")))
    told = sentences(opening.project(dossier("en")))
    assert "Building was to begin in July 2026" in told


def test_a_plant_that_never_runs_is_said_to_stand_still() -> None:
    assert "stands still in every full year" in sentences(opening.output(standing("en")))
    assert "停产" in sentences(opening.output(standing("zh")))
    for price in (None, CHEAP):
        assert "stands still in every" not in sentences(opening.output(dossier("en", price)))
