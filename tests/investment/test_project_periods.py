"""A project by period: months, shares and dates worked out by hand and by sums."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from polysight.investment.case import ProjectCase
from polysight.investment.period_arrays import RepaymentKind
from polysight.investment.project_periods import calendar_years, project_periods
from polysight.investment.write_off import accumulated_share
from tests.investment.random_case import project_cases
from tests.investment.test_plain_statement import by_year, small


def shifted(**changes: Any) -> ProjectCase:
    """The small project with its phase changed, two years long where it is ready late."""
    late = changes.get("start_month", 0) + changes.get("construction_months", 12) > 12
    case = small(life_years=2 if late else 3)
    return replace(case, phases=(replace(case.phases[0], **changes),))


@settings(max_examples=60, deadline=None)
@given(project_cases())
def test_shares_and_months_add_up(case: ProjectCase) -> None:
    found = project_periods(case)
    end = case.end_month
    assert np.sum(found.building.spending, axis=1) == pytest.approx(np.ones(len(case.phases)))
    assert np.sum(found.grid.operation) == pytest.approx(12 * case.life_years)
    assert np.sum(found.grid.year_closes) == case.years
    assert np.all(found.building.building + 12.0 / case.period_months * found.building.service
                  <= 1.0 + 1e-12)  # fmt: skip
    for number, phase in enumerate(case.phases):
        months = np.sum(found.building.service[number]) * 12.0
        assert months == pytest.approx(end - phase.commissioned)
        for place, asset in enumerate(case.assets):
            share = accumulated_share(asset.method, asset.life_years, asset.residual_share, months)
            written = np.sum(found.building.write_off[number, place])
            assert written == pytest.approx(float(share), abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(project_cases())
def test_loans_begin_after_grace_and_end_after_their_years(case: ProjectCase) -> None:
    loans, months = project_periods(case).loans, case.period_months
    ready = max(phase.commissioned for phase in case.phases)
    for number, loan in enumerate(case.financing.loans):
        start = int(loans.first[number]) * months
        assert ready + loan.grace_months <= start < ready + loan.grace_months + months
        assert loans.payments[number] * months == 12 * loan.repayment_years
        assert RepaymentKind(loans.repayment[number]).name.lower() == loan.repayment.replace(
            "-", "_"
        )


def test_spending_is_even_within_each_part_of_the_time_of_building() -> None:
    # 18 months from April in three parts of 6: nine months of the first year hold 6 and half of 6.
    found = project_periods(
        shifted(start_month=3, construction_months=18, spending=(0.5, 0.3, 0.2))
    )
    assert found.building.spending[0, :2] == pytest.approx([0.5 + 0.15, 0.15 + 0.2])
    assert found.building.building[0, :3] == pytest.approx([1.0, 0.75, 0.0])
    assert found.building.in_progress[0, :3].tolist() == [1.0, 0.0, 0.0]


def test_a_ramp_weighs_the_months_after_commissioning() -> None:
    found = project_periods(shifted(construction_months=9, ramp=((6, 0.5), (6, 0.8))))
    # 3 months at 0.5; 3 at 0.5, 6 at 0.8 and 3 at 1; full; 9 months to the end of the third year.
    months = [1.5, 1.5 + 4.8 + 3.0, 12.0, 9.0]
    assert found.trade.nameplate_kg == pytest.approx([100.0 / 12.0 * each for each in months])


def test_yearly_amounts_run_with_operation() -> None:
    case = shifted(construction_months=9)
    case = replace(case, running=replace(case.running, compliance_cny=by_year(120.0)))
    assert project_periods(case).costs.compliance_cny == pytest.approx([30.0, 120.0, 120.0, 90.0])


def test_rates_are_those_of_a_period() -> None:
    case = replace(small(), period="quarter")
    found = project_periods(case)
    assert found.loans.rate[0] == pytest.approx(np.full(16, 0.025))
    assert found.loans.first.tolist() == [4]
    assert found.loans.payments.tolist() == [8]
    assert found.grid.year_start.tolist() == [0] * 4 + [4] * 4 + [8] * 4 + [12] * 4
    assert calendar_years(case).tolist() == [0] * 4 + [1] * 4 + [2] * 4 + [3] * 4


def test_least_cash_is_kept_only_while_the_project_runs() -> None:
    case = small()
    case = replace(case, financing=replace(case.financing, minimum_cash_cny=7.0))
    assert project_periods(case).funding.minimum_cash_cny.tolist() == [0.0, 7.0, 7.0, 7.0]


def test_overrun_raises_every_amount_and_leaves_the_rate_of_tax() -> None:
    found = project_periods(replace(small(), overrun=0.2)).building
    assert found.amount_cny == pytest.approx(np.array([[1200.0]]))
    assert found.vat_rate == pytest.approx(np.array([[0.1]]))
