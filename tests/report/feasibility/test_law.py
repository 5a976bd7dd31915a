"""What the law says of a project."""

from __future__ import annotations

import pytest

from polysight.report.blocks import Grid, plain
from polysight.report.feasibility import law
from tests.report.feasibility.example import dossier, sentences

pytestmark = pytest.mark.slow


def test_every_rule_has_a_verdict_and_a_text() -> None:
    told = dossier("en")
    grid = next(one for one in law.whole_law(told) if isinstance(one, Grid))
    assert len(grid.rows) == len(told.study.verdicts)
    words = {plain(row[3]) for row in grid.rows}
    assert words <= {"kept", "missed", "kept by measures that are counted", "cannot be judged"}
    assert all(plain(row[4]) for row in grid.rows)


def test_no_rule_stands_in_two_tables_of_the_study() -> None:
    told = dossier("en")
    apart = (*law.discharges(told), *law.training(told))
    assert apart
    grid = next(one for one in law.planning(told) if isinstance(one, Grid))
    assert len(grid.rows) == len(told.study.verdicts) - len(apart)
    assert "sections on the environment and on safety" in sentences(law.planning(told))
