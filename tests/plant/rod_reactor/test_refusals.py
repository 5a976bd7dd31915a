"""The worst value is told, with the nearest possible one."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.plant.rod_reactor.refusals import demand


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
