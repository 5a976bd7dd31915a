"""The plant of a project as the law meets it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from polysight.policy.instrument import Project
from polysight.policy.verdict import Verdict, VerdictKind
from polysight.study.project_case import ResolvedProject
from polysight.study.project_duties import (
    begun_month,
    closed_by,
    duties,
    project_plant,
    running_day,
)
from polysight.study.project_law import CAPITAL, decision_day
from tests.study.project_file_text import project, resolved

LIMIT = "GB29447-2026-TCS"
NEW = ('decision = "2026-06"', 'decision = "2026-06"\nplant = "siemens-inner-mongolia-new"')
OLD = ('decision = "2026-06"', 'decision = "2026-06"\nplant = "siemens-xinjiang"')
EXTENSION = ('kind = "greenfield"', 'kind = "brownfield"')


def held(found: ResolvedProject) -> dict[str, Verdict]:
    facts = found.consumed.facts
    assert facts is not None
    law, evidence = found.law.instruments, found.view.evidence
    return {one.rule.id: one for one in duties(facts, found.file, found.case, law, evidence)}


def test_a_new_plant_begins_with_its_project_and_an_extended_one_stands() -> None:
    found = resolved(NEW)
    begins = begun_month(found.case)
    built = project_plant(project(NEW), begins, found.view.evidence).plant
    assert built.project is Project.NEW
    assert built.commissioned == running_day(found.file, begins).isoformat()[:7]
    stands = project_plant(project(OLD, EXTENSION), begins, found.view.evidence).plant
    assert stands.project is Project.EXISTING
    assert stands.commissioned.startswith("2018")


@pytest.mark.slow
def test_a_limit_that_begins_after_the_decision_is_held_against_the_plant() -> None:
    found = resolved(NEW)
    told = held(found)
    assert decision_day(found.file) < dt.date(2027, 1, 1) <= told[LIMIT].day
    assert told[LIMIT].project is Project.NEW
    assert told[LIMIT].kind is VerdictKind.FAIL
    # The edition before it still holds on the day of the decision.
    assert told["GB29447-2022"].day == decision_day(found.file)
    assert all(one.rule.parameter != CAPITAL for one in told.values())


@pytest.mark.slow
def test_measures_close_what_stands_on_their_day_and_nothing_later() -> None:
    missed = held(resolved(NEW))[LIMIT]
    assert closed_by(missed, missed.day)
    assert not closed_by(missed, missed.day - dt.timedelta(days=1))
    assert not closed_by(missed, None)
    assert not closed_by(replace(missed, kind=VerdictKind.PASS), missed.day)
