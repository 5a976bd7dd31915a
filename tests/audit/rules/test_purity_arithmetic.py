"""Nines and parts per billion of one product."""

from polysight.audit.finding import Severity
from polysight.audit.rules.purity_arithmetic import RULE
from tests.audit.told import row, said


def test_points_that_cannot_be_one() -> None:
    nines = row("purity", 11, "N", subject="Electronic-grade purity")
    (one,) = said(
        RULE, nines, row("impurity_total", 1, "ppb", subject="electronic-grade impurities")
    )
    assert one.statement.endswith("statement")
    assert one.expected < 0.011


def test_a_bound_leaves_it_open() -> None:
    nines = row("purity", 11, "N", subject="电子级纯度")
    parts = row("impurity_metals", 0.1, "ppb", subject="电子级金属杂质", qualifier="below")
    (one,) = said(RULE, nines, parts)
    assert one.severity is Severity.LOW


def test_another_grade_or_a_factor_of_two_is_silent() -> None:
    nines = row("purity", 9, "N", subject="solar grade")
    assert not said(RULE, nines, row("impurity_total", 1.8, "ppb", subject="solar grade"))
    other = row("impurity_total", 100, "ppb", subject="electronic grade", section="2")
    assert not said(RULE, nines, other)
