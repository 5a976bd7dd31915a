from __future__ import annotations

import math

import pytest

from polysight.audit.claim import Kind, Qualifier
from polysight.audit.spans import quoted, rounding, span
from polysight.audit.vocabulary import Vocabulary
from polysight.evidence.store import evidence

VOCABULARY = Vocabulary(evidence())
CAPACITY = VOCABULARY.metrics["capacity"]
CHANGE = VOCABULARY.metrics["production_cost_change"]
SHARE = VOCABULARY.metrics["cr5_share"]


def test_words_are_bounds() -> None:
    over = span(200, 200, "200", Qualifier.OVER, Kind.FORECAST, CAPACITY)
    below = span(200, 200, "200", Qualifier.BELOW, Kind.FORECAST, CAPACITY)
    assert (over.least, over.most) == (200, math.inf)
    assert (below.least, below.most) == (0, 200)
    share = span(0.75, 0.75, "75", Qualifier.OVER, Kind.FORECAST, SHARE)
    assert share.most == 1.0


def test_over_beside_a_fall_means_a_greater_fall() -> None:
    fall = span(-0.25, -0.25, "25", Qualifier.OVER, Kind.FORECAST, CHANGE)
    assert (fall.least, fall.most) == (-math.inf, -0.25)
    less = span(-0.25, -0.25, "25", Qualifier.BELOW, Kind.FORECAST, CHANGE)
    assert (less.least, less.most) == (-0.25, 0.0)


def test_limits_are_the_number_itself() -> None:
    limit = span(60, 60, "60", Qualifier.BELOW, Kind.LIMIT, CAPACITY)
    assert limit.least < 60 < limit.most < 62


def test_about_is_wider_than_rounding() -> None:
    plain = span(120, 120, "120", Qualifier.NONE, Kind.OBSERVED, CAPACITY)
    about = span(120, 120, "120", Qualifier.ABOUT, Kind.OBSERVED, CAPACITY)
    assert about.least < plain.least < 120 < plain.most < about.most


@pytest.mark.parametrize(("digits", "share"), [("48.25", 0.002), ("1200", 0.02), ("5", 0.1)])
def test_rounding_follows_digits(digits: str, share: float) -> None:
    assert rounding(digits) == pytest.approx(share)


def test_nothing_is_left_of_nought() -> None:
    assert rounding("0") > 0


@pytest.mark.parametrize(
    ("digits", "raw", "told"),
    [
        ("0.5", "每股收益0.50元", "0.50"),
        ("42", "综合电耗42.0kWh/kg", "42.0"),
        ("1383", "supply of 1,383.0 kt", "1383.0"),
        ("42", "42 of 142.0 lines", "42"),
        ("48.2", "48.2 in 2025.10", "48.2"),
    ],
)
def test_a_quotation_keeps_the_noughts_of_a_number(digits: str, raw: str, told: str) -> None:
    assert quoted(digits, raw) == told


def test_about_is_narrower_for_a_number_of_more_figures() -> None:
    price = VOCABULARY.metrics["price"]
    rough, fine = (
        span(float(digits), float(digits), digits, Qualifier.ABOUT, Kind.OBSERVED, price)
        for digits in ("40", "40.6")
    )
    assert rough.tolerance == price.tolerance
    assert fine.tolerance < 0.5 * price.tolerance
