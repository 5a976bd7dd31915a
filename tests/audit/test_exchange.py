"""Exchange rates of the evidence."""

from __future__ import annotations

import pytest

from polysight.audit.exchange import ExchangeRates
from tests.audit.table_of_claims import report_of


def test_a_year_has_its_rates_and_later_ones_the_last_with_more_room() -> None:
    rates = ExchangeRates(report_of("price, 40, CNY/kg, 2024, China"))
    known = rates.rate("USD", 2015)
    assert known is not None
    assert known.interval.middle == pytest.approx(6.25, rel=0.02)
    assert known.rows
    late, later = rates.rate("USD", 2027), rates.rate("USD", 2028)
    assert late is not None
    assert later is not None
    assert later.interval.high - later.interval.low > late.interval.high - late.interval.low
    assert rates.rate("USD", 1950) is rates.rate("XXX", 2020) is None
