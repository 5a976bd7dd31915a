"""The investment plan: gates open and shut with the results."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.report.blocks import Grid, Paragraph, plain
from polysight.report.chapters.investment_plan import gates, opening, plan, subject, verdict
from polysight.study.result import Result
from tests.report.example import changed, numbers, study, without, writer

GOOD = {
    "market.forecast.price": 500.0,
    "market.forecast.utilisation": 0.95,
    "warning.early.odds_beside": 0.01,
    "investment.place_npv": 100.0,
    "investment.debt_service_cover": 2.0,
    "investment.stress_npv": 10.0,
    "investment.place_missed": 0.0,
}


def with_values(**changes: float) -> Result:
    arrays = dict(study().arrays)
    wanted = {**GOOD, **{name.replace("__", "."): value for name, value in changes.items()}}
    for name, value in wanted.items():
        size = arrays[name].array.values.size
        arrays[name] = changed(name, *np.full(size, value)).arrays[name]
    return replace(study(), arrays=arrays)


def test_every_gate_open_means_to_decide() -> None:
    found = gates(numbers(with_values()))
    assert len(found) == 7
    assert all(one.stands for one in found)
    assert verdict(found) == "build"


@pytest.mark.parametrize(
    ("name", "value", "gate", "end"),
    [
        ("market__forecast__price", 1.0, "price", "wait"),
        ("investment__place_npv", -1.0, "value", "wait"),
        ("market__forecast__utilisation", 0.4, "load", "prepare"),
        ("warning__early__odds_beside", 0.9, "odds", "prepare"),
        ("investment__debt_service_cover", 0.5, "cover", "prepare"),
        ("investment__stress_npv", -5.0, "stress", "prepare"),
        ("investment__place_missed", 2.0, "law", "prepare"),
    ],
)
def test_one_shut_gate(name: str, value: float, gate: str, end: str) -> None:
    found = gates(numbers(with_values(**{name: value})))
    assert [one.name for one in found if not one.stands] == [gate]
    assert verdict(found) == end


def test_the_first_year_that_carries_a_project() -> None:
    found = opening(numbers(with_values()))
    assert found is not None
    assert (found.key, dict(found.values)["year"]) == ("plan.opens", "2021")
    never = opening(numbers(with_values(market__forecast__price=1.0)))
    assert never is not None
    assert never.key == "plan.opens_never"


def test_the_subject_is_the_best_place_and_size() -> None:
    found = subject(numbers())
    assert found is not None
    told = dict(found.values)
    assert told["place"].code == "CN-XJ"  # type: ignore[union-attr]
    assert told["size"].value == pytest.approx(200.0)  # type: ignore[union-attr]


def test_the_plan_names_what_is_shut_and_goes_without_results() -> None:
    told = [plain(one.runs) for one in plan(writer("en")) if isinstance(one, Paragraph)]
    assert "these gates are shut" in told[0]
    tables = [one for one in plan(writer("zh")) if isinstance(one, Grid)]
    assert len(tables) == 2
    bare = without(
        "market.forecast.price", "market.forecast.utilisation", "warning.early.odds_beside",
        "investment.place_npv", "investment.debt_service_cover", "investment.stress_npv",
    )  # fmt: skip
    (one,) = plan(writer("en", bare))
    assert isinstance(one, Paragraph)
