"""Flows per year are flows per kilogram times kilograms."""

from __future__ import annotations

from dataclasses import fields

import numpy as np

from polysight.plant.balance import Balance, per_year


def test_flows_scale_with_output_and_the_residual_does_not() -> None:
    one = Balance(*(np.full(3, 2.0) for _ in fields(Balance)))
    year = per_year(one, [1.0, 10.0, 50_000.0])
    assert year.silicon_metal.tolist() == [2.0, 20.0, 100_000.0]
    assert year.residual.tolist() == [2.0, 2.0, 2.0]
