"""A plant passes only where limit, answer and dates are all known, and the limit is kept."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.errors import DataError, UnitError
from polysight.policy.calendar import told_date
from polysight.policy.instrument import Comparator, Instrument, Limits, Project, Status
from polysight.policy.verdict import (
    Verdict,
    VerdictKind,
    disagreements,
    verdict,
    verdicts,
)
from tests.policy.example import (
    INSTRUMENT,
    RULE,
    UNITS,
    answer,
    changed,
    changed_rule,
    limits,
    plant,
    seen,
)

DAY = dt.date(2027, 1, 1)
PASS, FAIL = VerdictKind.PASS, VerdictKind.FAIL
OUTSIDE, UNJUDGED = VerdictKind.NOT_COVERED, VerdictKind.CANNOT_JUDGE


def judged(
    value: float | bool | str | None,
    instrument: Instrument = INSTRUMENT,
    day: dt.date = DAY,
    unit: str = "kgce/kg",
    **fields: object,
) -> Verdict:
    parameter = instrument.rules[0].parameter
    subject = plant(answer(value, unit, parameter), **fields)
    return verdict(instrument.rules[0], instrument, subject, day, units=UNITS)


def keys(found: Verdict) -> set[str]:
    return {one.key for one in found.reasons}


@pytest.mark.parametrize(
    ("value", "project", "kind", "grade"),
    [
        (4.9, Project.EXISTING, PASS, 1),
        (5.0, Project.EXISTING, PASS, 1),
        (5.5, Project.NEW, PASS, 2),
        (5.51, Project.NEW, FAIL, 3),
        (5.51, Project.EXPANSION, FAIL, 3),
        (6.3, Project.EXISTING, PASS, 3),
        (6.31, Project.EXISTING, FAIL, 0),
    ],
)
def test_limits_by_state_and_grades(
    value: float, project: Project, kind: VerdictKind, grade: int
) -> None:
    found = judged(value, project=project)
    assert (found.kind, found.grade) == (kind, grade)


def test_the_arithmetic_is_kept() -> None:
    found = judged(6.0).comparison
    assert found is not None
    assert (found.value, found.limit, found.unit) == (6.0, 6.3, "kgce/kg")
    assert found.margin == pytest.approx(0.3)
    assert found.margin_share == pytest.approx(0.3 / 6.3)


def test_a_rule_before_its_day_is_a_preview() -> None:
    found = judged(7.0, day=dt.date(2026, 12, 31))
    assert found.preview
    assert found.kind is FAIL
    assert keys(found) == {"policy.preview_future"}
    assert judged(7.0, day=dt.date(2026, 6, 26)).kind is OUTSIDE


def test_a_strict_comparator_is_strict() -> None:
    strict = changed(changed_rule(comparator=Comparator.BELOW))
    assert judged(6.3, strict).kind is FAIL
    assert judged(6.3).kind is PASS
    higher = changed(
        changed_rule(comparator=Comparator.ABOVE, unit="%", grades=(), limits=limits(50.0))
    )
    assert judged(50.0, higher, unit="%").kind is FAIL
    assert judged(0.51, higher, unit="1").kind is PASS


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"limits": Limits(seen(6.3, "unverified"))}, "policy.limit_unverified"),
        ({"limits": Limits(seen(6.3, "template"))}, "policy.limit_unverified"),
        ({"from_draft": True}, "policy.limit_from_draft"),
    ],
)
def test_a_limit_that_was_not_seen_gives_a_condition(changes: dict[str, object], key: str) -> None:
    instrument = changed(changed_rule(**changes))
    for value, kind in ((6.0, PASS), (7.0, FAIL)):
        found = judged(value, instrument)
        assert (found.kind, found.conditional, found.likely) == (UNJUDGED, kind, kind)
        assert keys(found) == {key}


def test_dates_from_memory_give_a_condition() -> None:
    found = judged(6.0, changed(tier="unverified", evidence="memory"))
    assert (found.kind, found.conditional) == (UNJUDGED, PASS)
    assert keys(found) == {"policy.dates_unverified"}


def test_a_date_told_to_the_month_leaves_the_month_open() -> None:
    month = changed(effective_from="2027-03")
    found = judged(6.0, month, dt.date(2027, 3, 10))
    assert (found.kind, found.conditional) == (UNJUDGED, PASS)
    assert keys(found) == {"policy.date_uncertain"}
    assert judged(6.0, month, dt.date(2027, 3, 31)).kind is PASS


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_what_is_missing_is_not_judged(value: float | None) -> None:
    found = judged(value)
    assert (found.kind, found.comparison, found.conditional) == (UNJUDGED, None, None)
    assert keys(found) == {"policy.answer_missing"}


def test_a_text_without_its_numbers_is_not_judged() -> None:
    blank = changed(changed_rule(limits=Limits(seen(None)), grades=()))
    assert keys(judged(6.0, blank)) == {"policy.limit_not_seen"}
    silent = changed(changed_rule(limits=Limits(existing=seen(6.3))))
    assert judged(6.0, silent, project=Project.NEW).kind is OUTSIDE
    bare = changed_rule(limits=None, grades=())
    assert keys(judged(6.0, changed(bare))) == {"policy.no_limit"}
    graded = judged(5.2, changed(changed_rule(limits=None)))
    assert (graded.kind, graded.grade, keys(graded)) == (UNJUDGED, 2, {"policy.grades_only"})
    applies = changed(changed_rule(limits=None, grades=(), comparator=Comparator.APPLIES))
    assert keys(judged(6.0, applies)) == {"policy.applies"}


def test_a_rate_is_told_and_compared_where_the_plant_states_one() -> None:
    tax = changed(
        changed_rule(
            parameter="vat-rate", comparator=Comparator.EQUAL, unit="%", limits=None, grades=(),
            rate=seen(13.0),
        )
    )  # fmt: skip
    told = judged(None, tax, unit="%")
    assert told.kind is UNJUDGED
    assert told.reasons[0].fields == (("rate", "13.0"), ("unit", "%"))
    assert judged(13.0, tax, unit="%").kind is PASS
    assert judged(0.17, tax, unit="1").kind is FAIL


def test_answers_in_words() -> None:
    certified = changed_rule(
        parameter="energy-certificate", unit="", comparator=Comparator.EQUAL,
        limits=limits(True), grades=(),
    )  # fmt: skip
    assert judged(True, changed(certified), unit="").kind is PASS
    assert judged(False, changed(certified), unit="").kind is FAIL
    for wrong in (1.0, "yes"):
        with pytest.raises(DataError) as caught:
            judged(wrong, changed(certified), unit="")
        assert caught.value.problems[0].key == "policy.answer_form"


def test_units_are_converted_and_kilowatt_hours_refused() -> None:
    assert judged(6300.0, unit="kgce/t").kind is PASS
    with pytest.raises(UnitError) as caught:
        judged(48.0, unit="kWh/kg")
    assert caught.value.problems[0].key == "policy.coal_equivalent_needed"
    assert "electricity 0.1229 kgce/kWh (EF0012)" in str(caught.value)


def test_grades_that_were_not_seen_are_passed_over() -> None:
    rule = changed_rule(grades=(seen(None), seen(4.0), seen(5.0)))
    assert judged(3.0, changed(rule)).grade == 2
    assert judged(3.0, changed(changed_rule(grades=(seen(None),)))).grade is None


def test_the_share_of_draws_that_keeps_the_limit() -> None:
    subject = plant(answer(6.2, draws=[6.0, 6.2, 6.4, float("nan")]))
    found = verdict(RULE, INSTRUMENT, subject, DAY, units=UNITS)
    assert (found.kind, found.passing_share) == (PASS, 0.5)
    assert judged(6.2).passing_share is None


def test_rules_that_disagree_are_both_shown() -> None:
    other = changed(changed_rule(id="other", limits=limits(5.9)), id="guide", family="guide")
    draft = changed(id="draft", family="draft", status=Status.DRAFT)
    found = verdicts((INSTRUMENT, other, draft), plant(answer(6.0)), DAY, units=UNITS)
    (told,) = disagreements(found)
    assert [one.rule.id for one in told.verdicts] == ["TCS", "other"]
    assert disagreements(found[:1]) == ()


def test_the_source_is_that_of_the_limit() -> None:
    assert judged(6.0).source == "a-source"
    assert judged(6.0, changed(changed_rule(limits=None))).source == "a-source"


def test_vague_dates_are_told() -> None:
    month = changed(effective_from="2027-03", effective_to="2029-12-31")
    found = judged(6.0, month, dt.date(2027, 3, 10))
    assert found.reasons[0].fields == (("first", "2027-03"), ("last", "2029-12-31"))
    inside = changed(changed_rule(start=told_date("2028")), effective_to="2029-12-31")
    found = judged(6.0, inside, dt.date(2028, 5, 1))
    assert found.reasons[0].fields == (("first", "2028"), ("last", "2029-12-31"))


def test_memory_is_memory_whatever_tier_it_is_given() -> None:
    assert judged(6.0, changed(evidence="memory")).kind is UNJUDGED
    assert judged(6.0, changed(tier="template")).kind is UNJUDGED


def test_where_no_limit_was_seen_an_answer_is_not_asked_for() -> None:
    blank = changed(changed_rule(limits=Limits(seen(None)), grades=()))
    assert keys(judged(None, blank)) == {"policy.limit_not_seen"}
    applies = changed(changed_rule(limits=None, grades=(), comparator=Comparator.APPLIES))
    assert keys(judged(None, applies)) == {"policy.applies"}


def test_grades_in_words_grade_no_number() -> None:
    assert judged(6.0, changed(changed_rule(grades=(seen("solar-1"), seen(True))))).grade is None
