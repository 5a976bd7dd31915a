"""Later projects."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError
from polysight.investment.case import Phase, ProjectCase
from polysight.investment.case_check import checked
from polysight.investment.case_time import commissioning
from polysight.investment.schedule_change import (
    delayed,
    expanded,
    phase_postponed,
    postponed,
    without_phases,
)
from tests.investment.random_case import Shape, project_cases, random_case, random_cases


def spent(phase: Phase, month: float) -> float:
    """Share of the investment that is spent before a month."""
    length = phase.construction_months / len(phase.spending)
    return sum(
        share * min(max((month - phase.start_month) / length - place, 0.0), 1.0)
        for place, share in enumerate(phase.spending)
    )


def long_enough(case: ProjectCase) -> bool:
    return min(len(case.load), len(case.taxes.income_tax_rate)) >= case.years


def test_a_postponed_project_starts_later_and_is_built_as_before() -> None:
    for case in random_cases(20):
        later = postponed(case, 24)
        for before, after in zip(case.phases, later.phases, strict=True):
            assert after.start_month == before.start_month + 24
            assert after.construction_months == before.construction_months
        assert later.end_month == case.end_month + 24
        assert long_enough(later)
        assert later.load[: len(case.load)].tolist() == case.load.tolist()


@pytest.mark.parametrize("seed", range(40))
def test_a_later_project_is_still_a_project(seed: int) -> None:
    case = checked(random_case(seed))
    months = 1 + seed
    for later in (
        delayed(case, months),
        delayed(case, months, "stretched"),
        postponed(case, months),
    ):
        assert checked(later) is later
    last = max(case.phases, key=lambda one: one.start_month)
    if 2 * last.construction_months + last.start_month < case.end_month:
        larger = expanded(case, "more", 0.8, 1.0)
        assert checked(larger) is larger


@given(project_cases(), st.integers(0, 40))
def test_money_of_a_delay_is_spent_as_planned(case: ProjectCase, months: int) -> None:
    later = delayed(case, months)
    assert long_enough(later)
    for before, after in zip(case.phases, later.phases, strict=True):
        assert after.commissioned == before.commissioned + months
        assert sum(after.spending) == pytest.approx(sum(before.spending))
        for month in range(before.start_month, before.commissioned + 1):
            assert spent(after, month) == pytest.approx(spent(before, month), abs=1e-12)


def test_money_may_follow_the_delay() -> None:
    case = random_case(3)
    later = delayed(case, 18, "stretched")
    assert [one.spending for one in later.phases] == [one.spending for one in case.phases]
    assert later.end_month == case.end_month + 18


def test_no_delay_is_no_change_and_a_negative_one_is_refused() -> None:
    case = random_case(5)
    assert delayed(case, 0) is case
    for change in (delayed, postponed):
        with pytest.raises(DataError):
            change(case, -1)


def test_phases_can_be_left_out_and_started_later() -> None:
    case = random_case(11, Shape(phases=3))
    second = case.phases[1].key
    smaller = without_phases(case, (second,))
    assert [one.key for one in smaller.phases] == [case.phases[0].key, case.phases[2].key]
    assert long_enough(smaller)
    later = phase_postponed(case, second, 12)
    assert later.phases[1].start_month == case.phases[1].start_month + 12
    assert later.phases[0] == case.phases[0]
    assert np.array_equal(later.load[: len(case.load)], case.load)
    for wrong in ((), ("no-such-phase",), tuple(one.key for one in case.phases)):
        if wrong:
            with pytest.raises(DataError):
                without_phases(case, wrong)


def test_a_project_grows_by_a_phase_like_its_last() -> None:
    case = random_case(11, Shape(phases=2))
    larger = expanded(case, "more", 0.8, 0.5)
    last = max(case.phases, key=lambda one: one.start_month)
    more = larger.phases[-1]
    assert larger.end_month == case.end_month
    assert more.start_month >= commissioning(case)
    assert more.people == pytest.approx(0.5 * last.people)
    spent = [sum(item.amount_cny for item in one.items) for one in (more, last)]
    assert spent[0] == pytest.approx(0.8 * spent[1])
    assert without_phases(larger, ("more",)).phases == case.phases
