"""Waiting, stopping and steps with a price that moves as the quotes have moved."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from polysight.investment.mean_reversion import reversion_fit
from polysight.investment.options import price_paths, value_as_planned
from polysight.investment.outcomes import Outcome
from polysight.study.polysilicon_months import polysilicon_months
from polysight.study.project_distress import idling
from polysight.study.project_options import (
    Choice,
    OptionTable,
    World,
    option_table,
    option_terms,
)
from polysight.study.project_outcomes import case_outcomes
from tests.study.project_example import case, view


@pytest.fixture(scope="module")
def table() -> OptionTable:
    return option_table(case(), view(), paths=400)


def test_the_price_moves_as_the_quotes_did(table: OptionTable) -> None:
    quotes = polysilicon_months(view(), table.terms.first, table.terms.last)
    fit = reversion_fit(quotes.years, quotes.price_cny_per_kg)
    assert table.worlds[World.CENTRAL] == fit.central
    assert table.worlds[World.FAST] == fit.fast
    slow = table.worlds[World.SLOW]
    assert 0.0 < slow.speed <= fit.central.speed
    assert slow.half_life_years <= fit.years * (1 + 1e-9)
    assert len(quotes.months) == fit.steps + 1 > 40


def test_every_choice_in_every_world(table: OptionTable) -> None:
    assert [(one.world, one.choice) for one in table.rows] == [
        (world, choice) for world in World for choice in Choice
    ]
    for one in table.rows:
        assert one.worth.value <= one.worth.foresight + 1e-6 * abs(one.worth.foresight)
        assert one.worth.value >= one.committed - 4 * one.worth.error
        assert one.gain == pytest.approx(one.worth.value - one.committed)
        assert one.worth.share.sum() == pytest.approx(1.0)


def test_the_plan_is_worth_its_mean_over_the_paths(table: OptionTable) -> None:
    prices = price_paths(
        idling(case()),
        table.worlds[World.CENTRAL],
        years=table.terms.wait_years,
        paths=400,
        seed=table.seed,
    )
    plan = value_as_planned(idling(case()), prices).mean()
    assert plan >= value_as_planned(case(), prices).mean()
    assert {round(one.committed) for one in table.rows if one.world is World.CENTRAL} == {
        round(plan)
    }


def test_a_choice_is_held_against_the_best_that_can_be_fixed(table: OptionTable) -> None:
    for one in table.rows:
        assert one.best_fixed >= max(0.0, float(one.worth.fixed.max()))
        # A plan that nobody would carry out makes no choice worth more.
        assert one.premium <= one.gain + 1e-6 * abs(one.gain) + max(-one.committed, 0.0)
        assert one.premium >= -4 * one.worth.error
    for one in table.rows:
        if one.worth.foresight <= 0.0:
            assert one.premium == pytest.approx(0.0)


def test_level_random_walk_and_missing_months_are_told(table: OptionTable) -> None:
    assert table.level_cny_per_kg == pytest.approx(math.exp(table.fit.central.level))
    months = (*table.quotes.months, *table.missing_months)
    assert len(set(months)) == len(months) == 95
    assert table.fit.may_be_a_random_walk
    own = {one.committed for one in table.rows if one.world is World.CENTRAL}
    level = {one.committed for one in table.rows if one.world is World.LEVEL}
    planned = float(case().products[0].price_cny_per_kg.mean())
    assert (min(level) > max(own)) == (table.level_cny_per_kg > planned)
    assert table.told == case_outcomes([idling(case())])[0, Outcome.NPV]


def test_a_project_of_one_phase_has_no_later_ones() -> None:
    single = replace(case(), phases=case().phases[:1])
    found = option_table(single, view(), paths=50)
    assert Choice.LATER_PHASES not in {one.choice for one in found.rows}
    assert Choice.EXPAND in {one.choice for one in found.rows}


def test_terms_are_cited_and_can_be_otherwise(table: OptionTable) -> None:
    terms = option_terms(view().evidence, view())
    assert terms == table.terms
    assert {"option.wait", "option.salvage"} <= set(terms.inputs) & set(terms.words)
    rich = option_table(case(), view(), replace(terms, salvage_share=1.0, wait_years=1), paths=400)
    stops = {
        salvage: next(one for one in found.rows if one.choice is Choice.STOP)
        for salvage, found in ((terms.salvage_share, table), (1.0, rich))
    }
    assert stops[1.0].worth.foresight >= stops[terms.salvage_share].worth.foresight
    assert not math.isnan(rich.rows[0].worth.value)
