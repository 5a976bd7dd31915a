from __future__ import annotations

from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.rules.same_quantity import RULE
from polysight.audit.sentence import name_of, sentence
from tests.audit.table_of_claims import report_of


def finding(statement: str, *fields: tuple[str, str]) -> Finding:
    return Finding(
        FindingKind.SAME, Severity.LOW, (), statement, fields, "", 0.0, 0.0, "", 0.5, "x"
    )


def test_keys_become_names_in_the_language_of_the_reader() -> None:
    report = report_of(
        "market_share_route, 10, %, 2023, China; route=granular",
        "market_share_route, 15, %, undated-current, China; route=granular",
    )
    (found,) = RULE.find(report)
    english, chinese = (sentence(found, report, language) for language in ("en", "zh"))
    for word in ("Share of a route", "China", "fluidised bed", "10%", "now, undated"):
        assert word in english
    for word in ("工艺路线份额", "中国、流化床法", "15%", "当前"):
        assert word in chinese
    for said in (english, chinese):
        assert "market_share_route" not in said
        assert "‹" not in said
        assert "{" not in said


def test_names_of_relations_firms_groups_and_times() -> None:
    report = report_of("capacity, 1, kt/a, 2023, China")
    assert (
        name_of("relation", "production_of_capacity", report, "zh") == "产量等于产能乘以产能利用率"
    )
    assert name_of("company", "tongwei", report, "zh") == "通威股份"
    assert name_of("group", "top 5", report, "en") == "top 5"
    assert name_of("group", "top 5", report, "zh") == "前5家"
    assert name_of("when", "end 2023", report, "zh") == "2023年末"
    assert name_of("when", "", report, "en") == "undated"
    assert name_of("scenario", "base", report, "zh") == "基准情景"


def test_what_nobody_knows_keeps_its_word() -> None:
    report = report_of("blue widgets, 1, kt, 2023, Atlantis")
    for sort in ("metric", "place", "route", "company", "group", "relation", "when", "nothing"):
        assert name_of(sort, "x y", report, "zh") == "x y"
    assert name_of("metric", report.claims[0].metric, report, "en") == "blue widgets"


def test_a_plain_field_stays_as_it_is() -> None:
    report = report_of("capacity, 1, kt/a, 2023, China")
    one = finding("audit_scale.off", ("times", "10"), ("right", "60 CNY/kg"))
    assert "60 CNY/kg" in sentence(one, report, "en")
