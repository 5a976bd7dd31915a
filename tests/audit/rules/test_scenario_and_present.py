"""Scenarios start where the report says that the present is."""

import pytest

from polysight.audit.finding import FindingKind
from polysight.audit.rules.scenario_and_present import RULE
from tests.audit.told import Row, row, said


def _case(name: str, low: float, high: float, when: str = "") -> Row:
    period = f"{when} scenario {name}".strip()
    return row("price", low, "CNY/kg", high, period=period, kind="scenario")


def _price(low: float, high: float, **more: object) -> Row:
    return row("price", low, "CNY/kg", high, **more)


ABOVE = (_case("base", 200, 250), _case("pessimistic", 150, 180))


def test_a_floor_above_the_present_is_found() -> None:
    (one,) = said(RULE, *ABOVE, _price(80, 120), _price(60, 60, period="2024", kind="forecast"))
    assert one.kind is FindingKind.SAME
    assert set(one.rows) == {"C1", "C2", "C3", "C4"}
    assert (one.expected, one.got) == (120, 150)


def test_a_ceiling_below_the_present_is_found() -> None:
    (one,) = said(RULE, *ABOVE, _price(300, 320))
    assert one.statement.endswith("below")
    assert (one.expected, one.got) == (300, 250)


@pytest.mark.parametrize(
    "present",
    [
        (_price(160, 160),),
        (_price(80, 120), _price(170, 190, period="2024", kind="forecast")),
        (_price(80, 120, period="2019"), _price(200, 200)),
        (_price(80, 120, geography="Germany"),),
        (_price(80, 120, subject="price, ex VAT"), _price(200, 200)),
        (),
    ],
)
def test_a_present_that_some_scenario_meets_is_silent(present: tuple[Row, ...]) -> None:
    assert not said(RULE, *ABOVE, *present)


def test_one_scenario_alone_is_a_thought() -> None:
    assert not said(RULE, ABOVE[0], _price(80, 120))


def test_a_dated_set_meets_its_own_year() -> None:
    cases = (_case("base", 200, 250, "2035"), _case("bad", 150, 180, "2035"))
    assert not said(RULE, *cases, _price(80, 120))
    (one,) = said(RULE, *cases, _price(80, 120, period="2035", kind="forecast"))
    assert one.rows[-1] == "C3"
