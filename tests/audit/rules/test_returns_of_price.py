"""A return follows from price, cost and capital."""

from polysight.audit.rules.returns_of_price import RULE
from tests.audit.told import row, said

MEANS = (
    row("full_cost", 40, "CNY/kg", 80),
    row("capex_intensity", 60000, "CNY/t", 100000),
    row("production_cost", 45, "CNY/kg"),
    row("production_cost", 600, "CNY/kg"),
)
WHEN = {"period": "scenario base", "kind": "scenario"}


def test_a_fat_margin_with_a_thin_return_is_found() -> None:
    (one,) = said(
        RULE, row("price", 200, "CNY/kg", 250, **WHEN), row("irr", 8, "%", 10, **WHEN), *MEANS
    )
    assert one.evidence
    assert one.statement.endswith("rate")


def test_a_long_payback_is_found_too() -> None:
    found = said(
        RULE, row("price", 300, "CNY/kg", **WHEN), row("payback", 12, "years", **WHEN), *MEANS
    )
    assert [one.statement.rpartition(".")[2] for one in found] == ["payback"]


def test_a_return_that_follows_is_silent() -> None:
    assert not said(RULE, row("price", 70, "CNY/kg", **WHEN), row("irr", 12, "%", **WHEN), *MEANS)
    assert not said(RULE, row("price", 200, "CNY/kg", **WHEN), row("irr", 8, "%", **WHEN))


def test_a_capital_of_nothing_is_no_capital() -> None:
    nothing = (row("full_cost", 40, "CNY/kg"), row("capex_intensity", 0, "CNY/t"))
    found = said(
        RULE, row("price", 200, "CNY/kg", **WHEN), row("irr", 8, "%", **WHEN), *nothing
    )  # fmt: skip
    assert not found
