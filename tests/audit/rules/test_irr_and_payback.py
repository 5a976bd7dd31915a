"""A return and a payback of one project hang together."""

from polysight.audit.finding import FindingKind
from polysight.audit.rules.irr_and_payback import RULE
from tests.audit.told import row, said


def test_a_short_payback_with_a_low_return_is_found() -> None:
    (one,) = said(RULE, row("irr", 6, "%"), row("payback", 4, "years"))
    assert one.kind is FindingKind.ECON
    assert said(RULE, row("irr", 30, "%"), row("payback", 12, "years"))


def test_what_a_plan_can_have_is_silent() -> None:
    assert not said(RULE, row("irr", 14, "%"), row("payback", 7, "years"))
    over = row("payback", 7, "years", qualifier="above")
    assert not said(RULE, row("irr", 5, "%", 7), over)
    assert not said(RULE, row("irr", 6, "%"), row("payback", 4, "years", period="2020"))


def test_the_time_of_building_counts_where_it_is_told() -> None:
    rate = row("irr", 20, "%")
    assert not said(RULE, rate, row("payback", 5.5, "years", subject="payback"))
    told = row("payback", 5.5, "years", subject="payback incl. 3 years of construction")
    (one,) = said(RULE, rate, told)
    assert one.kind is FindingKind.ECON


def test_the_time_of_building_may_be_told_of_the_project() -> None:
    of = {"company": "A"}
    rate, payback = row("irr", 20, "%", **of), row("payback", 5.5, "years", **of)
    counted = {**payback, "subject": "回收期(含建设期)"}
    assert not said(RULE, rate, counted)
    assert said(RULE, rate, counted, row("construction_period", 36, "months", **of))


def test_a_discounted_payback_says_nothing_of_the_rate() -> None:
    assert not said(
        RULE, row("irr", 6, "%"), row("payback", 4, "years", subject="discounted payback")
    )
