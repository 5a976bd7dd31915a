"""Variants of a project under the same paths of the market."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.draw_factors import draw_factors
from polysight.investment.ensemble import valued
from polysight.investment.outcomes import Outcome
from polysight.study.hedge_file import Group, HedgeTerms, hedge_terms
from polysight.study.hedge_variants import Variant
from polysight.study.project_hedge import SHARES, HedgeTable, hedge_table
from tests.study.project_example import case, view

pytestmark = pytest.mark.slow

DRAWS = 300


def terms(name: str = "half-and-half") -> HedgeTerms:
    found = hedge_terms(name, view())
    group = replace(found.group, upstream_input="electricity") if found.group else None
    weak = replace(found.weak, sold_share=1.0)
    return replace(found, group=group, weak=weak)


@pytest.fixture(scope="module")
def table() -> HedgeTable:
    return hedge_table(case(), view(), terms(), draws=DRAWS)


def test_every_variant_is_there_and_cited(table: HedgeTable) -> None:
    assert [one.variant for one in table.rows] == list(Variant)
    assert {"FC0027", "FC0031", "FP0019", "hedge.futures.share"} <= set(table.inputs)
    assert set(table.basis.inputs) <= set(table.inputs)
    assert table.years[0] >= case().first_year
    for row in table.rows:
        assert len(row.yearly_low) == len(table.years)
        assert len(row.need) == len(SHARES)


def test_the_path_itself_is_the_project(table: HedgeTable) -> None:
    plain = valued(case(), draw_factors(case(), {}, 1)).values[:, 0]
    row = table.row(Variant.NONE)
    assert row.central[Outcome.NPV] == pytest.approx(plain[Outcome.NPV])
    assert table.row(Variant.CONTRACT).central[Outcome.NPV] == pytest.approx(plain[Outcome.NPV])
    # Futures cost their fees and the interest on the margin, whatever the price does.
    assert table.row(Variant.FUTURES).central[Outcome.NPV] < plain[Outcome.NPV]


def test_futures_and_contracts_narrow_the_cash_of_a_year(table: HedgeTable) -> None:
    none = table.row(Variant.NONE).yearly_deviation.mean()
    for variant in (Variant.FUTURES, Variant.CONTRACT, Variant.BOTH):
        assert table.row(variant).yearly_deviation.mean() < none


def test_only_futures_bind_cash(table: HedgeTable) -> None:
    for row in table.rows:
        futures = row.variant in (Variant.FUTURES, Variant.BOTH)
        assert (row.bound > 0.0).all() == futures
        assert (row.largest_call > 0.0).all() == futures
        assert (row.need >= row.short_loan - 1e-6).all()
        assert (row.beyond_cash <= row.need + 1e-6).all()
        assert (row.fees_mean > 0.0) == futures
    assert table.row(Variant.BOTH).bound[1] < table.row(Variant.FUTURES).bound[1]
    assert table.most_lots[Variant.BOTH] < table.most_lots[Variant.FUTURES]


def test_a_plan_of_nothing_is_no_plan() -> None:
    plan = terms("volume-only")
    idle = replace(
        plan, plan=replace(plan.plan, share=0.0), contract=replace(plan.contract, share=0.0)
    )
    found = hedge_table(case(), view(), idle, draws=50)
    none = found.row(Variant.NONE)
    for variant in (Variant.FUTURES, Variant.CONTRACT, Variant.BOTH):
        row = found.row(variant)
        assert row.value == pytest.approx(none.value)
        assert row.yearly_low == pytest.approx(none.yearly_low)
        assert not row.bound.any()
    assert Variant.GROUP not in {one.variant for one in found.rows}


def test_a_price_bound_for_life_leaves_no_spread() -> None:
    plan = terms("volume-only")
    bound = replace(plan.contract, kind="price", share=1.0, term_months=0)
    found = hedge_table(case(), view(), replace(plan, contract=bound), draws=50)
    row = found.row(Variant.CONTRACT)
    assert row.yearly_deviation == pytest.approx(0.0, abs=1.0)
    assert row.value[0] == pytest.approx(found.row(Variant.NONE).central[Outcome.NPV])
    assert not found.row(Variant.BOTH).bound.any()


def test_a_buyer_who_walks_away_leaves_the_market() -> None:
    plan = terms("volume-only")
    bound = replace(plan.contract, kind="price", share=1.0, term_months=0)
    sure = hedge_table(case(), view(), replace(plan, contract=bound), draws=100)
    broken = replace(bound, default_chance=1.0)
    found = hedge_table(case(), view(), replace(plan, contract=broken), draws=100)
    assert found.row(Variant.CONTRACT).value[0] < sure.row(Variant.CONTRACT).value[0]
    # Broken in the first year that falls below it, it has only taken the gains before.
    assert found.row(Variant.CONTRACT).value_mean < sure.row(Variant.CONTRACT).value_mean


def test_the_same_seed_gives_the_same_table(table: HedgeTable) -> None:
    again = hedge_table(case(), view(), terms(), draws=DRAWS)
    for one, other in zip(table.rows, again.rows, strict=True):
        assert np.array_equal(one.yearly_low, other.yearly_low)
        assert np.array_equal(one.need, other.need)


def test_a_group_says_where_profit_stands(table: HedgeTable) -> None:
    assert [one.stage for one in table.stages] == ["upstream", "plant", "downstream"]
    whole = sum(one.market for one in table.stages)
    assert sum(one.transfer for one in table.stages) == pytest.approx(whole)
    assert isinstance(table.terms.group, Group)
