"""Parts of a year in the words of a claim."""

import pytest

from polysight.audit.rules import same_quantity
from polysight.audit.within_year import within_year
from tests.audit.table_of_claims import report_of
from tests.audit.told import row, said


@pytest.mark.parametrize(
    ("subject", "period", "found"),
    [
        ("上半年均价", "2024", "2024年上半年"),
        ("三季度产量", "2024年", "2024年三季度"),
        ("1-9月产量", "2024", "2024年1-9月"),
        ("12月均价", "2024", "2024年12月"),
        ("12月末产能", "2024", "2024"),
        ("Spot price, first half", "2024", "first half 2024"),
        ("price in December", "2024", "December 2024"),
        ("Q1 and Q2 prices", "2024", "2024"),
        ("上半年均价", "2024-2025", "2024-2025"),
        ("上半年均价", "", ""),
        ("price", "2024", "2024"),
    ],
)
def test_a_part_of_the_year_is_the_period(subject: str, period: str, found: str) -> None:
    cells = {"subject": subject, "metric": "price", "period": period}
    assert within_year(cells)["period"] == found


def test_the_part_is_read_as_a_period() -> None:
    report = report_of("price,1,CNY/kg,2024,China; subject=上半年均价")
    one = report.by_id["r1"]
    assert one.period is not None
    assert one.period.text == "2024-H1"


def test_two_halves_are_no_two_numbers_of_one_year() -> None:
    first, second = (
        row("price", value, "CNY/kg", subject=f"price, {half} half", period="2024")
        for value, half in ((55, "first"), (39, "second"))
    )
    assert not said(same_quantity.RULE, first, second, row("price", 46, "CNY/kg", period="2024"))
    assert said(same_quantity.RULE, first, {**second, "subject": first["subject"]})
