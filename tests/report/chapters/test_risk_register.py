"""The register of risks."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.messages import LANGUAGES
from polysight.report.blocks import Cite, Grid, Paragraph, plain
from polysight.report.chapters.risk_register import TOGETHER, pairs, rated, risks
from polysight.study.result import Result
from tests.report.example import changed, numbers, study, without, writer


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
    assert glut[1][0].id == "warning.early.odds_beside[pooled,glut,12]"


def test_without_a_warning_the_risk_keeps_its_effect_only() -> None:
    names = [name for name, *_ in rated(numbers(without("warning.early.odds_beside")))]
    assert "glut" in names
    few = rated(numbers(without("warning.early.odds_beside", "market.forecast.utilisation")))
    assert "glut" not in [name for name, *_ in few]


def test_the_combined_effect_is_told_from_the_same_draws() -> None:
    told = [plain(one.runs) for one in risks(writer("en")) if isinstance(one, Paragraph)]
    assert any(one.startswith("Together") for one in told)


def paired(result: Result) -> list[str]:
    return [plain(one.runs) for one in risks(writer("en", result)) if isinstance(one, Paragraph)]


def test_what_falls_together_follows_the_draws() -> None:
    shape = study().arrays[TOGETHER].array.values.shape
    high, low = np.full(shape, 1.0), np.zeros(shape)
    often = paired(changed(TOGETHER, *high.ravel()))
    assert any(one.startswith("What falls together most") for one in often)
    assert not any(one.startswith("What keeps apart most") for one in often)
    never = paired(changed(TOGETHER, *low.ravel()))
    assert not any(one.startswith("What falls together most") for one in never)
    assert any(one.startswith("What keeps apart most") for one in never)


def test_pairs_that_say_nothing_are_left_out() -> None:
    told = {one.id.partition("[")[2] for one, _ in pairs(numbers())}
    assert told
    assert not any(one.startswith(("idle,tight", "under-median,under-marginal")) for one in told)


@pytest.mark.parametrize(
    ("margins", "word"), [((9.0, 5.0, 1.0, 0.4), "against"), ((1.0, 5.0, 1.0, 9.0), "no lower")]
)
def test_the_margin_of_a_bad_year(margins: tuple[float, ...], word: str) -> None:
    name = "market.forecast.state_margin"
    years = study().arrays[name].array.values.shape[1]
    told = paired(changed(name, *np.repeat(margins, years)))
    assert any("Where glut and a price" in one and word in one for one in told)


def test_the_chapter_opens_with_the_likeliest_risk() -> None:
    first = next(iter(risks(writer("en"))))
    assert isinstance(first, Paragraph)
    assert plain(first.runs).startswith("The likeliest risk is")
