from __future__ import annotations

from polysight.audit.finding import FindingKind
from polysight.audit.rules.odd_year import RULE
from tests.audit.told import Row, row, said


def series(metric: str, unit: str, *values: float, **more: str) -> list[Row]:
    return [
        row(metric, value, unit, period=str(year), **more)
        for year, value in enumerate(values, 2026)
    ]


def test_one_year_of_a_rising_series_falls() -> None:
    (one,) = said(RULE, *series("average cell efficiency", "%", 25.3, 25.6, 25.9, 24.1, 26.3))
    assert one.kind is FindingKind.TREND
    assert one.rows[0] == "C4"


def test_one_year_of_a_falling_series_rises() -> None:
    assert said(RULE, *series("硅片平均厚度", "um", 130, 126, 139, 120, 117))


def test_series_in_line_or_up_and_down_are_silent() -> None:
    assert not said(RULE, *series("average cell efficiency", "%", 25.3, 25.6, 25.9, 26.1, 26.3))
    assert not said(RULE, *series("硅片平均厚度", "um", 130, 126, 127, 120, 124))
    assert not said(RULE, *series("average cell efficiency", "%", 25.3, 25.6, 24.1, 26.3))


def test_prices_may_turn() -> None:
    assert not said(RULE, *series("price", "CNY/kg", 60, 55, 90, 45, 40))


def test_the_last_of_several_sorts_is_another_series() -> None:
    rows = series("average cell efficiency", "%", 25.3, 25.6, 25.9)
    other = series("average cell efficiency", "%", 24.0, 24.1, 24.2, subject="PERC cells")
    assert not said(RULE, *rows, *other)
