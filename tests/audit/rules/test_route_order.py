"""Purity by route follows the order of routes in one reading at least."""

from polysight.audit.rules.route_order import RULE
from tests.audit.told import Row, row, said


def _list(unit: str = "", **routes: float) -> list[Row]:
    return [row("impurity_control_level", one, unit, route=name) for name, one in routes.items()]


def test_a_list_that_no_reading_saves() -> None:
    (one,) = said(RULE, *_list(siemens=50, fbr=45, metallurgical=55))
    assert set(one.rows) == {"C1", "C2", "C3"}


def test_a_list_that_one_reading_saves_is_silent() -> None:
    assert not said(RULE, *_list(siemens=40, fbr=45, metallurgical=55))
    assert not said(RULE, *_list(siemens=60, fbr=55, metallurgical=20))


def test_with_a_unit_there_is_one_reading() -> None:
    rows = [
        row("impurity_total", 50, "ppb", route="siemens"),
        row("impurity_total", 5, "ppb", route="fbr"),
    ]
    (one,) = said(RULE, *rows)
    assert one.statement.endswith("one")
