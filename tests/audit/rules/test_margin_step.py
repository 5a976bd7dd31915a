"""What a step of the price does to the margin follows from price and cost."""

from polysight.audit.finding import FindingKind
from polysight.audit.rules.margin_step import RULE
from tests.audit.told import Row, row, said

WHEN = {"kind": "scenario", "period": "2023 Q1"}
STEP = row("price_step", -10, "CNY/kg", **WHEN)
COST = row("production_cost", 45, "CNY/kg")


def _stated(low: float, high: float) -> Row:
    return row("gross_margin_sensitivity", low, "percentage_point", high, **WHEN)


def test_too_much_at_a_high_price() -> None:
    (one,) = said(RULE, _stated(-8, -5), STEP, COST, row("price", 200, "CNY/kg", 250))
    assert one.kind is FindingKind.ARITH
    assert one.rows[0] == "C1"
    assert set(one.rows) == {"C1", "C2", "C3", "C4"}


def test_right_where_the_price_fits() -> None:
    assert not said(RULE, _stated(-8, -5), STEP, COST, row("price", 90, "CNY/kg"))


def test_a_step_of_another_section_is_not_taken() -> None:
    far = row("price_step", -10, "CNY/kg", **(WHEN | {"section": "2"}))
    assert not said(RULE, _stated(-8, -5), far, COST, row("price", 200, "CNY/kg"))


def test_a_step_told_in_words_and_prices_of_its_own_time() -> None:
    words = row(
        "gross_margin_sensitivity", 3, "percentage_point",
        subject="change of gross margin per price step of 10 CNY/kg",
    )  # fmt: skip
    assert said(RULE, words, COST, row("price", 50, "CNY/kg"))
    assert not said(RULE, words, COST, row("price", 50, "CNY/kg", period="2023 Q1"))
    assert not said(RULE, words, COST, row("price", 50, "CNY/kg"), row("price", 120, "CNY/kg"))


def test_tax_in_the_price_is_no_margin() -> None:
    words = row(
        "gross_margin_sensitivity", 12.2, "percentage_point",
        subject="change of gross margin per price step of 10 CNY/kg",
    )  # fmt: skip
    cost = row("production_cost", 48, "CNY/kg")
    assert not said(RULE, words, cost, row("price", 71, "CNY/kg", subject="price, incl. VAT"))
    assert said(RULE, words, cost, row("price", 71, "CNY/kg", subject="price, ex VAT"))


def test_no_change_is_no_sensitivity() -> None:
    assert not said(RULE, _stated(0, 0), STEP, COST, row("price", 200, "CNY/kg"))
