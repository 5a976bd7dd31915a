"""A project whose price follows the market model."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from polysight.investment.outcomes import Outcome
from polysight.study.draft import Cell, Draft
from polysight.study.project_case import ResolvedProject, resolved_project
from polysight.study.project_files import project_file
from polysight.study.project_market_draws import MarketDraws, add_market_draws, market_draws
from tests.report.example import shipped
from tests.report.example import study as industry
from tests.report.feasibility.example import owned, stored

pytestmark = pytest.mark.slow

NAME, COUNT = "granular-leshan", 64
STORED = stored()


@cache
def resolved(name: str = NAME) -> ResolvedProject:
    return resolved_project(project_file(name, shipped()), shipped(), name=name)


@cache
def made() -> MarketDraws:
    found = market_draws(resolved(), STORED, COUNT)
    assert found is not None
    return found


def test_only_the_price_is_another() -> None:
    own, moved = resolved().case, made().drawn.draws.project.case
    assert moved.inputs[0].price_cny.tolist() == own.inputs[0].price_cny.tolist()
    assert moved.products[0].price_cny_per_kg.tolist() != own.products[0].price_cny_per_kg.tolist()
    keys = [one.key for one in made().drawn.draws.project.factors.factors]
    assert "price" not in keys
    assert "load" in keys


def test_its_price_is_that_of_its_route() -> None:
    ends = made().price.level
    rods = market_draws(resolved("overseas-oman"), STORED, COUNT)
    assert rods is not None
    assert not rods.price.in_china
    assert made().price.in_china
    assert (ends < rods.price.level).all()


def test_shares_and_quantiles_are_those_of_the_draws() -> None:
    draft = Draft(resolved().view.references)
    add_market_draws(draft, made(), Cell(0.0, (), ()))
    value = made().drawn.draws.outcomes[Outcome.NPV]
    assert draft.cell("project.market_chance", "loss").value == np.mean(value < 0.0)
    assert draft.cell("project.market_npv", "0.5").value == pytest.approx(np.median(value) / 1e6)
    low, middle, high = (
        draft.cell("project.market_price", "2030", one).value for one in ("p5", "p50", "p95")
    )
    assert low < middle < high


def test_without_a_loan_no_share_of_covers_is_told() -> None:
    found = market_draws(owned(NAME), STORED, COUNT)
    assert found is not None
    draft = Draft(resolved().view.references)
    add_market_draws(draft, found, Cell(0.0, (), ()))
    assert math.isnan(draft.cell("project.market_chance", "cover-below-one").value)
    assert draft.cell("project.market_chance", "loss").value >= 0.0


def test_nothing_is_drawn_where_the_market_does_not_stand_behind() -> None:
    assert market_draws(resolved(), None, COUNT) is None
    assert market_draws(resolved(), industry(), COUNT) is None
    assert market_draws(resolved("electronic-grade"), STORED, COUNT) is None
    before = replace(resolved(), view=replace(resolved().view, as_of=dt.date(2025, 1, 1)))
    assert market_draws(before, STORED, COUNT) is None
    plain = replace(resolved(), file=resolved().file.model_copy(update={"uncertainty": {}}))
    assert market_draws(plain, STORED, COUNT) is None
