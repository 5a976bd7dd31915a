"""Impossible values are refused with the worst one and the nearest possible."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.plant.purity.bounds import possible, within
from tests.plant.purity.example import metal, transfer


def test_inside_is_silent() -> None:
    within("part", [0.0, 1.0], 0.0, 1.0)
    within("part", np.zeros(0), 0.0, 1.0)
    possible(metal())


@pytest.mark.parametrize(
    ("values", "ends", "told"),
    [
        ([0.5, 1.2], True, "part is 1.2.*nearest possible value is 1"),
        ([-0.1, 0.5], True, "part is -0.1.*nearest possible value is 0"),
        ([0.0, 0.5], False, "part is 0;.*nearest possible value is > 0"),
        ([1.0], False, "part is 1;.*nearest possible value is < 1"),
        ([float("nan")], True, "part is nan"),
    ],
)
def test_outside_is_told(values: list[float], ends: bool, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        within("part", values, 0.0, 1.0, ends=ends)


def test_the_infinite_is_refused() -> None:
    with pytest.raises(UsageError, match=r"carbon_ppmw is inf.*nearest possible value is < inf"):
        possible(metal(carbon_ppmw=float("inf")))


def test_a_design_names_its_field() -> None:
    with pytest.raises(UsageError, match=r"boron_transfer_fraction is 1\.5"):
        possible(transfer(boron_transfer_fraction=1.5))
    with pytest.raises(UsageError, match="carbon_ppmw is -1"):
        possible(metal(carbon_ppmw=-1.0))
