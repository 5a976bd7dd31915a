"""Totals, contingency before overrun, and the money in which a plant is paid."""

from __future__ import annotations

import numpy as np
import pytest

from tests.study.project_file_text import Change, number, resolved

TOTAL = f"total = {number(1000, 'MCNY')}"
KEPT = (
    f"share = {number(0.7)}\nvat = {number(0.13)}\n",
    f"share = {number(0.64)}\nvat = {number(0.13)}\n"
    '[[capital.items]]\nkey = "kept"\nheading = "basic-contingency"\nasset = "machinery"\n'
    f"share = {number(0.06)}\nvat = {number(0.1)}\n",
)
REAL = ('money = "nominal"', 'money = "real"')


def amounts(*changes: Change) -> dict[str, float]:
    return {one.key: one.amount_cny for one in resolved(*changes).case.phases[0].items}


def left(stated: float) -> float:
    return resolved(KEPT, (f"overrun = {number(0.1)}", f"overrun = {number(stated)}")).case.overrun


def test_contingency_is_used_up_before_overrun_raises_the_lines() -> None:
    assert resolved().case.overrun == pytest.approx(0.1)
    assert left(0.1) == pytest.approx(0.94 * 0.1 - 0.06)
    assert left(0.05) == 0.0
    assert left(-0.1) == pytest.approx(-0.1)
    said = [one.reason.key for one in resolved(KEPT).findings if one.topic == "investment"]
    assert "project_finding.contingency" in said


def test_an_announced_total_may_hold_more_than_is_built() -> None:
    whole, part = amounts(), amounts((TOTAL, f"{TOTAL}\nscope = {number(0.96)}"))
    assert sum(part.values()) == pytest.approx(0.96 * sum(whole.values()))
    cited = resolved((TOTAL, f"{TOTAL}\nscope = {number(0.96)}")).citations
    assert (
        "project:phases.0.investment.scope" in cited["phases.one.items.equipment.amount_cny"].inputs
    )


def test_a_real_investment_is_paid_in_the_money_of_its_years() -> None:
    late = ("construction = { value = 12", "construction = { value = 24")
    phase = resolved(REAL, late).case.phases[0]
    told = sum(one.amount_cny for one in phase.items)
    assert told == pytest.approx(1e9 * (0.5 + 0.5 * 1.02))
    np.testing.assert_allclose(phase.spending, np.array([0.5, 0.51]) / 1.01)
    cited = resolved(REAL, late).citations["phases.one.items.buildings.amount_cny"].inputs
    assert "project:valuation.inflation" in cited
    assert sum(one.amount_cny for one in resolved(late).case.phases[0].items) == pytest.approx(1e9)


def test_a_reserve_for_rising_prices_is_the_index_itself() -> None:
    kept = (KEPT[0], KEPT[1].replace("basic-contingency", "price-contingency"))
    late = ("construction = { value = 12", "construction = { value = 24")
    phase = resolved(REAL, late, kept).case.phases[0]
    assert sum(one.amount_cny for one in phase.items) == pytest.approx(1e9)
    assert phase.spending == (0.5, 0.5)
