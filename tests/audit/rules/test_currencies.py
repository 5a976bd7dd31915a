"""One number in two currencies."""

from __future__ import annotations

import pytest

from polysight.audit.finding import FindingKind
from polysight.audit.rules.currencies import RULE
from tests.audit.table_of_claims import findings


@pytest.mark.parametrize("yuan", [41, 45, 47])
def test_what_a_rate_and_the_tax_join_is_silent(yuan: float) -> None:
    assert (
        findings(RULE, "price, 6, USD/kg, 2023, China", f"price, {yuan}, CNY/kg, 2023, China") == []
    )


def test_what_no_rate_joins_is_told_with_the_rate() -> None:
    (found,) = findings(RULE, "price, 6, USD/kg, 2023, China", "price, 70, CNY/kg, 2023, China")
    assert (found.kind, set(found.rows)) == (FindingKind.SAME, {"r1", "r2"})
    assert found.evidence
    assert found.arithmetic.endswith("≠ 70 CNY/kg")
    assert 40 < found.expected < 45


def test_the_same_basis_of_tax_leaves_no_room_for_tax() -> None:
    rows = ("price, 6.12, USD/kg, 2023, China; subject=price ex VAT",
            "price, 48, CNY/kg, 2023, China; subject=price ex VAT")  # fmt: skip
    assert len(findings(RULE, *rows)) == 1


def test_another_number_in_yuan_may_fit() -> None:
    rows = ("revenue, 10, 1e8 USD, 2023, China", "revenue, 70.5, 1e8 CNY, 2023, China")
    assert findings(RULE, *rows, "revenue, 90, 1e8 CNY, 2023, China; section=2") == []
    assert len(findings(RULE, rows[0], "revenue, 90, 1e8 CNY, 2023, China")) == 1
