from __future__ import annotations

import pytest

from polysight.errors import (
    BasisError,
    DataError,
    PolysightError,
    Problem,
    UnitError,
    UsageError,
    refusal,
)


def test_a_problem_tells_place_found_expected_and_suggestion() -> None:
    problem = Problem(
        "unit.unknown",
        (("got", "kgg"),),
        file="prices.xlsx",
        sheet="Sheet1",
        row=7,
        column="unit",
        got="kgg",
        expected="a unit",
        suggestion="kg",
    )
    english, chinese = problem.sentence("en"), problem.sentence("zh")
    for sentence in (english, chinese):
        for part in ("prices.xlsx", "Sheet1", "7", "unit", "kgg", "kg"):
            assert part in sentence
    assert english.startswith("prices.xlsx, sheet Sheet1, row 7, column unit: ")
    assert "您是否想写" in chinese


def test_a_problem_without_a_place_is_just_its_sentence() -> None:
    assert Problem("period.malformed", (("got", "x"),)).sentence().startswith("'x'")


@pytest.mark.parametrize(
    ("kind", "code"),
    [(PolysightError, 1), (UsageError, 2), (DataError, 3), (UnitError, 3), (BasisError, 3)],
)
def test_exit_codes_are_fixed(kind: type[PolysightError], code: int) -> None:
    error = refusal(kind, "period.malformed", got="x", suggestion="2024")
    assert error.exit_code == code
    assert "2024" in str(error)
    with pytest.raises(kind):
        raise error
