"""What a step of the price does to the return holds between scenarios too."""

from polysight.audit.finding import FindingKind
from polysight.audit.rules.rate_step import RULE
from tests.audit.told import Row, row, said

WHEN = {"period": "scenario", "kind": "scenario"}
STEP = row("price_step", 10, "%", **WHEN)


def _stated(low: float, high: float) -> Row:
    return row("irr_sensitivity", low, "percentage_point", high, **WHEN)


def _case(name: str, price: float, irr: float) -> list[Row]:
    when = {"period": f"scenario {name}", "kind": "scenario"}
    return [row("price", price, "CNY/kg", **when), row("irr", irr, "%", **when)]


def test_scenarios_that_move_far_more_are_found() -> None:
    (one,) = said(RULE, _stated(1.5, 2), STEP, *_case("base", 100, 10), *_case("good", 110, 16))
    assert one.kind is FindingKind.ARITH
    assert set(one.rows) == {"C1", "C2", "C3", "C4", "C5", "C6"}


def test_scenarios_that_keep_the_step_are_silent() -> None:
    cases = (*_case("base", 100, 10), *_case("good", 110, 11.8))
    assert not said(RULE, _stated(1.5, 2), STEP, *cases)
    assert not said(RULE, _stated(1.5, 2), STEP, *cases, *_case("bad", 50, 9))


def test_without_a_step_or_scenarios_nothing_is_said() -> None:
    cases = (*_case("base", 100, 10), *_case("good", 110, 16))
    assert not said(RULE, _stated(1.5, 2), *cases)
    assert not said(RULE, _stated(1.5, 2), STEP, *cases[:2])
    assert not said(RULE, _stated(1.5, 2), row("price_step", 10, "CNY/kg", **WHEN), *cases)
