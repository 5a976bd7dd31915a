"""The register of risks."""

from __future__ import annotations

from polysight.messages import LANGUAGES
from polysight.report.blocks import Cite, Grid, Paragraph, plain
from polysight.report.chapters.risk_register import rated, risks
from tests.report.example import numbers, without, writer


def test_every_risk_has_owner_response_and_trigger() -> None:
    for language in LANGUAGES:
        grid = next(one for one in risks(writer(language)) if isinstance(one, Grid))
        assert len(grid.rows) == len(rated(numbers()))
        for row in grid.rows:
            assert all(plain(cell) for cell in row)


def test_likelihoods_and_effects_are_bound() -> None:
    grid = next(one for one in risks(writer("en")) if isinstance(one, Grid))
    glut = grid.rows[0]
    assert isinstance(glut[1][0], Cite)
    assert glut[1][0].id == "warning.early.odds[glut,12,central]"


def test_without_a_warning_the_risk_keeps_its_effect_only() -> None:
    names = [name for name, *_ in rated(numbers(without("warning.early.odds")))]
    assert "glut" in names
    few = rated(numbers(without("warning.early.odds", "market.forecast.utilisation")))
    assert "glut" not in [name for name, *_ in few]


def test_the_combined_effect_is_told_from_the_same_draws() -> None:
    told = [plain(one.runs) for one in risks(writer("en")) if isinstance(one, Paragraph)]
    assert any(one.startswith("Together") for one in told)
