"""Value from each viewpoint."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.report.blocks import Grid, plain
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.viewpoints import FLOWS, values
from polysight.report.number_format import NO_BREAK
from tests.report.feasibility.example import dossier, sentences

pytestmark = pytest.mark.slow


def test_three_viewpoints_and_what_owners_are_paid() -> None:
    told = dossier("en")
    blocks = list(values(told))
    grid = next(one for one in blocks if isinstance(one, Grid))
    assert len(grid.rows) == len(FLOWS)
    earned, paid = (
        told.writer.numbers.at(*name).value
        for name in (("investment.npv", "equity"), ("project.distributed_npv",))
    )
    assert paid < earned
    shown = plain(told.cell(told.number("project.distributed_npv")))
    assert shown.replace(NO_BREAK, " ") in sentences(blocks)


def test_the_day_and_the_money_of_the_values_are_told() -> None:
    one = dossier("en")
    assert "nominal rates and prices are real ones too" in sentences(values(one))
    resolved = one.study.resolved
    rising = np.full_like(resolved.case.valuation.inflation, 0.02)
    valued = replace(resolved.case.valuation, inflation=rising)
    moved = replace(resolved, case=replace(resolved.case, valuation=valued))
    other = Dossier(replace(one.study, resolved=moved), one.writer)
    assert "are nominal" in sentences(values(other))
