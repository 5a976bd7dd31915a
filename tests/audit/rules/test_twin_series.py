from __future__ import annotations

from polysight.audit.rules.twin_series import RULE
from tests.audit.told import Row, row, said


def series(metric: str, *values: float) -> list[Row]:
    return [row(metric, value, "kt", period=str(2025 + at)) for at, value in enumerate(values)]


def test_the_year_in_which_twins_differ() -> None:
    (one,) = said(
        RULE,
        *series("trend volume", 1200, 1350, 1500, 1650, 1800, 2000),
        *series("sales_volume", 1200, 1350, 1500, 1650, 1800, 1950),
    )
    assert set(one.rows) == {"C6", "C12"}


def test_series_that_are_two_or_one_are_silent() -> None:
    assert not said(
        RULE,
        *series("demand", 1200, 1350, 1500, 1650, 1800, 2000),
        *series("sales_volume", 1100, 1250, 1500, 1600, 1700, 1950),
    )
    assert not said(
        RULE,
        *series("demand", 1200, 1350, 1500, 1650, 1800),
        *series("sales_volume", 1200, 1350, 1500, 1650, 1800),
    )
