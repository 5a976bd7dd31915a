"""A risk below a price is none where the market is below it already."""

import pytest

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.rules.threshold_and_market import RULE
from tests.audit.told import Row, row, said

WHEN = {"kind": "scenario", "period": "scenario"}
LIMIT = row("price_threshold", 180, "CNY/kg", qualifier="below", **WHEN)
SHARE = row("loss_making_capacity_share", 40, "%", qualifier="over", **WHEN)
MARKET = (
    row("price", 80, "CNY/kg", 120),
    row("price", 60, "CNY/kg", period="2024", kind="forecast"),
)


def test_a_market_below_the_threshold_is_found() -> None:
    (one,) = said(RULE, LIMIT, *MARKET)
    assert one.kind is FindingKind.ECON
    assert one.severity is not Severity.HIGH
    assert set(one.rows) == {"C1", "C2", "C3"}


def test_loss_beside_a_margin_is_told_as_such() -> None:
    (one,) = said(RULE, LIMIT, SHARE, *MARKET, row("gross_margin", 25, "%"))
    assert one.statement.endswith("loss")
    assert set(one.rows) == {"C1", "C2", "C3", "C4", "C5"}


@pytest.mark.parametrize(
    "market",
    [
        (row("price", 200, "CNY/kg"),),
        (MARKET[0], row("price", 190, "CNY/kg")),
        (row("price", 80, "CNY/kg", 170),),
        (row("price", 80, "CNY/kg", geography="Germany"),),
        (),
    ],
)
def test_a_market_around_the_threshold_is_silent(market: tuple[Row, ...]) -> None:
    assert not said(RULE, LIMIT, *market)


def test_a_threshold_of_long_ago_is_silent() -> None:
    old = {**LIMIT, "period": "2015", "kind": "estimate"}
    assert not said(RULE, old, *MARKET)
