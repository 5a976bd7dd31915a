"""Deadlines of full compliance find their rules by words."""

from polysight.audit.claim import Claim
from polysight.audit.deadlines import full_compliance, met, words
from polysight.audit.reading import claims
from polysight.evidence.store import evidence
from tests.audit.told import row


def test_the_deadline_with_the_words_of_a_rule_before_a_claim() -> None:
    report = claims(
        [
            {"id": str(place), **cells}
            for place, cells in enumerate(
                (
                    row("policy_deadline", 2026, "year", subject="Full compliance with norm"),
                    row("policy_deadline", 2025, "year", subject="Full compliance with drainage"),
                    row("policy_deadline", 2024, "year", subject="Start of the norm"),
                    row("water_intensity", 10, "t/t", kind="limit", subject="limit of the norm"),
                    row("water_intensity", 12, "t/t", kind="forecast", period="2030"),
                    row("water_intensity", 12, "t/t", kind="forecast", period="2026"),
                )
            )
        ],
        evidence(),
    )

    def named(*names: str) -> list[Claim]:
        return [report.by_id[name] for name in names]

    deadlines = full_compliance(report)
    assert {one.id for one in deadlines} == {"0", "1"}
    rule, late, early = named("3", "4", "5")
    assert met(deadlines, late, [rule]) == named("0")
    assert met(deadlines, early, [rule]) == []


def test_words_in_both_scripts() -> None:
    assert words("Limit of THE norm") == {"limit", "norm"}
    assert words("规范条件") == {"规范", "范条", "条件"}
