"""A project file as a case: everything cited, both bounds, all faults at once."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.investment.case import ProjectCase
from polysight.study.project_case import ResolvedProject, resolved_project, told_anew
from polysight.study.project_file_doubt import ScenarioChange, ScenarioSetting
from polysight.study.project_file_numbers import ProjectNumber
from polysight.study.project_files import project_examples, project_file
from polysight.study.project_finding import FindingKind
from polysight.study.scenario import Wording
from tests.plant.routes.plants import data
from tests.study.project_file_text import FILE, number, project, resolved

#: Fields that choose and count nothing.
CHOICES = {
    "key", "kind", "method", "heading", "asset", "category", "unit", "currency", "repayment",
    "timing", "period", "first_year", "dividends_after_debt", "exchange_rate",
    "idles",
}  # fmt: skip
#: Fields of a case that stand under another name in the places of citations.
UNDER = {"loans": "financing.loans"}


def leaves(node: object, place: str) -> Iterator[str]:
    """Dotted places of the numbers of a case, items by their key."""
    for field in dataclasses.fields(node):  # type: ignore[arg-type]
        value = getattr(node, field.name)
        here = f"{place}.{field.name}" if place else field.name
        if field.name in CHOICES:
            continue
        if dataclasses.is_dataclass(value):
            yield from leaves(value, here)
        elif isinstance(value, tuple) and value and dataclasses.is_dataclass(value[0]):
            for one in value:
                yield from leaves(one, f"{here}.{one.key}")
        else:
            yield here


def uncited(found: ResolvedProject) -> list[str]:
    return [
        place
        for place in leaves(found.case, "")
        if place not in found.citations or not found.citations[place].inputs
    ]


def test_every_number_of_the_case_is_cited() -> None:
    assert uncited(resolved()) == []


@pytest.mark.slow
def test_every_example_becomes_a_case_with_nothing_uncited() -> None:
    for name in project_examples(data()):
        found = resolved_project(project_file(name, data()), data(), count=20)
        assert uncited(found) == [], name
        known = {one for cited in found.citations.values() for one in cited.inputs}
        for one in known:
            if not one.startswith(("project:", "source:", "scenario:")):
                found.view.references.vintage(one)


def test_the_check_of_citations_can_fail() -> None:
    found = resolved()
    without = {key: one for key, one in found.citations.items() if key != "overrun"}
    assert uncited(dataclasses.replace(found, citations=without)) == ["overrun"]


def test_assumptions_are_told_in_words() -> None:
    found = resolved()
    told = {one for cited in found.citations.values() for one in cited.inputs}
    spoken = {one for one in told if one in found.words}
    assert "project:schedule.load" in spoken
    assert found.words["project:inputs.0.price.path.1"].zh == "测试"


def test_what_nobody_can_judge_has_two_cases() -> None:
    found = resolved()
    assert set(found.bounds) == {"income-tax", "export-rebate"}
    low, high = found.bounds["export-rebate"]
    assert not low.products[0].rebate_rate.any()
    np.testing.assert_allclose(high.products[0].rebate_rate, 0.13)
    low, high = found.bounds["income-tax"]
    assert (low.taxes.income_tax_rate <= high.taxes.income_tax_rate).all()
    kinds = {one.topic: one.kind for one in found.findings if one.topic in found.bounds}
    assert set(kinds.values()) >= {FindingKind.CANNOT_JUDGE}


def test_all_faults_are_told_at_once() -> None:
    broken = project(
        ('route = "siemens"', 'route = "simens"'), ('region = "CN-NM"', 'region = "CN-NMM"')
    )
    with pytest.raises(DataError) as caught:
        resolved_project(broken, data(), name=FILE)
    assert [one.column for one in caught.value.problems] == ["project.route", "project.region"]
    assert [one.suggestion for one in caught.value.problems] == ["siemens", "CN-NM"]


def test_a_row_that_was_not_known_then_is_refused() -> None:
    with pytest.raises(DataError) as caught:
        resolved_project(project(), data(), dt.date(2020, 1, 1), name=FILE)
    assert {one.key for one in caught.value.problems} == {"project_file.not_known_then"}


def test_two_readings_are_equal_to_the_bit() -> None:
    one, other = (resolved_project(project(), data(), name=FILE).case for _ in range(2))

    def numbers(case: ProjectCase) -> list[object]:
        return [case.load.tolist(), case.products[0].price_cny_per_kg.tolist(), case.phases]

    assert numbers(one) == numbers(other)


def test_a_project_told_anew_is_the_project_of_that_file() -> None:
    why = Wording(en="Otherwise.", zh="改动。")
    price = ProjectNumber(value=1.1, unit="1", assumption=why)
    change = ScenarioChange(what="price", multiply=price)
    own = ScenarioSetting(title=why, reason=why, changes=(change,))
    file = project().model_copy(update={"scenarios": {"own": own}})
    anew, there = told_anew(resolved(), file), resolved_project(file, data(), name=FILE)
    assert anew.file is file
    assert anew.words == there.words != resolved().words
    assert anew.case.load.tolist() == there.case.load.tolist()
    assert [one.topic for one in anew.findings] == [one.topic for one in there.findings]


@pytest.mark.parametrize(
    ("old", "same"),
    [
        (number(1000, "MCNY"), number(1, "GCNY")),
        (number(1000, "MCNY"), number(100, "CNY/(kg/a)")),
        (number(10, "kt/a"), number(10000, "t/a")),
        (number(56.5, "CNY/kg"), number(56500, "CNY/t")),
        (number(7, "USD/kg"), number(49, "CNY/kg")),
        (number(10, "MCNY/a"), number(1e7, "CNY/a")),
        (number(12, "months"), number(1, "years")),
        (number(0.9), number(90, "%")),
    ],
)
def test_a_case_does_not_hang_on_the_units_of_its_file(old: str, same: str) -> None:
    one, other = resolved().case, resolved((old, same)).case
    assert other.phases[0].capacity_kg_per_year == pytest.approx(one.phases[0].capacity_kg_per_year)
    assert [item.amount_cny for item in other.phases[0].items] == pytest.approx(
        [item.amount_cny for item in one.phases[0].items]
    )
    assert other.phases[0].construction_months == one.phases[0].construction_months
    np.testing.assert_allclose(other.load, one.load)
    for first, second in zip(one.products, other.products, strict=True):
        np.testing.assert_allclose(first.price_cny_per_kg, second.price_cny_per_kg)
        np.testing.assert_allclose(first.export_price_cny_per_kg, second.export_price_cny_per_kg)
    np.testing.assert_allclose(
        other.running.other_manufacturing_cny, one.running.other_manufacturing_cny
    )


@pytest.mark.parametrize("period", ["year", "half-year", "quarter", "month"])
def test_years_of_paths_are_those_of_the_case(period: str) -> None:
    told = resolved(
        ('period = "year"', f'period = "{period}"'), ('start = "2026-01"', 'start = "2026-08"')
    ).case
    assert told.years == told.load.size == told.inputs[0].price_cny.size == 12
    assert told.phases[0].start_month == 7
    assert told.end_month == 7 + 12 + 120
