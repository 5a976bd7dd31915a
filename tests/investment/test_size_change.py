"""Projects of another size, built in other steps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.investment.case import ProjectCase
from polysight.investment.rows import Row
from polysight.investment.size_change import BuildStep, resized
from polysight.investment.statement import statement
from tests.investment.random_case import Shape, random_case


def _case() -> ProjectCase:
    found = random_case(5, Shape(period="year", life_years=14, phases=1, products=1, inputs=2))
    paid = np.full(len(found.load), 2e7)
    return replace(found, running=replace(found.running, administration_cny=paid))


def _whole(case: ProjectCase) -> BuildStep:
    (phase,) = case.phases
    return BuildStep(phase.capacity_kg_per_year, sum(item.amount_cny for item in phase.items))


def test_the_same_size_in_one_step_is_the_same_project() -> None:
    case = _case()
    other = resized(case, [_whole(case)], people_power=0.7, fixed_power=0.6)
    assert statement(other).rows == pytest.approx(statement(case).rows, rel=1e-9, abs=1e-3)


def test_double_the_size() -> None:
    case = _case()
    own = _whole(case)
    other = resized(
        case, [BuildStep(2.0 * own.capacity_kg_per_year, 1.5 * own.amount_cny)],
        people_power=0.5, fixed_power=1.0,
    )  # fmt: skip
    before, after = statement(case), statement(other)
    for row, times in (
        (Row.OUTPUT, 2.0), (Row.CONSTRUCTION_INVESTMENT, 1.5), (Row.WAGES, 2.0**0.5),
        (Row.ADMINISTRATION, 2.0), (Row.OTHER_MANUFACTURING, 2.0),
    ):  # fmt: skip
        assert after.row(row) == pytest.approx(times * before.row(row)), row
    assert other.financing.minimum_cash_cny == pytest.approx(
        2.0 * case.financing.minimum_cash_cny
    )  # fmt: skip


def test_steps_follow_each_other_and_add_up() -> None:
    case = _case()
    own = _whole(case)
    half = BuildStep(0.5 * own.capacity_kg_per_year, 0.6 * own.amount_cny)
    rest = BuildStep(0.5 * own.capacity_kg_per_year, 0.4 * own.amount_cny, 12)
    other = resized(case, [half, rest], people_power=0.8, fixed_power=0.5)
    first, second = other.phases
    assert second.start_month - first.start_month == 12
    assert first.people + second.people == pytest.approx(case.phases[0].people)
    assert first.people > second.people
    paid = sum(item.amount_cny for one in other.phases for item in one.items)
    assert paid == pytest.approx(own.amount_cny)
    full = statement(other).annual(Row.ADMINISTRATION)[-3]
    assert full == pytest.approx(statement(case).annual(Row.ADMINISTRATION)[-3])
    begun = first.commissioned // 12
    share = other.running.administration_cny[begun] / case.running.administration_cny[begun]
    assert share < 1.0
    assert other.end_month == case.end_month
    keys = [item.key for one in other.phases for item in one.items]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "steps", [[], [BuildStep(0.0, 1.0)], [BuildStep(1.0, 0.0)], [BuildStep(1.0, -1.0)]]
)
def test_steps_without_size_or_cost_are_refused(steps: list[BuildStep]) -> None:
    with pytest.raises(DataError):
        resized(_case(), steps, people_power=1.0, fixed_power=1.0)


def test_a_case_of_two_phases_becomes_one() -> None:
    case = random_case(8, Shape(period="half-year", life_years=10, phases=2, products=1, inputs=1))
    size = sum(one.capacity_kg_per_year for one in case.phases)
    amount = sum(item.amount_cny for one in case.phases for item in one.items)
    other = resized(case, [BuildStep(size, amount)], people_power=1.0, fixed_power=1.0)
    assert len(other.phases) == 1
    assert other.phases[0].people == pytest.approx(sum(one.people for one in case.phases))
    assert np.isfinite(statement(other).rows).all()
