"""What law and evidence say of a project."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES
from polysight.study.project_finding import Finding, FindingKind
from tests.study.project_file_text import Change, number, resolved

EQUITY = '{ unit = "1", ref = "FP0001" }'


def findings(topic: str, *changes: Change) -> list[Finding]:
    return [one for one in resolved(*changes).findings if one.topic == topic]


@pytest.mark.parametrize(
    ("share", "kind"),
    [(0.3, FindingKind.PASS), (0.2999, FindingKind.FAIL), (1.0, FindingKind.PASS)],
)
def test_equity_is_held_against_the_law_of_the_day(share: float, kind: FindingKind) -> None:
    told = findings("equity", (EQUITY, number(share)))
    assert {one.kind for one in told} == {kind}
    assert {one.inputs[0] for one in told} == {"EQUITY2015-POLYSILICON", "PVNORM2024-03"}
    for one in told:
        assert one.verdict is not None
        assert one.verdict.source


def test_an_earlier_decision_meets_an_earlier_law() -> None:
    early = ('decision = "2026-06"', 'decision = "2014-06"')
    told = findings("equity", early, (EQUITY, number(0.2)))
    kinds = {one.inputs[0]: one.kind for one in told}
    # The limit of the norm conditions of 2013 is known from memory alone.
    assert kinds == {
        "EQUITY2009-OTHER": FindingKind.PASS, "PVNORM2013-03": FindingKind.CANNOT_JUDGE,
    }  # fmt: skip


def test_no_rule_is_no_pass() -> None:
    own = f'regime = "own"\nsurtax_from = "own"\nsurtax = {number(0)}\n' \
          f'income_tax = {number(0.15)}\nlosses = {number(5, "years")}'  # fmt: skip
    law = f'vat_from = "own"\nvat = {number(0)}\nrebate_from = "own"\nrebate = {number(0)}'
    told = findings(
        "equity", ('region = "CN-NM"', 'region = "OM"'), ('regime = "west"', own),
        ("[products.price]", f"{law}\n[products.price]"),
    )  # fmt: skip
    assert [one.kind for one in told] == [FindingKind.CANNOT_JUDGE]


def test_the_plant_file_is_held_against_the_law_and_the_project() -> None:
    none = findings("plant")
    assert [one.kind for one in none] == [FindingKind.CANNOT_JUDGE]
    plant = ('decision = "2026-06"', 'decision = "2026-06"\nplant = "siemens-captive-coal-old"')
    told = findings("plant", plant)
    assert FindingKind.FAIL in {one.kind for one in told}
    assert any(one.reason.key == "project_finding.plant_differs" for one in told)


def test_the_price_of_the_report_is_held_against_what_was_paid() -> None:
    own = 'mode = "own"\ntax = "included"\npath = ' + number(56.5, "CNY/kg")
    told = findings("price", (own, 'mode = "reference-report"\nscenario = "base"'))
    assert [one.reason.key for one in told] == [
        "project_finding.report_price", "project_finding.report_order",
    ]  # fmt: skip
    assert float(dict(told[0].reason.fields)["times"]) > 3.0


def test_investment_far_from_comparable_plans_is_told() -> None:
    near = findings("investment")
    dear = findings("investment", (number(1000, "MCNY"), number(90000, "MCNY")))
    assert near[0].reason.key == "project_finding.investment_inside"
    assert dear[0].reason.key == "project_finding.investment_outside"


@pytest.mark.parametrize(("product", "told"), [("solar", 1), ("electronic", 0)])
def test_a_load_is_held_against_makers_of_the_same_grade(product: str, told: int) -> None:
    own = ('product = "solar"', f'product = "{product}"')
    assert len(findings("load", own)) == told


def test_a_green_loan_and_little_own_working_capital_cannot_be_judged() -> None:
    told = findings("loans", ('kind = "commercial"', 'kind = "green-facility"'))
    assert [one.kind for one in told] == [FindingKind.CANNOT_JUDGE]
    low = findings("equity", ("equity_share = { value = 0.3", "equity_share = { value = 0.1"))
    assert low[0].reason.key == "project_finding.circulating"


def test_what_stands_twice_is_told() -> None:
    assert [one.reason.key for one in findings("research")] == ["project_finding.research_twice"]
    assert [one.reason.key for one in findings("cash")] == ["project_finding.held_cash"]
    claims = ('regime = "west"', 'regime = "high-tech"')
    assert findings("research", claims) == []
    real = ('money = "nominal"', 'money = "real"')
    assert findings("valuation", real) == []
    still = (f"inflation = {number(0.02)}", f"inflation = {number(0)}")
    assert [one.reason.key for one in findings("valuation", real, still)] == [
        "project_finding.rates_real"
    ]


def test_a_price_of_another_province_is_told_with_its_part_of_the_cost() -> None:
    quantity = "quantity = " + number(50, "kWh/kg")
    own = ('key = "electricity"', 'key = "steam"')
    unit = ('unit = "kWh"\nvat', 'unit = "kg"\nvat')
    path = 'mode = "own"\ntax = "excluded"\n[[inputs.price.path]]'
    assert findings("price") == []
    told = findings(
        "price", own, (quantity, "quantity = " + number(15, "kg/kg")), unit,
        (path, 'mode = "region"\nperiod = "2025"\ntax = "excluded"\n[[inputs.price.path]]\n'
         'from = "2029"'), ('unit = "CNY/kWh"', 'unit = "CNY/kg"'),
        ('unit = "CNY/kWh"', 'unit = "CNY/kg"'),
    )  # fmt: skip
    far = next(one for one in told if one.reason.key == "project_finding.other_place")
    assert dict(far.reason.fields) == {"names": "steam", "share": "100"}
    assert "IO0197" in far.inputs


def test_everything_has_words_in_both_languages() -> None:
    for one in resolved().findings:
        for language in LANGUAGES:
            assert "{" not in one.told(language)
