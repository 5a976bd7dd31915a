"""Nines and parts per billion of one product."""

import pytest

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


def test_nines_and_per_cent_of_one_claim() -> None:
    cells = {"subject": "N型产品", "raw": "纯度11N（99.9999999%）"}
    (one,) = said(RULE, row("产品纯度", 99.9999999, "%", **cells))
    assert one.expected == 11
    assert one.got == pytest.approx(9)
    cells = {"subject": "electronic grade", "raw": "9N purity, 99.99999% silicon"}
    assert said(RULE, row("purity", 9, "N", **cells))


def test_per_cent_that_give_the_nines_are_silent() -> None:
    good = {"subject": "N型产品", "raw": "纯度11N（99.999999999%）"}
    assert not said(RULE, row("产品纯度", 99.999999999, "%", **good))
    good = {"subject": "solar grade", "raw": "at least 6N, i.e. 99.99995%"}
    assert not said(RULE, row("purity", 6, "N", **good))
