"""Numbers of a project file: converted, dated by months, held against their bounds, cited."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.study.project_file_numbers import DatedNumber, ProjectNumber
from polysight.study.project_reader import SHARE, Reader
from tests.study.project_file_text import reader

WHY = {"en": "test", "zh": "测试"}


def own(value: float, unit: str, **more: object) -> ProjectNumber:
    told = {"value": value, "unit": unit, "assumption": WHY, **more}
    return ProjectNumber.model_validate(told)


def dated(value: float, unit: str, start: str = "") -> DatedNumber:
    told = {"value": value, "unit": unit, "assumption": WHY, "from": start}
    return DatedNumber.model_validate(told)


def test_a_number_is_converted_and_cited_with_its_range() -> None:
    found = reader()
    stated = own(2.0, "kt/a", low=1.0, high=3.0)
    assert found.number("a.b", stated, "kg/a", "x.y") == 2e6
    assert found.citations["x.y"].inputs == ("project:a.b",)
    assert found.ranges["x.y"] == (1e6, 3e6)


def test_a_row_is_cited_and_what_is_unverified_is_marked() -> None:
    found = reader()
    row = ProjectNumber.model_validate({"unit": "1", "ref": "FP0026"})
    assert found.number("a", row, "1", "x") == pytest.approx(0.3)
    assert found.citations["x"].inputs == ("FP0026",)
    assert found.citations["x"].marks == ("mark.unverified",)


def test_another_currency_takes_the_rate_of_the_file() -> None:
    found = reader()
    assert found.number("a", own(2.0, "USD/kg"), "CNY/kg") == pytest.approx(14.0)
    assert found.number("a", own(2.0, "MUSD"), "CNY") == pytest.approx(14e6)
    assert math.isnan(found.number("a", own(2.0, "EUR/kg"), "CNY/kg"))
    assert found.problems[-1].key == "project_file.exchange_missing"


def test_a_change_within_a_year_counts_by_months() -> None:
    found = reader()
    path = found.by_year("a", [dated(1.0, "1"), dated(2.0, "1", "2028-10")], "1", "x")
    np.testing.assert_allclose(path[:4], [1.0, 1.0, 1.25, 2.0])
    assert found.citations["x"].inputs == ("project:a.0", "project:a.1")


def test_an_empty_path_is_nothing() -> None:
    assert not reader().by_year("a", [], "1", "x").any()


@pytest.mark.parametrize(
    ("stated", "unit", "rule"),
    [
        (own(2.0, "1"), "1", "project_file.outside"),
        (own(2.0, "kg"), "1", "unit.dimension"),
        (own(2.0, "kgg"), "1", "unit.unknown"),
        (ProjectNumber.model_validate({"unit": "1", "ref": "FP9999"}), "1",
         "study.reference_unknown"),
        (ProjectNumber.model_validate({"unit": "1", "value": 0.5, "source": "nowhere"}), "1",
         "project_file.source"),
    ],
)  # fmt: skip
def test_faults_are_gathered_with_their_place(stated: ProjectNumber, unit: str, rule: str) -> None:
    found = reader()
    found.number("here.there", stated, unit, "x", SHARE)
    assert [one.column for one in found.problems] == ["here.there"]
    assert found.problems[0].key.startswith(rule.partition(".")[0])
    with pytest.raises(DataError):
        found.require_sound()


def test_months_must_be_whole() -> None:
    found = reader()
    assert found.whole("a", own(2.0, "years"), "years", "x", (1.0, 9.0)) == 2
    assert found.whole("a", own(2.5, "years"), "years", "x", (1.0, 9.0)) == 0
    assert found.problems[0].key == "project_file.whole"


def test_a_row_of_later_days_is_refused() -> None:
    found = reader()
    early = Reader(
        found.file, found.name, replace(found.view, as_of=dt.date(2020, 1, 1)), found.years
    )
    early.number("a", ProjectNumber.model_validate({"unit": "1", "ref": "FP0020"}), "1")
    assert [one.key for one in early.problems] == ["project_file.not_known_then"]
