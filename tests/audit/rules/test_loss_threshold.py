"""A loss threshold lies within the costs of a report."""

from polysight.audit.finding import FindingKind
from polysight.audit.rules.loss_threshold import RULE
from tests.audit.told import Row, row, said

COSTS = (
    row("full_cost", 50, "CNY/kg", 80),
    row("production_cost", 42, "CNY/kg", period="undated-current"),
    row("production_cost", 600000, "CNY/t", company="Daqo"),
)


def _threshold(price: float) -> tuple[Row, Row]:
    when = {"kind": "scenario", "period": "scenario"}
    return (
        row("price_threshold", price, "CNY/kg", qualifier="below", **when),
        row("loss_making_capacity_share", 40, "%", qualifier="over", **when),
    )


def test_above_every_cost_is_found_and_a_stray_cost_does_not_hide_it() -> None:
    (one,) = said(RULE, *_threshold(150), *COSTS)
    assert one.kind is FindingKind.ECON
    assert one.likely_culprit == "C1"
    assert one.evidence


def test_within_the_costs_or_but_for_tax_is_silent() -> None:
    assert not said(RULE, *_threshold(70), *COSTS)
    assert not said(RULE, *_threshold(85), *COSTS)
    assert not said(RULE, *_threshold(95), *COSTS)


def test_without_costs_nothing_is_said() -> None:
    assert not said(RULE, *_threshold(150))


def test_words_of_loss_do_without_a_share_of_capacity() -> None:
    for words in ("Price below which half of the capacity loses money", "亏损临界价"):
        price = row("price_threshold", 120, "CNY/kg", subject=words)
        (one,) = said(RULE, price, *COSTS)
        assert one.statement.endswith("alone")
    assert not said(RULE, row("price_threshold", 120, "CNY/kg", subject="payback grows"), *COSTS)
