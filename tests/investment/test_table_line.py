"""Lines of tables."""

from __future__ import annotations

import pytest

from polysight.investment.rows import Row
from polysight.investment.table_line import (
    each_line,
    ratio_line,
    row_line,
    row_terms,
    total_line,
)


def test_terms_are_rows_with_signs() -> None:
    assert row_terms("revenue -surtax") == ((1, Row.REVENUE), (-1, Row.SURTAX))
    with pytest.raises(KeyError):
        row_terms("revenues")


def test_a_line_without_terms_shows_its_own_row() -> None:
    assert row_line("net_profit").terms == ((1, Row.NET_PROFIT),)
    assert row_line("net_profit").kind == "flow"
    assert row_line("cash").kind == "balance"
    assert row_line("output").unit == "kg"
    assert row_line("before", terms="cash", kind="opening").kind == "opening"


def test_sums_ratios_and_lines_of_things_say_what_they_are() -> None:
    assert total_line("revenue").total
    assert ratio_line("share", "total_liabilities", "total_assets", closing=True).under == (
        (1, Row.TOTAL_ASSETS),
    )
    assert ratio_line("cover", "ebit", "interest").kind == "flow-ratio"
    assert each_line("loans", "interest", 1).each == "loans"
