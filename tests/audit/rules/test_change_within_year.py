"""A change over a year leads from its start to its end."""

from polysight.audit.finding import FindingKind
from polysight.audit.rules.change_within_year import RULE
from tests.audit.told import Row, row, said


def _year(change: float, words: str = "move of the price over the year") -> tuple[Row, ...]:
    return (
        row("price", 62, "CNY/kg", period="2024-01"),
        row("price", 35, "CNY/kg", period="2024-12"),
        row("price_change", change, "%", period="2024", subject=words),
    )


def test_a_rise_over_a_year_of_falling_prices_is_found() -> None:
    (one,) = said(RULE, *_year(43.5))
    assert one.kind is FindingKind.TREND
    assert one.likely_culprit == "C3"


def test_another_size_is_found_where_both_months_are_told() -> None:
    (one,) = said(RULE, *_year(-20))
    assert one.kind is FindingKind.ARITH


def test_what_fits_and_changes_of_means_are_silent() -> None:
    assert not said(RULE, *_year(-43.5))
    assert not said(RULE, *_year(43.5, "average price, year on year"))
    assert not said(RULE, *_year(43.5, "全年均价变动"))
    assert not said(RULE, _year(43.5)[0], _year(43.5)[2])
