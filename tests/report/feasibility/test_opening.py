"""What the project is, the law, the market."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.report.binding import Numbers
from polysight.report.blocks import Grid, Picture, plain
from polysight.report.feasibility import opening
from polysight.report.feasibility.dossier import Dossier
from polysight.report.prose import Writer
from tests.report.example import shipped
from tests.report.feasibility.example import CHEAP, DEAR, dossier, project, sentences

pytestmark = pytest.mark.slow


def test_the_project_is_told_with_its_phases() -> None:
    told = list(opening.project(dossier("en")))
    assert "100.0 kt/a" in sentences(told)
    grid = next(one for one in told if isinstance(one, Grid))
    assert [plain(row[4]) for row in grid.rows] == ["January 2028", "January 2029"]


def test_the_market_supports_or_does_not_support_the_project() -> None:
    own = list(opening.market(dossier("en")))
    assert any(isinstance(one, Picture) for one in own)
    assert "lies above" in sentences(own)
    least = project().evaluation.indicators.minimum_price_cny_per_kg
    assert least < 95.0


def test_without_a_study_the_section_says_what_to_do() -> None:
    one = project()
    arrays = {k: v for k, v in one.result.arrays.items() if not k.startswith("market.")}
    bare = replace(one, result=replace(one.result, arrays=arrays))
    told = Dossier(bare, Writer("en", Numbers(bare.result, shipped())))
    assert "run the baseline study first" in sentences(opening.market(told))


def test_scale_business_and_grounds_are_told_at_every_price() -> None:
    for price in (None, CHEAP, DEAR):
        told = dossier("zh", price)
        assert "内销" in sentences(opening.business(told))
        grid = next(one for one in opening.output(told) if isinstance(one, Grid))
        assert plain(grid.rows[0][2]) != plain(grid.rows[-1][2])
    assert "参考大纲" in sentences(opening.grounds(dossier("zh")))
