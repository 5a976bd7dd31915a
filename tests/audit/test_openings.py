"""Tests of stocks at the start of a year."""

from __future__ import annotations

import pytest

from tests.audit.table_of_claims import claims_of


@pytest.mark.parametrize("when", ["start 2024", "beginning of 2024", "2024年初"])
def test_a_stock_at_the_start_is_that_of_the_year_before(when: str) -> None:
    (one,) = claims_of(f"stock,30,kt,{when},China")
    assert one.period is not None
    assert (one.period.text, one.basis["timing"]) == ("2023", "end")


def test_words_of_the_subject_tell_it_too() -> None:
    (one,) = claims_of("stock,30,kt,2024,China;subject=Opening stock of the makers")
    assert one.period is not None
    assert one.period.text == "2023"


def test_a_price_and_a_flow_stay_where_they_are() -> None:
    for row in ("price,60,CNY/kg,2024年初,China", "production,60,kt,start 2024,China"):
        (one,) = claims_of(row)
        assert one.period is None or one.period.text != "2023"
