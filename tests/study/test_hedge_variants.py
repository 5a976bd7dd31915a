"""What all variants of a hedged project share."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.mean_reversion import MeanReversion
from polysight.study.hedge_file import hedge_terms
from polysight.study.hedge_variants import HedgeGround, Variant
from tests.study.project_example import case, view

PRICE, BASIS = MeanReversion(4.0, 0.4, 0.4), MeanReversion(0.05, 20.0, 0.5)


def ground(name: str = "half-and-half") -> HedgeGround:
    return HedgeGround(case(), view(), hedge_terms(name, view()))


def test_rules_are_those_of_the_day_of_knowledge() -> None:
    late, early = ground(), replace(view(), as_of=dt.date(2025, 8, 1))
    assert late.rules_day == dt.date(2025, 12, 30)
    then = HedgeGround(case(), early, hedge_terms("half-and-half", view()))
    assert then.rules_day == dt.date(2025, 8, 1)
    assert late.margin.margin[-1] - then.margin.margin[-1] == pytest.approx(0.05)
    assert then.rules.minimum_order == 1


def test_nothing_is_held_before_there_is_a_plant() -> None:
    found = ground()
    planned = found.position(Variant.FUTURES)
    before = found.when.place < found.commissioned
    assert before.any()
    assert not planned.held[before].any()
    assert planned.held[~before].max() > 0


def test_what_a_contract_binds_is_not_sold_twice() -> None:
    found = ground()
    whole, rest = (found.position(one).wanted for one in (Variant.FUTURES, Variant.BOTH))
    assert rest == pytest.approx(0.5 * whole, abs=1.0)
    free = ground("volume-only")
    assert np.array_equal(free.position(Variant.FUTURES).wanted, free.position(Variant.BOTH).wanted)


def test_months_are_the_mean_of_their_steps() -> None:
    found = ground()
    drawn = found.drawn(PRICE, BASIS, 20, 1)
    spot, month = drawn.paths.spot(), found.when.month
    last = int(month[-1])
    own = np.flatnonzero(month == last)
    length = found.when.length[own]
    assert drawn.monthly[:, last] == pytest.approx((spot[:, own] * length).sum(1) / length.sum())
    assert (drawn.monthly[:, : found.start] == 1.0).all()
    assert drawn.market.shape == (20, case().periods)
    assert drawn.monthly.mean() == pytest.approx(1.0, abs=0.2)


def test_full_years_have_twelve_months() -> None:
    found = ground()
    years = found.full_years()
    assert (years * 12 >= found.commissioned).all()
    assert ((years + 1) * 12 <= case().end_month).all()
    assert len(years) >= case().life_years - 1


def test_variants_without_futures_hold_none() -> None:
    found = ground()
    drawn = found.drawn(PRICE, BASIS, 5, 1)
    flows, futures = found.worked(Variant.CONTRACT, drawn)
    assert not futures.income.any()
    assert flows.kept.shape[1] == 5
