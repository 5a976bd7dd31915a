"""Impossible projects are refused with the place, what was found and what would be right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.investment.case import AssetClass, ProjectCase
from polysight.investment.case_check import case_problems, checked
from polysight.messages import LANGUAGES
from tests.investment.random_case import random_cases
from tests.investment.test_plain_statement import by_year, small


def first_loan(**changes: Any) -> ProjectCase:
    financing = small().financing
    return small(financing=replace(financing, loans=(replace(financing.loans[0], **changes),)))


def first_phase(**changes: Any) -> ProjectCase:
    return small(phases=(replace(small().phases[0], **changes),))


def first_item(**changes: Any) -> ProjectCase:
    return first_phase(items=(replace(small().phases[0].items[0], **changes),))


def first_asset(**changes: Any) -> ProjectCase:
    return small(assets=(replace(small().assets[0], **changes),))


SMALL = small()
IMPOSSIBLE: dict[str, tuple[ProjectCase, str, str]] = {
    "no phase": (small(phases=()), "empty", ""),
    "no life": (small(life_years=0), "low", "life_years"),
    "a missing year": (small(load=np.ones(3)), "short", "load"),
    "a price that is no number": (
        small(products=(replace(SMALL.products[0], price_cny_per_kg=by_year(np.nan)),)),
        "finite", "products[main].price_cny_per_kg",
    ),
    "endless overrun": (small(overrun=np.inf), "finite", "overrun"),
    "overrun that gives all back": (small(overrun=-1.0), "above", "overrun"),
    "spending beside one": (
        first_phase(spending=(0.5, 0.4)), "share_sum", "phases[one].spending"
    ),
    "negative spending": (first_phase(spending=(1.5, -0.5)), "low", "phases[one].spending"),
    "no time to build": (
        first_phase(construction_months=0), "low", "phases[one].construction_months"
    ),
    "a ramp back in time": (first_phase(ramp=((-3, 0.5),)), "low", "phases[one].ramp"),
    "an unknown class": (
        first_item(asset="machinary"), "unknown_asset", "phases[one].items[machines].asset"
    ),
    "a negative amount": (
        first_item(amount_cny=-1.0), "low", "phases[one].items[machines].amount_cny"
    ),
    "the same key twice": (small(assets=SMALL.assets * 2), "repeated", "assets"),
    "the same line twice": (
        first_phase(items=SMALL.phases[0].items * 2), "repeated", "phases[one].items"
    ),
    "a declining balance over two years": (
        first_asset(method="double-declining", life_years=2),
        "declining_life", "assets[machinery].life_years",
    ),
    "a declining balance that keeps too much": (
        first_asset(method="double-declining", life_years=10, residual_share=0.2),
        "declining_residual", "assets[machinery].residual_share",
    ),
    "per cent for a fraction": (
        small(financing=replace(SMALL.financing, equity_share=30.0)),
        "fraction", "financing.equity_share",
    ),
    "a rate in per cent": (first_loan(rate=by_year(3.5)), "fraction", "financing.loans[bank].rate"),
    "shares of loans beside one": (first_loan(share=0.8), "share_sum", "financing.loans[].share"),
    "no repayment": (first_loan(repayment_years=0), "low", "financing.loans[bank].repayment_years"),
    "money without price": (
        first_loan(exchange_rate=by_year(0.0)), "above", "financing.loans[bank].exchange_rate"
    ),
    "a lender who is owed nothing": (first_loan(rate=by_year(-1.0)), "above",
                                     "financing.loans[bank].rate"),
    "debt that nobody lends": (
        small(financing=replace(SMALL.financing, loans=())), "no_loans", "financing.loans"
    ),
    "loans that nobody needs": (
        small(financing=replace(SMALL.financing, equity_share=1.0)), "idle_loans", "financing.loans"
    ),
    "interest without a fixed asset": (
        small(assets=(AssetClass("machinery", "intangible", 3, 0.0, "straight-line"),)),
        "no_fixed", "phases[one].items",
    ),
    "a phase in the last period": (
        small(phases=(*SMALL.phases, replace(SMALL.phases[0], key="two", construction_months=37))),
        "late", "phases[two]",
    ),
    "nothing to replace over": (
        small(running=replace(SMALL.running, sustaining_life_years=0)),
        "low", "running.sustaining_life_years",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_cannot_be_is_told(name: str) -> None:
    case, key, field = IMPOSSIBLE[name]
    problems = case_problems(case)
    assert [problem.key for problem in problems] == [f"project_case.{key}"]
    assert dict(problems[0].fields).get("field", "") == field
    for language in LANGUAGES:
        assert field in problems[0].sentence(language)
    with pytest.raises(DataError):
        checked(case)


def test_what_can_be_passes_as_it_is() -> None:
    assert checked(SMALL) is SMALL
    assert [case_problems(case) for case in random_cases(60)] == [()] * 60


def test_all_faults_are_told_at_once_and_the_nearest_class_named() -> None:
    case = replace(first_item(asset="machinary", vat_rate=-0.1), overrun=np.nan)
    problems = case_problems(case)
    assert len(problems) == 3
    assert {problem.suggestion for problem in problems} == {"", "machinery"}
