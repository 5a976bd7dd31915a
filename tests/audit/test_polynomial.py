"""Formulas multiplied out."""

from __future__ import annotations

import pytest

from polysight.audit.expression import formula
from polysight.audit.polynomial import Polynomial, difference


def multiplied(left: str, right: str) -> Polynomial | None:
    sides = formula(left), formula(right)
    return difference(*sides, {name: name.metrics[0] for side in sides for name in side.names})


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("made", "capacity * load", {("made",): 1.0, ("capacity", "load"): -1.0}),
        ("share", "part / all", {("all", "share"): 1.0, ("part",): -1.0}),
        (
            "balance", "made * (1 - out) - used",
            {("balance",): 1.0, ("made",): -1.0, ("made", "out"): 1.0, ("used",): 1.0},
        ),
        ("1 + gap", "one / other", {("other",): 1.0, ("gap", "other"): 1.0, ("one",): -1.0}),
        ("-a", "2", {("a",): -1.0, (): -2.0}),
    ],
)  # fmt: skip
def test_nothing_is_divided(left: str, right: str, found: Polynomial) -> None:
    assert multiplied(left, right) == found


@pytest.mark.parametrize("right", ["max(cost)", "between(a, b)", "row.UC0025 * a", "a ** 2"])
def test_what_is_no_sum_of_products_is_none(right: str) -> None:
    assert multiplied("x", right) is None
