"""Impossible numbers are told from possible ones, in any unit."""

from __future__ import annotations

import pytest

from polysight.policy.bounds import Bounds


@pytest.mark.parametrize(
    ("bounds", "number", "possible"),
    [
        (Bounds(), -1.0, True),
        (Bounds(0.0), 0.0, True),
        (Bounds(0.0), -0.1, False),
        (Bounds(0.0, above=True), 0.0, False),
        (Bounds(0.0, above=True), 0.1, True),
        (Bounds(0.0, 100.0), 100.0, True),
        (Bounds(0.0, 100.0), 100.0 * (1 + 1e-16), True),
        (Bounds(0.0, 100.0), 100.1, False),
    ],
)
def test_a_number_is_possible_or_not(bounds: Bounds, number: float, possible: bool) -> None:
    assert bounds.hold(number) is possible


def test_another_unit_moves_both_ends() -> None:
    assert Bounds(1.0, 100.0, above=True).scaled(0.01) == Bounds(0.01, 1.0, above=True)
    assert Bounds().scaled(2.0) == Bounds()


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        (Bounds(0.0, 100.0), "[0, 100] %"),
        (Bounds(0.0, above=True), "(0, inf) %"),
        (Bounds(), "(-inf, inf) %"),
    ],
)
def test_the_interval_is_told(bounds: Bounds, told: str) -> None:
    assert bounds.told("%") == told
