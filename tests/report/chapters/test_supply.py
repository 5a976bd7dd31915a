"""Capacity, market and prices."""

from __future__ import annotations

import pytest

from polysight.report.blocks import Grid, Paragraph, Picture, plain
from polysight.report.chapters.supply import capacity, market, months_without, prices
from tests.report.example import changed, writer


def test_columns_without_any_value_are_named_and_left_out() -> None:
    blocks = list(market(writer("en")))
    balance = next(block for block in blocks if isinstance(block, Grid))
    assert "Exports" not in balance.head
    assert any(isinstance(b, Paragraph) and "Exports" in plain(b.runs) for b in blocks)


@pytest.mark.parametrize(("gap", "words"), [(3.0, "leaves"), (-3.0, "exceeds")])
def test_the_register_is_held_against_what_was_published(gap: float, words: str) -> None:
    first = next(capacity(writer("en", changed("market.unallocated", 1, 1, 1, gap))))
    assert isinstance(first, Paragraph)
    assert words in plain(first.runs)


def test_concentration_is_given_as_bounds() -> None:
    told = "".join(plain(b.runs) for b in market(writer("en")) if isinstance(b, Paragraph))
    assert "from 58.0% to 71.0%" in told


def test_prices_have_a_figure() -> None:
    kinds = [type(block) for block in prices(writer("en"))]
    assert kinds == [Paragraph, Picture, Paragraph]


def test_months_without_a_quote_are_named() -> None:
    one = writer("en")
    price = one.numbers.at("market.observed_price", "central")
    row = one.numbers.evidence.observation("MP0431")
    missing = months_without(one, price)
    assert len(missing) == 11
    assert not any(row.period.start.strftime("%B") in month for month in missing)
