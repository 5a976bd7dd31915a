"""Who pays for a project."""

from __future__ import annotations

import pytest

from polysight.report.blocks import plain
from polysight.report.feasibility import funding
from tests.report.feasibility.example import dossier, sentences

pytestmark = pytest.mark.slow


def test_use_and_sources_of_funds_have_the_same_sum() -> None:
    (grid,) = funding.funding(dossier("en"))
    sums = {plain(row[0]): plain(row[1]) for row in grid.rows}
    assert sums["Total investment"] == sums["Funding"]


def test_equity_is_held_against_the_law_and_the_rest_is_told() -> None:
    told = sentences(funding.financing(dossier("en")))
    assert "at least 30%, which is kept" in told
    assert "The rest is a loan for working capital" in told
