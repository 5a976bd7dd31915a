"""Numbers at places among many rise with the place."""

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.rules.rank_order import RULE
from tests.audit.told import Row, row, said


def _curve(metric: str, unit: str, **more: float) -> list[Row]:
    return [row(metric, more[name], unit, subject=name.replace("_", " ")) for name in more]


def test_a_median_above_the_third_quartile_is_found() -> None:
    (one,) = said(
        RULE, *_curve("cash_cost", "CNY/kg", first_quartile=34, median=44, third_quartile=42)
    )
    assert one.kind is FindingKind.MONO
    assert one.severity is Severity.HIGH
    assert len(one.rows) == 3


def test_a_curve_that_rises_is_silent() -> None:
    assert not said(
        RULE, *_curve("cash_cost", "CNY/kg", first_quartile=34, median=38, third_quartile=42)
    )
    assert not said(RULE, *_curve("cash_cost", "CNY/kg", median=38))


def test_the_best_may_come_first_but_nothing_turns_round() -> None:
    assert not said(RULE, *_curve("gross_margin", "%", P10=30, P50=20, P90=10))
    assert said(RULE, *_curve("gross_margin", "%", P10=30, P50=10, P90=20))


def test_a_mean_lies_between_the_extremes() -> None:
    assert said(RULE, *_curve("price", "CNY/kg", lowest=40, average=70, highest=60))
    assert said(RULE, *_curve("price", "CNY/kg", lowest=60, highest=40))
    assert not said(RULE, *_curve("price", "CNY/kg", lowest=40, average=50, highest=60))
    assert said(RULE, *_curve("price", "CNY/kg", lowest=60, average=50))
    assert not said(RULE, *_curve("price", "CNY/kg", lowest=40, average=50))
