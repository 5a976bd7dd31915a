"""What is said of the law, beside the law."""

import pytest

from polysight.audit.finding import FindingKind
from polysight.audit.rules.law_in_force import RULE
from tests.audit.told import Row, row, said

LIMIT = {"kind": "limit", "qualifier": "below"}


def _limit(metric: str, value: float, unit: str, period: str, **more: object) -> Row:
    return row(metric, value, unit, **{**LIMIT, "period": period, **more})


def test_a_limit_that_the_law_of_the_day_does_not_have_is_found_and_cited() -> None:
    (one,) = said(RULE, _limit("electricity_intensity_total", 70, "kWh/kg", "2025"))
    assert one.kind is FindingKind.LIMIT
    assert one.expected == 53
    assert one.evidence
    assert one.likely_culprit == "C1"


def test_the_number_of_another_parameter_is_named() -> None:
    (one,) = said(RULE, _limit("electricity_intensity_total", 40, "kWh/kg", "2025"))
    assert one.statement.endswith("elsewhere")
    assert len(one.evidence) == 2


@pytest.mark.parametrize(
    "claim",
    [
        _limit("electricity_intensity_total", 53, "kWh/kg", "2025"),
        _limit("electricity_intensity_total", 80, "kWh/kg", "2022"),
        _limit("electricity_intensity_reduction", 40, "kWh/kg", "2025"),
        _limit("electricity_intensity_total", 70, "kWh/kg", "2025", geography="Germany"),
        _limit("rd_intensity", 3, "%", "2022"),
        _limit("electricity_intensity_total", 70, "kWh/kg", "2025", subject="limit of the draft"),
        row("electricity_intensity_total", 70, "kWh/kg", period="2025"),
        _limit("electricity_intensity_total", 70, "kWh/kg", "2001"),
    ],
)
def test_the_law_of_its_day_and_other_things_are_silent(claim: Row) -> None:
    assert not said(RULE, claim)


def test_a_plan_below_the_least_scale_is_advice_against_the_law() -> None:
    plan = {"period": "2016", "kind": "target"}
    (one,) = said(RULE, row("project_scale", 2, "kt/a", **plan))
    assert one.kind is FindingKind.ADVICE
    assert not said(RULE, row("project_scale", 5, "kt/a", **plan))


def test_it_is_applied_only_when_it_is_asked_for() -> None:
    assert not RULE.default
