"""What the page of an audit holds: all of a short report, the weightiest part of a long one."""

from __future__ import annotations

import pytest

from polysight.audit.finding import FindingKind, Severity
from polysight.messages import LANGUAGES, Language, text
from polysight.report import audit_contents
from polysight.report.audit_contents import contents
from polysight.report.catalogue import label
from tests.report.audited import FINDINGS, finding, report


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_report_stands_whole_in_its_order(language: Language) -> None:
    held = contents(report(), FINDINGS, language)
    assert [(part.title, part.count) for part in held.sections] == [
        ("Summary", 3), ("Firms", 3), ("Outlook", 2),
    ]  # fmt: skip
    assert list(held.claims_by_id) == ["A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2"]
    assert (held.unshown_claims, held.unshown_findings, held.unshown_sections) == (0, 0, 0)
    assert held.touched == 7


def test_of_several_tables_one_stands_after_the_other() -> None:
    whole = report()
    files = {claim.id: "two" if claim.id < "B" else "one" for claim in whole.claims}
    order = {claim.id: files[claim.id] for claim in sorted(whole.claims, key=lambda one: one.id)}
    held = contents(whole, FINDINGS, "en", dict(reversed(order.items())))
    assert list(held.claims_by_id) == ["B1", "B2", "B3", "C1", "C2", "A1", "A2", "A3"]
    assert len({line.anchor for line in held.claims_by_id.values()}) == 8


def test_findings_stand_beside_every_claim_that_they_name() -> None:
    held = contents(report(), FINDINGS, "en")
    for line in held.claims_by_id.values():
        named = [one for one in FINDINGS if line.claim.id in one.rows]
        assert [one.finding for one in line.findings] == named


def test_definitions_come_last_whatever_their_severity() -> None:
    odd = finding(FindingKind.DEF, Severity.HIGH, "C2")
    held = contents(report(), (odd, *reversed(FINDINGS)), "en")
    assert [line.definition for line in held.lines] == [False, False, False, True, True]
    severities = [line.finding.severity for line in held.lines]
    assert severities[:3] == [Severity.HIGH, Severity.MEDIUM, Severity.LOW]


def test_claims_are_told_in_the_language_of_the_page() -> None:
    english, chinese = (contents(report(), FINDINGS, one).claims_by_id["A1"] for one in LANGUAGES)
    assert dict(english.facts)["place"] == "China"
    assert dict(chinese.facts)["place"] == "中国"
    assert english.value == "1,800 kt/a"
    assert english.metric != chinese.metric
    assert dict(english.facts)["attributed"] == "the ministry"


def test_a_claim_without_a_number_says_so() -> None:
    held = contents(report("D1|Outlook|Output|production|||||China||observed|"), (), "en")
    assert held.claims_by_id["D1"].value == label("audit_page.no_number", "en")


def test_of_a_long_report_only_claims_with_findings_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(audit_contents, "WHOLE", 5)
    held = contents(report(), FINDINGS[:1], "en")
    assert list(held.claims_by_id) == ["A1", "A2", "A3"]
    assert (held.unshown_claims, held.unshown_sections) == (5, 2)
    assert held.sections[0].count == 3


def test_of_many_findings_the_weightiest_are_shown_and_all_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(audit_contents, "FINDINGS", 2)
    held = contents(report(), tuple(reversed(FINDINGS)), "en")
    assert [line.finding for line in held.lines] == list(FINDINGS[:2])
    assert held.unshown_findings == 2
    assert sum(held.counts.values()) == 4
    assert held.touched == 7


def test_every_kind_and_severity_has_a_name_in_both_languages() -> None:
    for language in LANGUAGES:
        assert len({text(f"audit_kind.{kind.lower()}", language) for kind in FindingKind}) == 13
        for severity in Severity:
            assert label(f"audit_page.severity.{severity}", language)


def test_the_id_of_a_finding_is_its_name_on_the_page() -> None:
    held = contents(report(), FINDINGS, "en")
    assert [line.anchor for line in held.lines] == ["f1", "f2", "f3", "f4"]
    assert len({line.name for line in held.lines}) == 4


def test_rows_of_evidence_stand_with_their_sources() -> None:
    row, said = contents(report(), FINDINGS, "zh").lines[0].evidence[0]
    assert row == "MV020"
    assert len(said) > 10
