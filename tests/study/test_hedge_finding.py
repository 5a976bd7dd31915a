"""What a reader must know beside the figures of a hedge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.messages import LANGUAGES
from polysight.study.hedge_file import HedgeTerms, hedge_terms
from polysight.study.hedge_finding import hedge_findings
from polysight.study.project_case import resolved_project
from polysight.study.project_files import project_file
from polysight.study.project_finding import FindingKind
from polysight.study.project_hedge import HedgeTable, hedge_table
from tests.study.project_example import case, view

pytestmark = pytest.mark.slow


def terms() -> HedgeTerms:
    return replace(hedge_terms("half-and-half", view()), group=None)


def table(plan: HedgeTerms) -> HedgeTable:
    return hedge_table(case(), view(), plan, draws=40)


def keys(found: HedgeTable) -> set[str]:
    return {one.reason.key for one in hedge_findings(found)}


def test_what_cannot_be_judged_is_told_first() -> None:
    found = hedge_findings(table(terms()))
    kinds = [one.kind for one in found]
    assert kinds == sorted(kinds, key=list(FindingKind).index)
    assert FindingKind.CANNOT_JUDGE in kinds
    for one in found:
        assert all(one.told(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("siemens-inner-mongolia", set()),
        ("electronic-grade", {"hedge.finding_product"}),
        ("overseas-oman", {"hedge.finding_abroad"}),
    ],
)
def test_futures_of_another_product_or_place_cannot_be_judged(name: str, told: set[str]) -> None:
    evidence = view().evidence
    resolved = resolved_project(project_file(name, evidence), evidence, count=20)
    found = {one.reason.key for one in hedge_findings(table(terms()), resolved)}
    assert found & {"hedge.finding_product", "hedge.finding_abroad"} == told


def test_limits_that_bind_are_missed() -> None:
    plan = replace(terms(), quota_lots=1.0)
    found = keys(table(plan))
    assert "hedge.finding_short" in found
    assert "hedge.finding_limit" not in found


def test_nothing_is_said_of_futures_that_are_not_held() -> None:
    plan = terms()
    found = keys(table(replace(plan, plan=replace(plan.plan, share=0.0))))
    assert not found & {"hedge.finding_rules", "hedge.finding_brand", "hedge.finding_need"}


def test_a_buyer_who_may_walk_away_is_not_taken_to_stay() -> None:
    plan = terms()
    assert "hedge.finding_default" in keys(table(plan))
    stated = replace(plan, contract=replace(plan.contract, default_chance=0.2))
    assert "hedge.finding_default" not in keys(table(stated))
