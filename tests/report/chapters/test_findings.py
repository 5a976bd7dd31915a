"""Findings say what the numbers support, and are withdrawn when they do not."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from polysight.report.binding import Numbers
from polysight.report.catalogue import catalogue
from polysight.report.chapters import findings
from polysight.report.chapters.finding import Finding
from polysight.report.chapters.findings import FINDINGS, observed_price
from polysight.report.prose import Name
from polysight.study.result import Number
from tests.report.example import changed, numbers, study, without

NAN = math.nan


def key(find: Callable[[Numbers], Finding | None], name: str, *values: float) -> str:
    found = find(numbers(changed(name, *values)))
    return found.key.removeprefix("finding.") if found else ""


@pytest.mark.parametrize(
    ("find", "name", "values", "expected"),
    [
        (findings.capacity, "market.unallocated", (NAN, NAN, 5, -3), "capacity_over"),
        (findings.capacity, "market.unallocated", (NAN, NAN, 5, NAN), "capacity_short"),
        (findings.capacity, "market.unallocated", (NAN, NAN, NAN, NAN), ""),
        (findings.utilisation, "warning.utilisation", (1, 1, 0.9, 0.8, 1, 1, 0.7, 0.6),
         "utilisation_down"),
        (findings.utilisation, "warning.utilisation", (1, 1, 0.8, 0.9, 1, 1, 0.6, 0.7),
         "utilisation_up"),
        (findings.utilisation, "warning.utilisation", (1, 1, 0.8, 0.9, 1, 1, 0.7, 0.6),
         "utilisation_mixed"),
        (findings.utilisation, "warning.utilisation", (1, 1, 1, 1, NAN, NAN, NAN, 1), ""),
        (findings.cost, "market.observed_price", (20, 21, 22), "cost_below"),
        (findings.cost, "market.observed_price", (34, 35, 36), "cost_inside"),
        (findings.cost, "market.observed_price", (90, 91, 92), "cost_above"),
        (findings.cost, "market.observed_price", (NAN, NAN, NAN), ""),
        (findings.price, "market.price_gap", (0.3,), "price_above"),
        (findings.price, "market.price_gap", (-0.3,), "price_below"),
        (findings.price, "market.merit_order_price", (NAN, NAN, NAN), ""),
        (findings.ratio, "warning.price_to_cash_cost", (1, 1, 1, 1, 1, 1, 1, 0.9), "ratio_below"),
        (findings.ratio, "warning.price_to_cash_cost", (1, 1, 1, 1, 1, 1, 1.1, NAN), "ratio_above"),
        (findings.concentration, "market.cr5", (0.5, 0.6), "concentration"),
        (findings.concentration, "market.cr5", (0.5, NAN), ""),
        (findings.project, "investment.npv", (5, 1, 2), "project_gains"),
        (findings.project, "investment.npv", (5, -1, 2), "project_loses"),
        (findings.project, "investment.irr", (NAN, NAN, NAN), "project_loses_no_irr"),
        (findings.project, "investment.minimum_price", (NAN,), ""),
    ],
)  # fmt: skip
def test_words_follow_the_numbers(
    find: Callable[[Numbers], Finding | None], name: str, values: tuple[float, ...], expected: str
) -> None:
    assert key(find, name, *values) == expected


@pytest.mark.parametrize(("name", "find"), FINDINGS)
def test_a_finding_has_words_and_finite_numbers(
    name: str, find: Callable[[Numbers], Finding | None]
) -> None:
    one = find(numbers())
    assert one is not None
    assert one.key in catalogue("zh")
    assert f"finding.name_{name}" in catalogue("en")
    assert all(math.isfinite(v.value) for _, v in one.values if isinstance(v, Number))


@pytest.mark.parametrize(("name", "find"), FINDINGS)
def test_a_finding_without_its_arrays_is_withdrawn(
    name: str, find: Callable[[Numbers], Finding | None]
) -> None:
    rooms = (
        "market.", "costing.", "warning.", "investment.", "carbon.", "policy.", "evidence."
    )  # fmt: skip
    gone = [one for one in numbers().result.arrays if one.startswith(rooms)]
    assert find(numbers(without(*gone))) is None, name


def test_only_regions_with_plants_and_a_tariff_of_their_own_are_compared() -> None:
    one = findings.cost(numbers())
    assert one is not None
    values = dict(one.values)
    assert values["cheap"] == (Name("region", "CN-XJ"),)
    assert values["dear"] == (Name("region", "CN-NM"),)


def test_all_regions_of_one_cost_are_named() -> None:
    one = findings.cost(numbers(changed("costing.cash_cost", *([30.0] * 24))))
    assert one is not None
    assert dict(one.values)["cheap"] == (Name("region", "CN-XJ"), Name("region", "CN-NM"))


def test_other_published_values_are_named() -> None:
    plain = study().arrays["market.unallocated"]
    axis = replace(plain.array.axes[0], keys=("2022", "2023", "2024", "2025"))
    shifted = replace(plain, array=replace(plain.array, axes=(axis,)))
    arrays = {**study().arrays, "market.unallocated": shifted}
    for name in ("market.capacity_published", "market.capacity_register"):
        old = arrays[name]
        axes = (axis, *old.array.axes[1:])
        arrays[name] = replace(old, array=replace(old.array, axes=axes))
    one = findings.capacity(numbers(replace(study(), arrays=arrays)))
    assert one is not None
    (rivals,) = (dict(part.values)["rivals"] for part in one.further)
    assert isinstance(rivals, tuple)
    assert [part.id for part in rivals if isinstance(part, Number)] == ["MS0281"]


def test_utilisation_over_other_published_capacities_is_told() -> None:
    one = findings.utilisation(numbers())
    assert one is not None
    (range_,) = one.further
    ends = [value.id for _, value in range_.values if isinstance(value, Number)]
    assert ends == [f"warning.utilisation_range[year-end,2024,{end}]" for end in ("low", "high")]


def test_the_price_is_that_of_the_cost_model() -> None:
    price = observed_price(numbers())
    assert price is not None
    assert price.id == "market.observed_price[central]"
