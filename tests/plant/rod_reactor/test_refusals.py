"""The worst value is told, with the nearest possible one."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.plant.rod_reactor.refusals import bounded, demand, rounded_away


def test_what_holds_is_let_through() -> None:
    demand(np.array([True, True]), "plant.negative", [1.0, 2.0], 0.0, field="x")


def test_the_worst_value_is_named() -> None:
    given = np.array([1.0, -1.0, -3.0, 2.0])
    with pytest.raises(UsageError, match="x -3 is negative; the nearest possible value is 0"):
        demand(given >= 0.0, "plant.negative", given, 0.0, field="x")


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_what_is_no_number_is_refused(wrong: float) -> None:
    given = np.array([-1.0, wrong])
    with pytest.raises(UsageError, match=f"x {wrong}"):
        demand(given >= 0.0, "plant.negative", given, 0.0, field="x")


def test_only_ends_are_looked_at_and_nothing_is_nothing() -> None:
    assert bounded("x", [0.5, 1.0], above=0.0, most=1.0).tolist() == [0.5, 1.0]
    assert bounded("x", np.empty(0), above=0.0).size == 0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([0.0, 0.5], "x 0 is impossible; the nearest possible is any value above 0"),
        ([0.5, 1.5], "x 1.5 is impossible; the nearest possible value is 1"),
        ([0.5, np.nan], "x is not a finite number"),
        ([-np.inf, 0.5], "x is not a finite number"),
    ],
)
def test_ends_are_told(given: list[float], told: str) -> None:
    with pytest.raises(UsageError, match=told) as caught:
        bounded("x", given, above=0.0, most=1.0)
    assert caught.value.told("zh") != caught.value.told("en")


@pytest.mark.parametrize(
    ("nearest", "got", "told"),
    [(143.58761, 138.0, "143.588"), (143.58761, 150.0, "143.587"), (2.0, 1.0, "2")],
)
def test_a_limit_is_rounded_to_the_possible_side(nearest: float, got: float, told: str) -> None:
    assert rounded_away(nearest, got) == told
