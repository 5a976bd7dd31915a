"""Formulas of metrics: what they call for, their value, their form with numbers."""

from __future__ import annotations

import pytest

from polysight.audit.expression import Name, formula, is_sum, value, written
from polysight.audit.interval import Interval, point
from polysight.errors import DataError


def test_names_are_found_once_with_their_scope() -> None:
    read = formula("capacity * (demand | sales_volume) / whole.capacity - capacity")
    assert read.names == (
        Name("", ("capacity",)),
        Name("", ("demand", "sales_volume")),
        Name("whole", ("capacity",)),
    )


def test_the_value_is_that_of_the_intervals() -> None:
    read = formula("capacity * (1 - utilisation) ** 2")
    given = {"capacity": point(100.0), "utilisation": Interval(0.5, 0.9)}
    found = value(read.tree, lambda name: given[name.metrics[0]])
    assert found.low == pytest.approx(1.0)
    assert found.high == pytest.approx(25.0)


def test_the_form_keeps_its_brackets() -> None:
    read = formula("production * (1 - export_share) - demand")
    shown = written(
        read.tree, lambda name: {"production": "9", "export_share": "20%"}.get(name.metrics[0], "4")
    )
    assert shown == "9 × (1 - 20%) - 4"


def test_functions_take_the_upper_end_and_the_hull() -> None:
    read = formula("max(full_cost) + between(row.A, row.B)")
    given = {"full_cost": Interval(5.0, 8.0), "A": point(1.0), "B": point(3.0)}
    found = value(read.tree, lambda name: given[name.metrics[0]])
    assert found == Interval(9.0, 11.0)


@pytest.mark.parametrize(
    "text", ["a +", "a and b", "open('x')", "a[0]", "a.b.c", "'a'", "min(a)", "between(a)"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(DataError):
        formula(text)


def test_a_sum_has_no_products() -> None:
    assert is_sum(formula("stock - before.stock"))
    assert is_sum(formula("(production | supply) + imports"))
    assert not is_sum(formula("price * demand"))
    assert not is_sum(formula("1 - demand / capacity"))
