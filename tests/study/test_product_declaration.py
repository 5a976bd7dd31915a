"""A declaration adds up and hides nothing."""

from __future__ import annotations

import pytest

from polysight.study.footprint_summary import summary
from polysight.study.product_declaration import NOT_COUNTED, declaration
from tests.study.footprint_example import data
from tests.study.footprint_plants import GRANULES, ROD, told, worked


@pytest.mark.parametrize("name", [ROD, GRANULES])
@pytest.mark.parametrize("method", ["location", "market"])
def test_modules_sum_to_the_total(name: str, method: str) -> None:
    made = declaration(told(name))
    numbers = {
        one.item: one.number.central
        for one in made.entries
        if one.section == method and one.number is not None
    }
    modules = sum(numbers[module] for module in ("a1", "a2", "a3"))
    assert modules == pytest.approx(numbers["total"])
    assert numbers["fossil"] + numbers["biogenic"] == pytest.approx(numbers["total"])


def test_it_says_that_it_is_not_verified_and_what_is_not_counted() -> None:
    made = declaration(told(ROD))
    assert made.entries[0].words == "not-verified"
    told_open = {one.item for one in made.entries if one.section == "not_counted"}
    assert told_open == set(NOT_COUNTED)
    assert all(one.number is None for one in made.entries if one.section == "not_counted")


def test_all_burden_stays_with_polysilicon_and_what_is_sold_is_named() -> None:
    sold = summary(worked(ROD, "by_products.stc_outlet_share=0.1"), data())
    entries = {one.item: one for one in declaration(sold).entries if one.section == "general"}
    assert entries["allocation"].words == "all-to-polysilicon"
    number = entries["stc_sold"].number
    assert number is not None
    assert number.central > 0.0
    closed = {one.item: one for one in declaration(told(ROD)).entries}
    assert closed["allocation"].words == "none-needed"
