"""Tax that a price may hold."""

from dataclasses import replace

import pytest

from polysight.audit.reading import claims
from polysight.audit.tax import price_without_tax, range_without_tax
from polysight.evidence.store import evidence
from tests.audit.told import row


@pytest.mark.parametrize(("period", "rate"), [("2023", 0.13), ("2017", 0.17), ("2018-12", 0.16)])
def test_rate_of_its_day_is_taken_off_and_cited(period: str, rate: float) -> None:
    report = claims([row("price", 113, "CNY/kg", period=period)], evidence())
    price, rows = price_without_tax(report, report.claims[0], 113.0)
    assert price == pytest.approx(113.0 / (1.0 + rate))
    assert len(rows) == 1


def test_a_price_that_is_told_without_tax_stays() -> None:
    report = claims([row("price", 113, "CNY/kg")], evidence())
    told = replace(report.claims[0], basis={"tax": "excluded"})
    assert price_without_tax(report, told, 113.0) == (113.0, ())


@pytest.mark.parametrize(
    ("tax", "low", "high"), [("included", 100, 200), ("excluded", 113, 226), (None, 100, 226)]
)
def test_a_basis_that_is_not_told_may_be_either(tax: str | None, low: float, high: float) -> None:
    report = claims([row("price", 113, "CNY/kg", 226)], evidence())
    told = replace(report.claims[0], basis={"tax": tax} if tax else {})
    assert range_without_tax(report, told) == pytest.approx((low, high))
