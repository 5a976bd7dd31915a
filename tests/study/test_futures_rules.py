"""Rules of the futures by date."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.investment.trading_days import steps
from polysight.study.futures_rules import (
    contract_name,
    contract_rules,
    futures_rules,
    listing_day,
    margin_terms,
)
from tests.study.project_example import view

EVIDENCE = view().evidence


def rule(day: str, term: str, contract: str = "") -> tuple[float, str]:
    found = futures_rules(EVIDENCE, dt.date.fromisoformat(day), contract)[term]
    return found.value, found.row


def test_nothing_holds_before_the_first_day_of_trade() -> None:
    assert listing_day(EVIDENCE) == dt.date(2024, 12, 26)
    with pytest.raises(DataError) as fault:
        futures_rules(EVIDENCE, dt.date(2024, 12, 25))
    assert fault.value.problems[0].key == "hedge.not_listed"


@pytest.mark.parametrize(
    ("day", "contract", "margin"),
    [
        ("2024-12-26", "", 9.0),
        ("2025-07-13", "", 9.0),
        ("2025-07-14", "", 10.0),
        ("2025-12-10", "PS2601", 12.0),
        ("2025-12-10", "PS2603", 10.0),
        ("2025-12-30", "PS2601", 15.0),
    ],
)
def test_margin_is_a_path(day: str, contract: str, margin: float) -> None:
    assert rule(day, "margin-hedge", contract)[0] == margin


def test_rules_of_one_contract_and_of_those_after_it() -> None:
    assert rule("2025-08-01", "fee")[0] == 0.01
    assert rule("2025-08-01", "fee", "PS2509")[0] == 0.04
    assert rule("2026-01-05", "fee", "PS2612") == (0.05, "FC0031")
    assert rule("2026-01-05", "fee", "PS2511")[0] == 0.015


def test_the_last_known_rule_holds_and_says_how_old_it_is() -> None:
    found = futures_rules(EVIDENCE, dt.date(2027, 1, 1))
    assert found["margin-hedge"].row == "FC0027"
    assert found["margin-hedge"].stale_days > 300
    assert futures_rules(EVIDENCE, dt.date(2025, 8, 1))["lot"].stale_days == 0
    assert math.isnan(found["last-trading-day"].value)


def test_rules_of_a_position() -> None:
    rules, rows = contract_rules(EVIDENCE, dt.date(2026, 1, 1))
    assert (rules.lot_kg, rules.last_day, rules.minimum_order) == (3000.0, 10, 10)
    assert (rules.limit, rules.limit_late, rules.limit_delivery) == (3000.0, 900.0, 300.0)
    assert rules.late_day == 10
    assert {"FC0002", "FC0035", "FC0038", "FC0039"} <= set(rows)
    open_rules, more = contract_rules(EVIDENCE, dt.date(2026, 1, 1), open_interest=120_000.0)
    assert open_rules.limit == 12_000.0
    assert {"FC0036", "FC0037"} <= set(more)
    few, _ = contract_rules(EVIDENCE, dt.date(2026, 1, 1), open_interest=20_000.0)
    assert few.limit == 3000.0
    granted, _ = contract_rules(EVIDENCE, dt.date(2026, 1, 1), quota_lots=8000.0)
    assert (granted.limit, granted.limit_late, granted.limit_delivery) == (8000.0,) * 3


def test_early_positions_have_no_known_limits() -> None:
    rules, _ = contract_rules(EVIDENCE, dt.date(2024, 12, 26))
    assert math.isinf(rules.limit)
    assert rules.minimum_order == 1


def test_terms_follow_the_rules_to_the_day_of_knowledge() -> None:
    when = steps(2025, 0, 24, "week")
    terms, rows = margin_terms(EVIDENCE, when, dt.date(2025, 12, 30), added=0.02)
    by_day = dict(zip(when.days.astype(str), terms.margin, strict=True))
    assert by_day["2025-01-07"] == pytest.approx(0.11)
    assert by_day["2025-08-05"] == pytest.approx(0.12)
    assert terms.margin[-1] == pytest.approx(0.17)
    assert terms.fee[-1] == pytest.approx(5e-4)
    assert {"FC0014", "FC0018", "FC0027", "FC0031"} <= set(rows)
    early, _ = margin_terms(EVIDENCE, when, dt.date(2025, 8, 1))
    assert np.unique(early.margin[40:]).tolist() == [pytest.approx(0.10)]


def test_contracts_are_named_by_their_month() -> None:
    when = steps(2026, 0, 12, "month")
    assert contract_name(when, 1) == "PS2604"
    assert contract_name(when, 12) == "PS2703"
