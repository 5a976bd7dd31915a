"""Effects follow what is moved, step by step."""

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.rules.sensitivity_order import RULE
from tests.audit.told import Row, row, said


def _irr(value: float, moved: str = "", **more: object) -> Row:
    return row("irr", value, "%", subject=f"IRR, {moved}", company="A", **more)


def test_a_return_that_falls_as_the_price_rises_is_found() -> None:
    (one,) = said(RULE, _irr(16.2), _irr(9.2, "price +10%"), _irr(10.4, "price -10%"))
    assert one.kind is FindingKind.MONO
    assert one.severity is Severity.HIGH
    assert len(one.rows) == 3
    assert said(RULE, _irr(16.2), _irr(18, "capex +10%"))


def test_steps_in_order_are_silent() -> None:
    assert not said(RULE, _irr(16.2), _irr(21, "price +10%"), _irr(10.4, "price -10%"))
    assert not said(RULE, _irr(16.2), _irr(14, "capex +10%"), _irr(19, "capex -10%"))
    assert not said(RULE, _irr(21, "price +10%"))


def test_a_base_on_another_basis_is_no_base() -> None:
    base = _irr(19.9, "before tax")
    assert not said(RULE, base, _irr(17, "after tax, price +5%"))
    assert said(RULE, base, _irr(17, "before tax, price +5%"))


def test_prices_that_are_told_order_the_cases() -> None:
    cases = (("bear", 42, 2.4), ("base", 52, 10.6), ("bull", 62, 7.9))
    rows = [
        row("irr", irr, "%", subject=f"IRR, {name} case (price RMB{price}/kg)", kind="scenario")
        for name, price, irr in cases
    ]
    (one,) = said(RULE, *rows)
    assert len(one.rows) == 3
    assert not said(RULE, *rows[:2])


def test_an_effect_of_unknown_direction_must_not_turn_round() -> None:
    low, base, high = (
        row("cash_cost", value, "CNY/kg", subject=f"cash cost, {moved}")
        for value, moved in ((40, "utilisation -10%"), (35, ""), (38, "utilisation +10%"))
    )
    (one,) = said(RULE, low, base, high)
    assert one.statement.endswith("turns")
    assert not said(RULE, low, base, {**high, "value_low": 33, "value_high": 33})
