"""A project is worth something at a rate below its return, and nothing at one above it."""

import pytest

from polysight.audit.finding import FindingKind
from polysight.audit.rules.value_at_rate import RULE
from tests.audit.told import Row, row, said

WHERE = {"section": "Economics", "company": "Project A"}


def _value(low: float, subject: str = "NPV at 8 percent", **more: str) -> Row:
    return row("npv", low, "million CNY", subject=subject, **(WHERE | more))


def _return(low: float, subject: str = "project IRR", **more: str) -> Row:
    return row("irr", low, "%", subject=subject, **(WHERE | more))


@pytest.mark.parametrize(
    ("value", "rate"), [(-310, 10.5), (310, 6.0)], ids=["less than nothing", "more than nothing"]
)
@pytest.mark.parametrize(
    "subject", ["NPV at 8 percent", "净现值(ic=8%)", "按折现率8%计算的净现值", "NPV, WACC 8%"]
)
def test_a_value_against_the_return_is_found(value: float, rate: float, subject: str) -> None:
    (one,) = said(RULE, _value(value, subject), _return(rate))
    assert one.kind is FindingKind.ECON
    assert set(one.rows) == {"C1", "C2"}
    assert "8%" in one.arithmetic


def test_a_value_of_the_sign_of_the_return_is_silent() -> None:
    assert not said(RULE, _value(310), _return(10.5))
    assert not said(RULE, _value(-310), _return(6.0))


def test_a_return_on_the_other_side_of_tax_says_nothing() -> None:
    after, before = "NPV after tax at 8 percent", "IRR before tax"
    assert not said(RULE, _value(-310, after), _return(8.4, before))
    assert said(RULE, _value(-310, after), _return(8.4, "IRR after tax"))


def test_without_a_rate_or_of_another_project_nothing_is_said() -> None:
    assert not said(RULE, _value(-310, "NPV"), _return(10.5))
    assert not said(RULE, _value(-310), _return(10.5, company="Project B"))
    assert not said(RULE, _value(-310), _return(10.5), _return(6.0))
