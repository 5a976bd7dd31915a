"""Candidates of a project."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.errors import UsageError
from polysight.evidence.store import evidence
from polysight.investment.indicators import indicators
from polysight.investment.outcomes import Outcome
from polysight.investment.statement import statement
from polysight.study.project_candidates import SitingPlan, siting_candidates
from tests.study.project_sites import candidates, file

pytestmark = pytest.mark.slow

PLAN = SitingPlan(("CN-NM",), ("siemens",), 50.0, (1,))


def _named(name: str) -> int:
    return [one.name for one in candidates()].index(name)


def test_every_candidate_is_listed_and_more_steps_than_lines_are_not() -> None:
    assert len(candidates()) == 3 * 3
    unjudged = [one for one in candidates() if not one.judged]
    assert {one.place.region for one in unjudged} == {"CN-HN"}
    assert all(one.reasons for one in unjudged)


def test_a_candidate_is_worth_what_its_statement_says() -> None:
    one = candidates()[_named("CN-XJ siemens 200 kt/a 2")]
    assert one.case is not None
    told = indicators(statement(one.case))
    assert one.outcomes[Outcome.NPV] == pytest.approx(told.after_tax.npv_cny)
    assert one.investment_cny == pytest.approx(told.total_investment_cny)
    assert [phase.capacity_kg_per_year for phase in one.case.phases] == [1e8, 1e8]
    first, second = one.case.phases
    assert second.start_month - first.start_month == 12
    # Two steps cost what the whole costs; the second less than the first.
    whole = candidates()[_named("CN-XJ siemens 200 kt/a 1")]
    assert whole.case is not None
    amounts = [
        [sum(item.amount_cny for item in phase.items) for phase in case.phases]
        for case in (one.case, whole.case)
    ]
    assert sum(amounts[0]) == pytest.approx(amounts[1][0])
    assert amounts[0][1] < amounts[0][0]


@pytest.mark.parametrize(
    "plan",
    [
        replace(PLAN, regions=()),
        replace(PLAN, routes=()),
        replace(PLAN, lines=()),
        replace(PLAN, lines=(0,)),
        replace(PLAN, steps=(0,)),
        replace(PLAN, line_kt_per_year=0.0),
    ],
)
def test_plans_without_choice_are_refused(plan: SitingPlan) -> None:
    with pytest.raises(UsageError):
        siting_candidates(file(), evidence(), plan)
