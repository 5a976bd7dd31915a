"""Nobody is short of what he sells abroad on balance."""

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.rules.shortage_beside_exports import RULE
from tests.audit.told import row, said

SHORT = row("supply_demand_balance", -50, "kt")
OUTPUT, SHARE = row("production", 2500, "kt"), row("export_share_of_production", 15, "%")


def test_exports_larger_than_the_shortage_are_found() -> None:
    (one,) = said(RULE, SHORT, OUTPUT, SHARE)
    assert one.kind is FindingKind.LOGIC
    assert one.severity is Severity.MEDIUM
    assert set(one.rows) == {"C1", "C2", "C3"}
    assert said(RULE, SHORT, row("exports", 300, "kt"))


def test_imports_may_explain_it() -> None:
    assert not said(RULE, SHORT, OUTPUT, SHARE, row("imports", 400, "kt"))
    assert said(RULE, SHORT, OUTPUT, SHARE, row("imports", 40, "kt"))


def test_small_exports_other_years_and_a_surplus_are_silent() -> None:
    assert not said(RULE, SHORT, row("exports", 30, "kt"))
    assert not said(RULE, SHORT, row("exports", 300, "kt", period="2020"))
    assert not said(RULE, row("supply_demand_balance", 50, "kt"), OUTPUT, SHARE)
    assert not said(RULE, SHORT, row("exports", 300, "kt", geography="Germany"))
