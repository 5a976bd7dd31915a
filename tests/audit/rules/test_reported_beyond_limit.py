"""What is told of an industry keeps the limits that it is told to be under."""

import pytest

from polysight.audit.finding import FindingKind
from polysight.audit.rules.reported_beyond_limit import RULE
from tests.audit.told import Row, row, said


def _limit(value: float, **more: object) -> Row:
    usual = {"qualifier": "below", "kind": "limit", "subject": "access limit"}
    return row("electricity_intensity_total", value, "kWh/kg", **{**usual, **more})


def _mean(value: float, **more: object) -> Row:
    return row("electricity_intensity_total", value, "kWh/kg", subject="average", **more)


def test_an_average_beyond_the_limit_of_its_year_is_found() -> None:
    (one,) = said(RULE, _limit(45), _mean(60), _mean(55))
    assert one.kind is FindingKind.LOGIC
    assert set(one.rows) == {"C1", "C2", "C3"}


def test_a_limit_before_its_revision_binds_the_year_before() -> None:
    assert said(RULE, _limit(45, period="before 2024 revision"), _mean(60))


@pytest.mark.parametrize(
    "claims",
    [
        (_limit(45), _mean(44)),
        (_limit(45), _mean(60, period="2020")),
        (_limit(45, subject="limit of new projects"), _mean(60)),
        (_limit(45, subject="encouraged"), _mean(60)),
        (_limit(45), _mean(60, company="Daqo")),
        (_limit(45), _mean(60, kind="forecast")),
        (_limit(45), _mean(60, geography="Germany")),
    ],
)
def test_what_is_not_bound_is_silent(claims: tuple[Row, ...]) -> None:
    assert not said(RULE, *claims)


def test_newcomers_are_bound_by_what_is_asked_of_new_plants() -> None:
    assert said(RULE, _limit(60, subject="new projects"), _mean(80, company="new entrants"))
