"""Effects of scenarios move with their causes, or are explained."""

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.rules.scenario_order import RULE
from tests.audit.told import Row, row, said


def _scenario(name: str, **metrics: float) -> list[Row]:
    units = {"price": "CNY/kg", "irr": "%", "payback": "years", "full_cost": "CNY/kg"}
    when = {"period": f"scenario {name}", "kind": "scenario"}
    return [row(key, value, units[key], **when) for key, value in metrics.items()]


def test_a_price_that_falls_while_the_return_rises_is_found() -> None:
    (one,) = said(
        RULE, *_scenario("base", price=60, irr=8), *_scenario("optimistic", price=50, irr=13)
    )
    assert one.kind is FindingKind.MONO
    assert one.severity is Severity.HIGH
    assert set(one.rows) == {"C1", "C2", "C3", "C4"}


def test_neither_maker_nor_buyer_can_have_both_ways() -> None:
    (one,) = said(
        RULE, *_scenario("base", price=60, irr=8), *_scenario("good", price=50, irr=13),
        *_scenario("bad", price=40, irr=5),
    )  # fmt: skip
    assert one.statement.endswith("both_ways")


def test_a_lower_cost_explains_a_higher_return() -> None:
    assert not said(
        RULE, *_scenario("base", price=60, irr=8, full_cost=50),
        *_scenario("good", price=55, irr=13, full_cost=35),
    )  # fmt: skip


def test_scenarios_in_order_are_silent() -> None:
    assert not said(
        RULE, *_scenario("base", price=60, irr=8, payback=8),
        *_scenario("good", price=70, irr=13, payback=6),
    )  # fmt: skip


def test_a_payback_must_fall_as_the_price_rises() -> None:
    (one,) = said(RULE, *_scenario("a", price=60, payback=6), *_scenario("b", price=70, payback=9))
    assert one.statement.endswith("opposed")


def test_a_price_of_all_joins_the_return_of_one_firm_in_another_section() -> None:
    told = (*_scenario("base", irr=8), *_scenario("good", irr=13))
    irr = [{**one, "company": "Daqo", "section": "9"} for one in told]
    price = [*_scenario("base", price=60), *_scenario("good", price=50)]
    (one,) = said(RULE, *irr, *price)
    assert len(one.rows) == 4


def test_cases_of_one_quantity_stand_in_order() -> None:
    def told(**values: float) -> list[Row]:
        return [
            row("demand", value, "kt", period="2030", kind="scenario", subject=f"{name} case")
            for name, value in values.items()
        ]

    (one,) = said(RULE, *told(low=250, base=240, high=265))
    assert one.kind is FindingKind.MONO
    assert said(RULE, *told(pessimistic=150, base=130, optimistic=145))
    assert not said(RULE, *told(low=220, base=240, high=265))
    assert not said(RULE, *told(pessimistic=120, base=130, optimistic=145))
