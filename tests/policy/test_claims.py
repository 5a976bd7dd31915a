"""Claims about law: what a report got wrong is told, not only that it is wrong."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from polysight.policy.claims import Claim, ClaimKind, checked_claim
from polysight.policy.instrument import Comparator, LegalForce, Limits, Project, Scope
from tests.policy.example import UNITS, changed, changed_rule, limits, seen

DAY = dt.date(2025, 6, 1)
SOLAR = Scope(products=("solar",))
NORM_2024 = changed(
    changed_rule(id="REDUCTION", parameter="reduction-electricity", unit="kWh/kg",
                 comparator=Comparator.BELOW, limits=limits(46.0, 40.0), grades=(), scope=SOLAR),
    changed_rule(id="TOTAL", parameter="total-electricity", unit="kWh/kg",
                 comparator=Comparator.BELOW, grades=(), scope=SOLAR,
                 limits=Limits(seen(None), seen(53.0), seen(53.0))),
    changed_rule(id="SHARE", parameter="research-share", unit="%",
                 comparator=Comparator.AT_LEAST, limits=limits(3.0), grades=(), scope=SOLAR),
    id="pv-2024", family="pv", published=None, effective_from="2024-11-20",
)  # fmt: skip
NORM_2015 = changed(
    changed_rule(id="TOTAL-2015", parameter="total-electricity", unit="kWh/kg",
                 comparator=Comparator.BELOW, limits=limits(120.0, 100.0), grades=()),
    id="pv-2015", family="pv", published=None, effective_from="2015-04-01",
    effective_to="2018-02-28",
)  # fmt: skip
REPORT = changed(
    changed_rule(id="REPORTED", parameter="total-electricity", unit="kWh/kg",
                 limits=limits(40.0), grades=()),
    id="report", family="report", legal_force=LegalForce.UNOFFICIAL, published=None,
    effective_from="2020-01-01",
)  # fmt: skip
LAW = (NORM_2024, NORM_2015, REPORT)
CLAIM = Claim(
    "R138", "total-electricity", 40.0, "kWh/kg", DAY, Comparator.BELOW, Project.NEW, "pv",
    "siemens", "solar",
)  # fmt: skip


def told(**fields: Any) -> tuple[ClaimKind, list[str], bool]:
    found = checked_claim(dataclasses.replace(CLAIM, **fields), LAW, units=UNITS)
    assert all(one.told("zh") for one in found.reasons)
    return found.kind, [one.rule.id for one in found.rules], found.verified


@pytest.mark.parametrize(
    ("fields", "kind", "rules"),
    [
        ({"value": 53.0}, ClaimKind.AGREES, ["TOTAL"]),
        ({"value": 53000.0, "unit": "kWh/t"}, ClaimKind.AGREES, ["TOTAL"]),
        ({"value": 53.0, "instrument": ""}, ClaimKind.AGREES, ["TOTAL"]),
        ({}, ClaimKind.OTHER_PARAMETER, ["REDUCTION"]),
        ({"value": 100.0}, ClaimKind.OTHER_EDITION, ["TOTAL-2015"]),
        ({"value": 45.0}, ClaimKind.WRONG_VALUE, ["TOTAL"]),
        ({"value": 45.0, "project": Project.EXISTING}, ClaimKind.CANNOT_JUDGE, ["TOTAL"]),
        ({"value": 45.0, "project": None}, ClaimKind.CANNOT_JUDGE, ["TOTAL"]),
        ({"value": 53.0, "comparator": Comparator.ABOVE}, ClaimKind.WRONG_VALUE, ["TOTAL"]),
        ({"value": 53.0, "day": dt.date(2016, 1, 1)}, ClaimKind.OTHER_EDITION, ["TOTAL"]),
        ({"parameter": "water-use", "value": 10.0, "unit": "kg/kg"}, ClaimKind.NO_SUCH_RULE, []),
        ({"product": "wafer"}, ClaimKind.UNOFFICIAL, ["REPORTED"]),
        ({"product": "wafer", "value": 41.0}, ClaimKind.NO_SUCH_RULE, []),
        (
            {"parameter": "electronic-grade-share", "value": 3.0, "unit": "%", "comparator": None},
            ClaimKind.NO_SUCH_RULE,
            [],
        ),
        (
            {"parameter": "research-share", "value": 0.03, "unit": "1", "comparator": None},
            ClaimKind.AGREES,
            ["SHARE"],
        ),
    ],
)
def test_claims(fields: dict[str, object], kind: ClaimKind, rules: list[str]) -> None:
    assert told(**fields)[:2] == (kind, rules)


def test_an_agreement_with_memory_is_marked() -> None:
    memory = changed(
        changed_rule(limits=limits(None), grades=(seen(7.5, "unverified"),)),
        effective_from="2024-01-01",
        published=None,
    )
    claim = Claim("C1", "comprehensive-energy", 7.5, "kgce/kg", DAY, route="siemens")
    found = checked_claim(claim, (memory,), units=UNITS)
    assert (found.kind, found.verified) == (ClaimKind.UNVERIFIED, False)
    assert [one.key for one in found.reasons] == ["policy.claim_agrees", "policy.claim_unverified"]


def test_memory_refutes_nothing() -> None:
    memory = changed(
        changed_rule(limits=Limits(seen(8.5, "unverified")), grades=()),
        effective_from="2024-01-01",
        published=None,
    )
    claim = Claim("C2", "comprehensive-energy", 7.5, "kgce/kg", DAY)
    assert checked_claim(claim, (memory,), units=UNITS).kind is ClaimKind.CANNOT_JUDGE


def test_one_limit_that_was_not_seen_keeps_the_others_from_refuting() -> None:
    rules = [
        changed_rule(id=name, limits=limits(value), grades=(), scope=Scope(regions=regions))
        for name, value, regions in (("ALL", None, ()), ("SOUTH", 70.0, ("CN-YN",)))
    ]
    law = (changed(*rules, effective_from="2024-01-01", published=None),)
    claim = Claim("C3", "comprehensive-energy", 50.0, "kgce/kg", DAY)
    told = {
        region: checked_claim(dataclasses.replace(claim, region=region), law, units=UNITS)
        for region in ("", "CN-XJ", "CN-YN")
    }
    assert {one.kind for one in told.values()} == {ClaimKind.CANNOT_JUDGE}
    assert [one.rule.id for one in told["CN-XJ"].rules] == ["ALL"]
    assert [one.rule.id for one in told["CN-YN"].rules] == ["ALL", "SOUTH"]


def one_rule(claim: Claim, **fields: Any) -> ClaimKind:
    """Kind of a claim where one rule is all the law."""
    told = {"parameter": claim.parameter, "unit": claim.unit, "grades": (), **fields}
    rule = changed_rule(**told)
    law = (changed(rule, effective_from="2024-01-01", published=None),)
    return checked_claim(claim, law, units=UNITS).kind


@pytest.mark.parametrize(
    ("said", "stated", "kind"),
    [
        (Comparator.BELOW, Comparator.AT_MOST, ClaimKind.AGREES),
        (Comparator.ABOVE, Comparator.AT_LEAST, ClaimKind.AGREES),
        (Comparator.ABOVE, Comparator.AT_MOST, ClaimKind.WRONG_VALUE),
        (Comparator.EQUAL, Comparator.AT_LEAST, ClaimKind.WRONG_VALUE),
        (None, Comparator.AT_LEAST, ClaimKind.AGREES),
    ],
)
def test_the_side_of_a_limit_counts_and_strictness_does_not(
    said: Comparator | None, stated: Comparator, kind: ClaimKind
) -> None:
    claim = Claim("C4", "water-reuse", 95.0, "%", DAY, said)
    assert one_rule(claim, comparator=stated, limits=limits(95.0)) is kind


@pytest.mark.parametrize(
    ("said", "stated", "kind"),
    [
        (True, True, ClaimKind.AGREES),
        (True, False, ClaimKind.WRONG_VALUE),
        ("solar-1", "solar-1", ClaimKind.AGREES),
        ("solar-1", "solar-2", ClaimKind.WRONG_VALUE),
        ("solar-1", True, ClaimKind.WRONG_VALUE),
        (1.0, True, ClaimKind.WRONG_VALUE),
    ],
)
def test_claims_in_words(said: float | bool | str, stated: bool | str, kind: ClaimKind) -> None:
    claim = Claim("C5", "product-quality", said, "", DAY)
    assert one_rule(claim, comparator=Comparator.EQUAL, limits=limits(stated)) is kind


def test_a_word_of_another_parameter_is_no_sign_of_confusion() -> None:
    rule = changed_rule(parameter="energy-certificate", unit="", limits=limits(True), grades=())
    law = (changed(rule, effective_from="2024-01-01", published=None),)
    claim = Claim("C6", "quality-certificate", True, "", DAY)
    assert checked_claim(claim, law, units=UNITS).kind is ClaimKind.NO_SUCH_RULE


@pytest.mark.parametrize("left_out", [{"route": "silane-fbr"}, {"product": "electronic"}])
def test_what_a_text_leaves_out_says_nothing_of_it(left_out: dict[str, Any]) -> None:
    scope = Scope(exclude_routes=("silane-fbr",), exclude_products=("electronic",))
    claim = Claim("C7", "comprehensive-energy", 6.3, "kgce/kg", DAY)
    assert one_rule(claim, scope=scope, limits=limits(6.3)) is ClaimKind.AGREES
    other = dataclasses.replace(claim, **left_out)
    assert one_rule(other, scope=scope, limits=limits(6.3)) is ClaimKind.NO_SUCH_RULE


def test_the_unit_of_a_claim_does_not_matter() -> None:
    claim = Claim("C8", "comprehensive-energy", 4600.0, "kgce/t", DAY)
    assert 4600.0 * UNITS.factor("kgce/t", "kgce/kg") != 4.6
    assert one_rule(claim, unit="kgce/kg", limits=limits(4.6)) is ClaimKind.AGREES


def reasons(claim: Claim) -> set[str]:
    """Keys of what is told of a claim."""
    return {one.key for one in checked_claim(claim, LAW, units=UNITS).reasons}


def test_a_number_counted_in_something_else_is_a_fault_of_its_unit() -> None:
    claim = dataclasses.replace(CLAIM, value=48.8, unit="kgce/kg")
    found = checked_claim(claim, LAW, units=UNITS)
    assert found.kind is ClaimKind.UNIT_FAULT
    assert "kWh/kg" in found.reasons[0].told("zh")


def test_a_blurred_comparator_and_a_missing_route_are_told() -> None:
    blurred = dataclasses.replace(CLAIM, value=53.0, comparator=Comparator.AT_MOST)
    assert "policy.claim_comparator" in reasons(blurred)
    assert "policy.claim_comparator" not in reasons(dataclasses.replace(CLAIM, value=53.0))
    law = (changed(effective_from="2024-01-01", published=None),)
    claim = Claim("C4", "comprehensive-energy", 6.3, "kgce/kg", DAY)
    for route, told in (("", True), ("siemens", False)):
        one = checked_claim(dataclasses.replace(claim, route=route), law, units=UNITS)
        assert one.kind is ClaimKind.AGREES
        assert ("policy.claim_route" in {each.key for each in one.reasons}) is told


def test_what_only_a_text_that_is_no_law_says_is_told_so() -> None:
    alone = checked_claim(
        dataclasses.replace(CLAIM, comparator=None, instrument=""), (REPORT,), units=UNITS
    )
    assert (alone.kind, alone.verified) == (ClaimKind.UNOFFICIAL, False)
    assert [one.rule.id for one in alone.rules] == ["REPORTED"]
    assert "policy.claim_unofficial" in reasons(dataclasses.replace(CLAIM, value=40.0))
