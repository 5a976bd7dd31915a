"""What holds of every verdict: stricter never helps, missing never passes, units do not matter."""

from __future__ import annotations

import dataclasses
import datetime as dt

from hypothesis import assume, given
from hypothesis import strategies as st

from polysight.policy.calendar import told_date
from polysight.policy.comparison import LOWER, UPPER
from polysight.policy.instrument import (
    Comparator,
    Instrument,
    Limits,
    Project,
    Rule,
    Standing,
    Status,
)
from polysight.policy.succession import closed, editions
from polysight.policy.verdict import Verdict, VerdictKind, verdict
from tests.policy.example import INSTRUMENT, UNITS, answer, changed, changed_rule, plant, seen

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31))
SIZES = st.floats(0.01, 1e4)
ORDERED = st.sampled_from([*UPPER, *LOWER])
TIERS = st.sampled_from(["primary", "secondary", "mirror", "template", "unverified"])
#: Units of one dimension, in one of which an answer is written.
ALIKE = ("kWh/kg", "kWh/t", "MJ/kg")


def ruled(limit: float | None, comparator: Comparator, tier: str = "secondary") -> Rule:
    amount = seen(limit, tier)
    return changed_rule(
        parameter="total-electricity", unit="kWh/kg", comparator=comparator, grades=(),
        limits=Limits(amount, amount, amount),
    )  # fmt: skip


def told(
    value: float | None, rule: Rule, day: dt.date, instrument: Instrument = INSTRUMENT,
    unit: str = "kWh/kg",
) -> Verdict:  # fmt: skip
    subject = plant(answer(value, unit, "total-electricity"))
    return verdict(rule, instrument, subject, day, units=UNITS)


@given(SIZES, SIZES, st.floats(0.0, 0.99), ORDERED, TIERS, DAYS)
def test_a_stricter_limit_never_turns_fail_into_pass(
    value: float, limit: float, cut: float, comparator: Comparator, tier: str, day: dt.date
) -> None:
    harder = limit * (1.0 - cut) if comparator in UPPER else limit / (1.0 - cut)
    loose = told(value, ruled(limit, comparator, tier), day)
    strict = told(value, ruled(harder, comparator, tier), day)
    if loose.likely is VerdictKind.FAIL:
        assert strict.likely is VerdictKind.FAIL
    assert (loose.kind is VerdictKind.CANNOT_JUDGE) is (strict.kind is VerdictKind.CANNOT_JUDGE)


@given(SIZES, SIZES, DAYS)
def test_a_strict_comparator_never_turns_fail_into_pass(
    value: float, limit: float, day: dt.date
) -> None:
    for weak, strict in ((Comparator.AT_MOST, Comparator.BELOW), (Comparator.AT_LEAST,
                         Comparator.ABOVE)):  # fmt: skip
        if told(value, ruled(limit, weak), day).kind is VerdictKind.FAIL:
            assert told(value, ruled(limit, strict), day).kind is VerdictKind.FAIL


@given(
    st.none() | SIZES, st.none() | SIZES, st.sampled_from(Comparator), TIERS, DAYS,
    st.sampled_from(Status), st.sampled_from(Project), st.booleans(),
)  # fmt: skip
def test_what_is_missing_or_not_seen_never_passes(
    value: float | None, limit: float | None, comparator: Comparator, tier: str, day: dt.date,
    status: Status, project: Project, from_draft: bool,
) -> None:  # fmt: skip
    rule = dataclasses.replace(ruled(limit, comparator, tier), from_draft=from_draft)
    instrument = changed(status=status)
    subject = plant(answer(value, "kWh/kg", "total-electricity"), project=project)
    found = verdict(rule, instrument, subject, day, units=UNITS)
    unseen = value is None or limit is None or tier in ("template", "unverified")
    if unseen or (from_draft and found.standing is not Standing.PREVIEW_DRAFT):
        assert found.kind in (VerdictKind.CANNOT_JUDGE, VerdictKind.NOT_COVERED)
    if value is None or limit is None:
        assert found.conditional is None
    if found.kind is VerdictKind.PASS and not found.preview:
        assert found.standing is Standing.IN_FORCE


@given(SIZES, ORDERED, st.sampled_from(ALIKE), st.floats(0.5, 2.0) | st.just(1.0))
def test_the_unit_of_an_answer_never_changes_the_verdict(
    limit: float, comparator: Comparator, unit: str, share: float
) -> None:
    value, day = limit * share, dt.date(2027, 1, 1)
    assume(share == 1.0 or abs(share - 1.0) > 1e-9)
    rule = ruled(limit, comparator)
    plain = told(value, rule, day)
    other = told(UNITS.convert(value, "kWh/kg", unit), rule, day, unit=unit)
    assert other.kind is plain.kind


@given(st.lists(st.dates(dt.date(2001, 1, 1), dt.date(2039, 12, 31)), min_size=1, max_size=6,
                unique=True), DAYS)  # fmt: skip
def test_of_editions_that_supersede_one_another_at_most_one_is_in_force(
    starts: list[dt.date], day: dt.date
) -> None:
    law = [
        changed(
            id=f"e{place}", published=None, effective_from=start.isoformat(),
            supersedes=(f"e{place - 1}",) if place else (),
        )
        for place, start in enumerate(sorted(starts))
    ]  # fmt: skip
    ended = closed(law)
    assert [one.id for one in editions(ended, "norm")] == [one.id for one in law]
    kinds = [told(1.0, ruled(2.0, Comparator.AT_MOST), day, one).kind for one in ended]
    assert kinds.count(VerdictKind.PASS) == (1 if day >= min(starts) else 0)


def test_the_day_of_change_divides_two_editions() -> None:
    old = changed(id="old", published=None, effective_from="2024-01-01")
    new = changed(id="new", published=None, effective_from="2027-01-01", supersedes=("old",))
    ended = closed((old, new))
    rule = ruled(2.0, Comparator.AT_MOST)
    by_day = {
        day: [told(1.0, rule, day, one).kind for one in ended]
        for day in (dt.date(2026, 12, 31), dt.date(2027, 1, 1))
    }
    assert by_day[dt.date(2026, 12, 31)] == [VerdictKind.PASS, VerdictKind.NOT_COVERED]
    assert by_day[dt.date(2027, 1, 1)] == [VerdictKind.NOT_COVERED, VerdictKind.PASS]
    assert ended[0].effective_to == told_date("2026-12-31")
