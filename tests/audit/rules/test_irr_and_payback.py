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
