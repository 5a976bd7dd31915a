"""How numbers were stated."""

from __future__ import annotations

from dataclasses import replace

from polysight.report.blocks import plain
from polysight.report.statement import behind, marked, statement, unmoved
from tests.report.example import numbers, writer


def test_a_number_that_repeats_one_row_says_how_it_was_stated() -> None:
    one = writer("en")
    published = one.numbers.at("market.capacity_published", "2024")
    row = statement(one.numbers, published)
    assert row is not None
    assert row.id == "MS0352"
    told = plain(one.stated(published))
    assert told.startswith("about ")
    assert told.endswith(" (derived)")


def test_a_number_of_several_rows_repeats_none() -> None:
    tariff = numbers().at("costing.tariff", "CN-NM", "grid", "central")
    assert statement(numbers(), tariff) is None
    assert [row.id for row in behind(numbers(), tariff)] == ["ME0007", "IT0015"]
    assert marked(numbers(), tariff, "mark.other_year")


def test_values_that_differ_by_arithmetic_alone_do_not_move() -> None:
    one = numbers().at("costing.tariff", "CN-NM", "grid", "central")
    other = replace(one, value=one.value * (1.0 + 1e-9))
    assert unmoved([one, other, None])
    assert not unmoved([one, replace(one, value=one.value * 1.01)])
    assert not unmoved([None, None])
