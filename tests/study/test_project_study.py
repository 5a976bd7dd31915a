"""A project from all sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.messages import LANGUAGES, catalogue
from polysight.study.project_study import project_study
from tests.report.example import shipped
from tests.report.example import study as industry
from tests.report.feasibility.example import PROJECT, project

pytestmark = pytest.mark.slow


def test_the_project_stands_before_the_project_of_the_study() -> None:
    told, stored = project().result, industry()
    assert "market.forecast.price" in told.arrays
    own = project().evaluation.indicators.after_tax.npv_cny / 1e6
    assert told.number("investment.npv[after-tax]").value == pytest.approx(own)
    assert stored.number("investment.npv[after-tax]").value != pytest.approx(own)


def test_every_number_rests_on_something_and_says_how_it_was_made() -> None:
    result = project().result
    made = {name for name in result.arrays if name.startswith("project.")}
    assert len(made) > 60
    for name in made:
        array = result.arrays[name]
        for language in LANGUAGES:
            assert array.formula in catalogue(language), array.formula
        for one in array:
            assert one.inputs or one.value != one.value, one.id


def test_the_same_project_gives_the_same_numbers() -> None:
    again = project_study(PROJECT, shipped(), count=64)
    first = {one.id: one.value for one in project().result.numbers()}
    for one in again.result.numbers():
        assert first[one.id] == one.value or one.value != one.value
    assert replace(again, result=project().result).name == PROJECT
