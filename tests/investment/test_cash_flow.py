"""The table: a hand-made project to the last digit, identities, invariance, batches."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.investment.cash_flow import ProjectCashFlow, project_cash_flow
from polysight.investment.irr import irr, irr_batch
from polysight.investment.npv import Floats, npv
from polysight.investment.project import Project
from polysight.investment.sensitivity import Factor, scaled
from tests.investment.example import YEARS, project
from tests.investment.reference import net_after_tax

FACTORS: tuple[Factor, ...] = ("price", "capex", "output", "unit_costs", "fixed_cost")


@st.composite
def projects(draw: st.DrawFn) -> Project:
    drawn = project(loss_carry_forward_years=draw(st.integers(0, 6)))
    for factor in FACTORS:
        drawn = scaled(drawn, factor, np.asarray(draw(st.floats(0.3, 2.0))))
    return drawn


def assert_close(one: Floats, other: Floats) -> None:
    np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-9)


def test_two_years_by_hand() -> None:
    one = np.ones(3)
    flow = project_cash_flow(
        Project(
            capex_cny=np.array(100.0),
            capex_phasing=np.array([1.0, 0.0, 0.0]),
            capex_vat_rate=np.array(0.1),
            output_kg=np.array([0.0, 10.0, 10.0]),
            price_cny_per_kg=20.0 * one,
            unit_costs_cny_per_kg=5.0 * one[None],
            input_vat_rate=0.2 * one[None],
            fixed_cost_cny=np.array([0.0, 10.0, 10.0]),
            output_vat_rate=0.1 * one,
            surtax_rate=0.1 * one,
            income_tax_rate=np.array([0.25, 0.25, 0.2]),
            working_capital_share=np.array(0.5),
            operation_start=1,
            depreciation_years=4,
            residual_share=np.array(0.2),
            loss_carry_forward_years=5,
        )
    )
    # VAT: credit 10 from the investment; each year 20 out, 10 in: payable 0, then 10.
    assert flow.vat_payable.tolist() == [0.0, 0.0, 10.0]
    assert flow.surtax.tolist() == [0.0, 0.0, 1.0]
    # Cash cost 50 + 10; working capital 30; book value 100 - 2 x 20.
    assert flow.inflow.tolist() == [0.0, 220.0, 220.0 + 60.0 + 30.0]
    assert flow.outflow.tolist() == [110.0, 60.0 + 10.0 + 30.0, 60.0 + 10.0 + 10.0 + 1.0]
    assert flow.net_before_tax.tolist() == [-110.0, 120.0, 229.0]
    assert flow.adjusted_ebit.tolist() == [0.0, 120.0, 119.0]
    np.testing.assert_allclose(flow.adjusted_income_tax, [0.0, 30.0, 23.8], rtol=1e-14)
    np.testing.assert_allclose(flow.net_after_tax, [-110.0, 90.0, 205.2], rtol=1e-14)


@given(projects())
def test_identities(drawn: Project) -> None:
    flow = project_cash_flow(drawn)
    inflow = flow.revenue + flow.output_vat + flow.residual_recovery
    assert_close(flow.inflow, inflow + flow.working_capital_recovery)
    assert_close(flow.net_before_tax, flow.inflow - flow.outflow)
    assert_close(flow.net_before_tax - flow.net_after_tax, flow.adjusted_income_tax)
    assert_close(flow.cumulative_after_tax[-1], flow.net_after_tax.sum())
    assert_close(flow.cumulative_before_tax[-1], flow.net_before_tax.sum())
    invested = flow.construction_investment.sum()
    assert_close(invested, drawn.capex_cny * 1.1)
    assert_close(flow.working_capital_increase.sum(), flow.working_capital_recovery.sum())
    assert_close(flow.depreciation.sum() + flow.residual_recovery.sum(), drawn.capex_cny)
    bought = flow.input_vat.sum() + invested - drawn.capex_cny
    paid = flow.output_vat.sum() - bought + flow.vat_credit[-1]
    assert_close(flow.vat_payable.sum(), paid)
    # Without interest, money in less money out is profit less tax, and VAT credit lost.
    lost = flow.adjusted_ebit.sum() - flow.adjusted_income_tax.sum() - flow.vat_credit[-1]
    assert_close(flow.net_after_tax.sum(), lost)


@given(projects(), st.integers(0, 7), st.integers(1, 9))
def test_the_flow_agrees_with_a_second_reading_of_the_table(
    drawn: Project, start: int, life: int
) -> None:
    changed = replace(drawn, operation_start=start, depreciation_years=life)
    np.testing.assert_allclose(
        project_cash_flow(changed).net_after_tax,
        net_after_tax(changed),
        rtol=1e-9,
        atol=1e-9 * float(drawn.capex_cny),
    )


@given(projects(), st.floats(1e-8, 1e8))
def test_the_unit_of_money_does_not_matter(drawn: Project, unit: float) -> None:
    counted = replace(
        drawn,
        capex_cny=drawn.capex_cny * unit,
        price_cny_per_kg=drawn.price_cny_per_kg * unit,
        unit_costs_cny_per_kg=drawn.unit_costs_cny_per_kg * unit,
        fixed_cost_cny=drawn.fixed_cost_cny * unit,
    )
    flow, other = project_cash_flow(drawn), project_cash_flow(counted)
    size = 1e-9 * unit * np.abs(flow.outflow).max()
    np.testing.assert_allclose(other.net_after_tax, flow.net_after_tax * unit, atol=size)
    one, two = irr(flow.net_after_tax), irr(other.net_after_tax)
    assert one.status == two.status
    np.testing.assert_allclose(two.rate, one.rate, rtol=1e-7, atol=1e-9)


@given(projects(), st.floats(1.0, 2.0), st.floats(0.0, 0.3))
def test_a_higher_price_never_lowers_the_value(drawn: Project, rise: float, rate: float) -> None:
    dearer = scaled(drawn, "price", np.asarray(rise))
    before, after = (
        npv(rate, project_cash_flow(each).net_after_tax, "end") for each in (drawn, dearer)
    )
    assert after >= before - 1e-9


@pytest.mark.parametrize("factor", FACTORS)
def test_a_batch_equals_its_rows(factor: Factor) -> None:
    multipliers = np.array([[0.7, 1.0, 1.4], [0.9, 1.1, 3.0]])
    batch = project_cash_flow(scaled(project(), factor, multipliers))
    rates = irr_batch(batch.net_after_tax)
    for place in np.ndindex(2, 3):
        alone = project_cash_flow(scaled(project(), factor, multipliers[place]))
        for field in fields(ProjectCashFlow):
            rows = getattr(batch, field.name)
            assert rows.shape == (2, 3, YEARS)
            np.testing.assert_array_equal(rows[place], getattr(alone, field.name))
        assert rates.status[place] == irr(alone.net_after_tax).status


def test_several_draws_may_meet_several_plants() -> None:
    wide = project(
        capex_cny=np.array([900.0, 1000.0, 1100.0]),
        price_cny_per_kg=np.linspace(8, 12, 4)[:, None, None] * np.ones((3, YEARS)),
    )
    assert project_cash_flow(wide).net_after_tax.shape == (4, 3, YEARS)
    assert project_cash_flow(wide).depreciation.shape == (4, 3, YEARS)
