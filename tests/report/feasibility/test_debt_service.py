"""Sections on debt and cash."""

from __future__ import annotations

import pytest

from polysight.report.blocks import Grid, Picture, plain
from polysight.report.feasibility import debt_service
from tests.report.feasibility.example import DEAR, OTHER_GRADE, dossier, sentences

pytestmark = pytest.mark.slow


def test_every_year_that_owes_anything_has_a_cover_until_the_debt_is_repaid() -> None:
    told = dossier("en", name=OTHER_GRADE)
    (grid,) = debt_service.cover_table(told)
    repaid = told.writer.numbers.at("project.count", "repayment-years").value
    years = [plain(row[0]) for row in grid.rows]
    assert years[:3] == ["2028", "2029", "2030"]
    assert len(years) == repaid + 2
    assert "owe interest alone" in sentences(debt_service.debt(told))
    assert any(isinstance(one, Picture) for one in debt_service.debt(told))


def test_without_years_of_interest_alone_nothing_is_said_of_them() -> None:
    told = dossier("en", name="debottlenecking-xinjiang")
    found = list(debt_service.debt(told))
    assert any(isinstance(one, Grid) for one in found)
    assert "owe interest alone" not in sentences(found)


def test_cash_follows_the_results() -> None:
    assert "no short loan" in sentences(debt_service.cash(dossier("en", DEAR)))
    assert "pay it from other cash" in sentences(debt_service.cash(dossier("en", name=OTHER_GRADE)))
