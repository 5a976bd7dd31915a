"""Influence of factors: methods agree where they must, and on who matters."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.outcomes import Outcome
from polysight.study.project_draws import project_draws
from polysight.study.project_influence import (
    SHARED,
    ProjectInfluence,
    project_influence,
)
from tests.study.project_doubt_text import pair, spread, uncertain

pytestmark = pytest.mark.slow
AFTER_TAX = SHARED.index(Outcome.NPV)
FREE = (
    spread("price", "lognormal", 0.7, 1.4),
    spread("capital", "pert", 0.9, 1.4),
    spread("input:electricity", "uniform", 0.8, 1.2),
)


@pytest.fixture(scope="module")
def free() -> ProjectInfluence:
    return project_influence(project_draws(uncertain(*FREE), count=4096), count=1024)


def test_price_matters_most_by_every_method(free: ProjectInfluence) -> None:
    at = free.keys.index("price")
    for told in (
        free.screening.mean_absolute[AFTER_TAX], free.variance.total.value[AFTER_TAX],
        free.shapley.value[AFTER_TAX], free.distance[Outcome.NPV].median,
        free.distance[Outcome.IRR].median,
    ):  # fmt: skip
        assert int(np.argmax(told)) == at
    assert free.screening.mean[AFTER_TAX, at] > 0
    assert (np.delete(free.screening.mean[AFTER_TAX], at) < 0).all()


def test_shapley_shares_lie_between_first_and_total_where_nothing_goes_together(
    free: ProjectInfluence,
) -> None:
    assert free.blocks == tuple((key,) for key in free.keys) == free.groups
    first = free.variance.first.value[AFTER_TAX]
    total = free.variance.total.value[AFTER_TAX]
    shapley = free.shapley.value[AFTER_TAX]
    assert shapley.sum() == pytest.approx(1.0, abs=1e-9)
    assert (shapley >= first - 0.05).all()
    assert (shapley <= total + 0.05).all()


def test_what_goes_with_the_price_takes_part_of_its_share() -> None:
    project = uncertain(*FREE, pair("price", "input:electricity", 0.8))
    got = project_influence(project_draws(project, count=2048), count=512)
    assert got.blocks == (("price", "input:electricity"), ("capital",))
    assert got.variance.first.value.shape == (len(SHARED), 2)
    at = got.keys.index("input:electricity")
    assert got.shapley.value[AFTER_TAX, at] > 0.2


def test_many_factors_share_as_groups() -> None:
    more = tuple(
        spread(key, "uniform", 0.9, 1.1)
        for key in (
            "price", "load", "capital", "input:electricity", "consumption:electricity",
            "fixed-cost",
        )
    )  # fmt: skip
    others = (spread("loan-rate", "uniform", 0.0, 0.01), spread("delay", "uniform", 0, 6, "months"))
    project = uncertain(*more, *others)
    got = project_influence(project_draws(project, count=1024), count=64)
    assert sum(len(group) for group in got.groups) == len(got.keys) == 8
