"""Costs stay below the highest price ever paid."""

import pytest

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.rules.cost_above_every_price import RULE
from tests.audit.told import Row, row, said

PRICES = tuple(
    row("price", value, "CNY/kg", period=str(year))
    for year, value in ((2021, 200), (2022, 300), (2023, 90))
)


def test_a_cost_above_the_record_is_found() -> None:
    (one,) = said(RULE, row("production_cost", 600000, "CNY/t"), *PRICES)
    assert one.kind is FindingKind.ECON
    assert one.rows == ("C1", "C3", "C4")


def test_a_bound_from_above_is_told_softly() -> None:
    (one,) = said(RULE, row("production_cost", 600, "CNY/kg", qualifier="below"), *PRICES)
    assert one.severity is Severity.LOW


@pytest.mark.parametrize(
    "cost",
    [
        row("production_cost", 250, "CNY/kg"),
        row("production_cost", 600, "CNY/kg", geography="Germany"),
    ],
)
def test_costs_below_it_and_elsewhere_are_silent(cost: Row) -> None:
    assert not said(RULE, cost, *PRICES)


def test_one_price_is_no_market() -> None:
    assert not said(RULE, row("production_cost", 600, "CNY/kg"), PRICES[0])


def test_the_prices_of_one_year_are_no_record() -> None:
    quarters = [row("price", 33 + n, "CNY/kg", period=f"2025Q{n}") for n in (1, 2, 3)]
    assert not said(RULE, row("production_cost", 39.8, "CNY/kg", period="2025"), *quarters)
