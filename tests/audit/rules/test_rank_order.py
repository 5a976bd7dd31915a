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


def test_a_lowest_cover_is_no_higher_than_its_mean() -> None:
    (one,) = said(RULE, *_curve("dscr", "x", lowest=1.69, average=1.54))
    assert one.kind is FindingKind.MONO
    assert not said(RULE, *_curve("dscr", "x", lowest=1.26, average=1.54))


def test_parts_of_a_year_lie_between_its_ends() -> None:
    lowest = row("price", 38.4, "CNY/kg", subject="lowest weekly price", period="2025")
    highest = row("price", 52, "CNY/kg", subject="highest weekly price", period="2025")
    quarters = [
        row("price", price, "CNY/kg", subject="average price", period=f"2025 Q{number}")
        for number, price in enumerate((41.5, 37.5, 45, 55), 1)
    ]
    found = said(RULE, lowest, highest, *quarters)
    assert sorted(one.rows for one in found) == [("C1", "C4"), ("C2", "C6")]
    assert not said(RULE, lowest, highest, quarters[0], quarters[2])
    assert not said(RULE, lowest, row("price", 30, "CNY/kg", period="2024 Q4"))
