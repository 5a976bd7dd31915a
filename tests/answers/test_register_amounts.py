"""Amounts of the register as documents and pages tell them."""

from __future__ import annotations

import numpy as np

from polysight.answers.register_amounts import amounts


def test_an_amount_is_central_mean_and_interval() -> None:
    told = amounts(np.array([9.0, *range(101)], dtype=float))
    assert told == (9.0, 50.0, 5.0, 50.0, 95.0)
