"""Indicators of the package against those in plain Python, on random projects."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from polysight.investment.case import ProjectCase
from polysight.investment.indicators import Indicators, indicators
from polysight.investment.irr import IrrStatus, irr
from polysight.investment.statement import statement
from tests.investment.plain_indicators import (
    FLOWS,
    deflated,
    insolvent_year,
    minimum_price,
    normal_year,
    plain_covers,
    plain_indicators,
    rate_by_rule,
    rates_of_return,
    repayment_years,
)
from tests.investment.plain_statement import Line, plain_statement
from tests.investment.random_case import random_case, random_cases

pytestmark = pytest.mark.slow

TOLERANCE = 1e-9
BLOCK = 50


def close(plain: float, fast: float, scale: float = 0.0) -> bool:
    """Equal to the tolerance over the larger of the number and its scale; NaN equals NaN."""
    if math.isnan(plain) or math.isnan(fast):
        return math.isnan(plain) and math.isnan(fast)
    return abs(plain - fast) <= TOLERANCE * max(abs(plain), scale)


def told(found: Indicators) -> tuple[dict[str, float], dict[str, Line]]:
    """The figures of the package under the plain names."""
    values = {
        "total_investment": found.total_investment_cny,
        "return_on_investment": found.return_on_investment,
        "return_on_equity": found.return_on_equity,
        "loan_life_cover": found.loan_life_cover,
        "least_interest_cover": found.least_interest_cover,
        "least_debt_service_cover": found.least_debt_service_cover,
        "mean_debt_service_cover": found.mean_debt_service_cover,
    }
    for key in FLOWS:
        flow = getattr(found, key)
        values[f"npv_{key}"] = flow.npv_cny
        values[f"mirr_{key}"] = flow.mirr_per_year
        values[f"payback_static_{key}"] = flow.payback_years
        values[f"payback_dynamic_{key}"] = flow.dynamic_payback_years
        values[f"payback_static_{key}_operation"] = flow.payback_from_operation_years
        values[f"payback_dynamic_{key}_operation"] = flow.dynamic_payback_from_operation_years
    yearly = {
        "interest_cover": found.interest_cover,
        "debt_service_cover": found.debt_service_cover,
        "break_even_load": found.break_even.load_share,
        "break_even_load_of_plan": found.break_even.plan_share,
        "break_even_output": found.break_even.output_kg,
        "break_even_price": found.break_even.price_cny_per_kg,
    }
    return values, {name: [float(each) for each in line] for name, line in yearly.items()}


def disagreements(case: ProjectCase) -> list[str]:
    """Figures that differ."""
    book, found = plain_statement(case), indicators(statement(case))
    values, yearly = plain_indicators(book)
    values |= plain_covers(book)
    fast_values, fast_yearly = told(found)
    assert set(values) == set(fast_values)
    assert set(yearly) == set(fast_yearly)
    scales = {f"npv_{key}": sum(map(abs, book.rows[row])) for key, row in FLOWS.items()}
    faults = [
        f"{name}: {value} and {fast_values[name]}"
        for name, value in values.items()
        if not close(value, fast_values[name], scales.get(name, 1.0))
    ]
    for name, line in yearly.items():
        faults += [
            f"{name} {y}: {value} and {fast}"
            for y, (value, fast) in enumerate(zip(line, fast_yearly[name], strict=True))
            if not close(value, fast, 1.0)
        ]
    if normal_year(book) != found.normal_year:
        faults.append(f"normal year: {normal_year(book)} and {found.normal_year}")
    if insolvent_year(book) != found.insolvent_year:
        faults.append(f"insolvent year: {insolvent_year(book)} and {found.insolvent_year}")
    fast_years = np.flatnonzero(found.repayment_years).tolist()
    if repayment_years(book) != fast_years:
        faults.append(f"years of repayment: {repayment_years(book)} and {fast_years}")
    return faults


@pytest.mark.parametrize("block", range(10))
def test_indicators_of_random_projects_agree(block: int) -> None:
    cases = enumerate(random_cases(BLOCK, start=BLOCK * block), start=BLOCK * block)
    assert {seed: found for seed, case in cases if (found := disagreements(case))} == {}


def rates_differ(flow: Line, months: int) -> str:
    """How the rate of a flow differs from the roots on a net; empty where it does not."""
    if not any(flow):
        return ""
    found = irr(flow)
    yearly = [(1 + rate) ** (12 / months) - 1 for rate in found.roots]
    roots = rates_of_return(flow, months)
    if not all(math.isfinite(rate) for rate in found.roots):
        return f"{found.status.label} {found.roots}"
    # A net sees neither what lies beyond it nor two roots between two of its points.
    if any(not -0.95 < rate < 50 for rate in found.roots) or found.root_count > len(yearly):
        return ""
    logs = [math.log1p(rate) for rate in found.roots]
    if any(after - before < 0.02 for before, after in pairwise(logs)):
        return ""
    rate = (1 + found.rate) ** (12 / months) - 1
    told = rate_by_rule(flow, roots, months) if roots else math.nan
    if found.status is IrrStatus.OK:
        told = roots[0] if len(roots) == 1 else math.inf
    near = len(roots) == len(yearly) and all(
        close(1 + root, 1 + each) for root, each in zip(roots, yearly, strict=True)
    )
    if near and (close(1 + told, 1 + rate)):
        return ""
    return f"{found.status.label} {rate} {yearly}, on the net {told} {roots}"


@pytest.mark.parametrize("block", range(4))
def test_rates_of_return_agree_with_the_roots_on_a_net(block: int) -> None:
    faults = {}
    for seed in range(25 * block, 25 * block + 25):
        book = plain_statement(random_case(seed))
        for row in FLOWS.values():
            faults[seed, row] = rates_differ(book.rows[row][book.base :], book.m)
            faults[seed, f"real {row}"] = rates_differ(deflated(book, row), book.m)
    assert {key: fault for key, fault in faults.items() if fault} == {}


@pytest.mark.parametrize("seed", range(20))
def test_flows_of_the_package_are_deflated_alike(seed: int) -> None:
    case = random_case(seed)
    book, found = plain_statement(case), indicators(statement(case))
    for key, row in FLOWS.items():
        value = getattr(found, key)
        line = deflated(book, row)
        rate = irr(line).rate if any(line) else math.nan
        assert close(value.real_irr_per_year, (1 + rate) ** (12 / book.m) - 1, 1.0)
        assert close(value.irr_per_year, (1 + value.irr.rate) ** (12 / book.m) - 1, 1.0)


@pytest.mark.parametrize("block", range(3))
def test_minimum_prices_agree(block: int) -> None:
    for seed in range(10 * block, 10 * block + 10):
        case = random_case(seed)
        found = indicators(statement(case))
        assert close(minimum_price(case, real=False), found.minimum_price_cny_per_kg), seed
        assert close(minimum_price(case, real=True), found.real_minimum_price_cny_per_kg), seed
