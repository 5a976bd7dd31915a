"""Tests of sums in one list."""

from __future__ import annotations

import pytest

from polysight.audit.listed_totals import APART, LISTED, sums
from tests.audit.table_of_claims import claims_of

ROWS = (
    "production,900,kt,2024,China",
    "production,410,kt,2024,Xinjiang",
    "production,290,kt,2024,Sichuan",
    "production,200,kt,2024,Yunnan",
)


def test_zeros_are_read_as_the_other_numbers_tell() -> None:
    whole, *parts = claims_of(*ROWS)
    total, due, slack = sums(parts, whole)
    assert total.middle == pytest.approx(900.0)
    assert due.high - due.low < 0.02 * 900.0
    assert slack == LISTED


def test_numbers_of_two_sections_are_no_list() -> None:
    whole, *parts = claims_of(f"{ROWS[0]};section=2", *ROWS[1:])
    assert sums(parts, whole)[2] == APART
    whole, *parts = claims_of(f"{ROWS[0]};qualifier=about", *ROWS[1:])
    assert sums(parts, whole)[2] == APART
