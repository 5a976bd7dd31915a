"""How new the data are."""

from __future__ import annotations

from polysight.report.freshness import last_day, newest
from tests.report.example import numbers, without


def test_the_last_day_is_that_of_the_period_and_not_of_reading() -> None:
    rows = {row.id: row for row in numbers().evidence.observations}
    assert last_day(numbers(), "costing.tariff") == rows["IT0015"].period.end
    assert last_day(numbers(without("market.imports")), "market.imports") is None


def test_key_quantities_are_told_apart() -> None:
    names = [name for name, _ in newest(numbers(without("market.imports")))]
    assert names == ["newest_price", "newest_production", "newest_capacity", "newest_tariff"]
