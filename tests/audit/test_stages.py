"""Tests of stages of a project."""

from __future__ import annotations

import pytest

from polysight.audit.rules.same_quantity import RULE
from polysight.audit.stages import stage
from tests.audit.table_of_claims import findings


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("计算期第4年", "第4年"),
        ("三期", "三期"),
        ("operating year 5", "operating year 5"),
        ("Phase II", "phase ii"),
        ("首年", "首年"),
        ("年初", ""),
        ("2024", ""),
        ("十四五期间", ""),
        ("life of the project", "life of the project"),
        ("项目计算期", "计算期"),
    ],
)
def test_stages(text: str, named: str) -> None:
    assert stage(text) == named


def test_years_of_operation_are_different_times() -> None:
    rows = ("utilisation,55,%,operating year 1,China", "utilisation,90,%,operating year 2,China")
    assert not findings(RULE, *rows)
    assert findings(RULE, rows[0], rows[1].replace("year 2", "year 1"))
