"""What must not move a statement, and what moves all of it alike."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from polysight.investment.case import Floats, Phase, ProjectCase
from polysight.investment.project_periods import project_periods
from polysight.investment.rows import LoanRow, Row
from polysight.investment.statement import Statement, statement
from polysight.investment.statement_kernel import fill_statement
from tests.investment.random_case import Shape, project_cases, random_case

T = TypeVar("T")
QUICK = settings(max_examples=40, deadline=None)
#: A power of two, so that scaled money has the same digits.
FACTOR = 1024.0
NOT_MONEY = (Row.OPERATING_MONTHS, Row.OUTPUT, Row.BUILDING_SHARE)
#: Rows that know nothing of the length of a period, year by year.
TIMELESS = (
    "output revenue output_vat export_vat_cost rebate_ceiling subsidy investment investment_vat "
    "sustaining materials fuel_power wages repairs operating_cost variable_cost input_vat "
    "amortisation"
).split()


def own_funds(case: ProjectCase) -> ProjectCase:
    """Everything paid by the owners, who lend nothing for free."""
    financing = replace(case.financing, equity_share=1.0, loans=(), short_rate=np.zeros(case.years))
    working = replace(case.working_capital, equity_share=1.0)
    return replace(case, financing=financing, working_capital=working)


def richer(case: ProjectCase) -> ProjectCase:
    """The same project with another unit of money."""

    def scaled(part: T, *names: str) -> T:
        return replace(part, **{name: getattr(part, name) * FACTOR for name in names})  # type: ignore[type-var]

    money = [f.name for f in fields(case.running) if "_cny" in f.name]
    phases = tuple(
        replace(phase, items=tuple(scaled(item, "amount_cny") for item in phase.items))
        for phase in case.phases
    )
    prices = ("price_cny_per_kg", "export_price_cny_per_kg")
    return replace(
        case,
        phases=phases,
        products=tuple(scaled(product, *prices) for product in case.products),
        inputs=tuple(scaled(one, "price_cny") for one in case.inputs),
        running=scaled(case.running, *money),
        financing=scaled(case.financing, "minimum_cash_cny"),
    )


def later(case: ProjectCase) -> ProjectCase:
    """Everything a year later, with another year before the first."""

    def shifted(part: Any) -> Any:
        arrays = {
            f.name: np.concatenate([[getattr(part, f.name)[0]], getattr(part, f.name)])
            for f in fields(part)
            if isinstance(getattr(part, f.name), np.ndarray)
        }
        return replace(part, **arrays)

    loans = tuple(shifted(loan) for loan in case.financing.loans)
    later_case: ProjectCase = replace(
        shifted(case),
        phases=tuple(replace(one, start_month=one.start_month + 12) for one in case.phases),
        products=tuple(map(shifted, case.products)),
        inputs=tuple(map(shifted, case.inputs)),
        running=shifted(case.running),
        working_capital=shifted(case.working_capital),
        financing=replace(shifted(case.financing), loans=loans),
        taxes=shifted(case.taxes),
        valuation=shifted(case.valuation),
    )
    return later_case


def rows_before_financing(found: Statement) -> Floats:
    keys = [Row.OUTPUT, Row.WORKING_CAPITAL, Row.ADJUSTED_TAX, Row.PROJECT_NET_BEFORE_TAX]
    return found.rows[[*keys, Row.PROJECT_NET]]


@QUICK
@given(project_cases())
def test_financing_never_moves_the_flow_of_the_project(case: ProjectCase) -> None:
    before, after = statement(case), statement(own_funds(case))
    assert np.array_equal(rows_before_financing(before), rows_before_financing(after))


@QUICK
@given(project_cases())
def test_owners_who_pay_everything_own_the_flow_of_the_project(case: ProjectCase) -> None:
    found = statement(own_funds(case))
    size = np.max(np.abs(found.row("project_inflow"))) + np.max(found.row("total_assets"))
    # A short loan without interest is all that parts them.
    borrowed = found.row("short_draw") - found.row("short_repayment")
    borrowed[-1] -= found.row("short_loan")[-1]
    own = found.row("equity_net") - borrowed
    assert np.allclose(own, found.row("project_net"), atol=1e-12 * size)


@QUICK
@given(project_cases())
def test_another_unit_of_money_scales_every_row(case: ProjectCase) -> None:
    before, after = statement(case), statement(richer(case))
    money = [row for row in Row if row not in NOT_MONEY]
    assert np.array_equal(before.rows[money] * FACTOR, after.rows[money])
    assert np.array_equal(before.rows[list(NOT_MONEY)], after.rows[list(NOT_MONEY)])


@QUICK
@given(project_cases())
def test_a_year_more_before_the_project_moves_nothing(case: ProjectCase) -> None:
    before, after = statement(case), statement(later(case))
    empty = 12 // case.period_months
    assert not np.any(after.rows[:, :empty])
    assert np.allclose(before.rows, after.rows[:, empty:], rtol=1e-9, atol=1e-3)


@QUICK
@given(project_cases())
def test_a_phase_without_anything_changes_nothing(case: ProjectCase) -> None:
    last = max(case.phases, key=lambda phase: phase.commissioned)
    start = min(phase.start_month for phase in case.phases)
    idle = Phase("idle", 0.0, start, last.commissioned - start, (1.0,), (), (), 0.0)
    before = statement(case)
    after = statement(replace(case, phases=(*case.phases, idle)))
    assert np.array_equal(before.rows, after.rows)


@QUICK
@given(project_cases(Shape(loans=0)), st.sampled_from(["half-year", "quarter", "month"]))
def test_years_do_not_depend_on_the_length_of_periods(case: ProjectCase, period: Any) -> None:
    whole, fine = replace(case, period="year"), replace(case, period=period)
    latest = max(phase.commissioned for phase in case.phases)
    assume(latest <= (whole.periods - 1) * 12)
    one, other = statement(whole), statement(fine)
    for key in TIMELESS:
        assert np.allclose(one.annual(key), other.annual(key), rtol=1e-9, atol=1e-6), key


def test_what_the_arrays_held_before_does_not_matter() -> None:
    case = random_case(11)
    periods = project_periods(case)
    shape = (len(case.financing.loans), len(LoanRow), case.periods)
    found = []
    for held in (np.nan, 1e30):
        rows, loan_rows = np.full((len(Row), case.periods), held), np.full(shape, held)
        fill_statement(periods, rows, loan_rows)
        found.append(rows)
    assert np.array_equal(found[0], found[1])
    assert np.array_equal(found[0], statement(case).rows)


def test_a_higher_price_is_never_worse() -> None:
    for seed in range(30):
        case = random_case(seed)
        main = case.products[0]
        dearer = replace(
            main,
            price_cny_per_kg=1.1 * main.price_cny_per_kg,
            export_price_cny_per_kg=1.1 * main.export_price_cny_per_kg,
        )
        other = replace(case, products=(dearer, *case.products[1:]))
        one, two = (np.sum(statement(each).row("project_net")) for each in (case, other))
        assert two >= one


@QUICK
@given(project_cases())
def test_idling_stops_only_what_loses_money(case: ProjectCase) -> None:
    found, idle = statement(replace(case, idles=False)), statement(replace(case, idles=True))
    stopped = found.row("output") != idle.row("output")
    assert not np.any(idle.row("output")[stopped])
    # Earnings without the surtaxes, whose base carries over from one period to another.
    gained = (
        idle.row("revenue") - idle.row("operating_cost")
    ) - (found.row("revenue") - found.row("operating_cost"))  # fmt: skip
    size = np.max(np.abs(found.row("revenue")), initial=1.0)
    assert np.all(gained >= -1e-12 * size)
    assert np.all(gained[~stopped] == 0.0)
    running = found.row("output") > 0.0
    assert np.all(gained[stopped & running] > 0.0)


@QUICK
@given(project_cases())
def test_a_plant_that_never_loses_on_a_kilogram_never_idles(case: ProjectCase) -> None:
    found, idle = statement(replace(case, idles=False)), statement(replace(case, idles=True))
    if np.array_equal(found.row("output"), idle.row("output")):
        assert np.array_equal(found.rows, idle.rows)
