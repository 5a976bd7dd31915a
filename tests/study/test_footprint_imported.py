"""An imported inventory is weighed with our suppliers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from polysight.carbon.exchanges import exchanges
from polysight.carbon.foreground import Foreground
from polysight.study.footprint_imported import weighed
from polysight.study.inventory import Inventory
from tests.study.footprint_example import data


def test_power_of_the_grid_counts_with_the_national_factor() -> None:
    given = Foreground(
        ("wafer", "electricity-grid"),
        ("gas", "power"),
        exchanges(((0, 0, 1.0), (1, 0, -10.0), (1, 1, 1.0))),
        exchanges(((0, 0, 2.0), (1, 1, 1.0))),
    )
    read = SimpleNamespace(
        foreground=given, units=("kg", "kWh"), gases=("CO2", ""), own=("wafer",),
        suppliers={"electricity-grid": "power"}, method=None,
    )  # fmt: skip
    found = weighed(cast(Inventory, read), data())
    assert (found.activity, found.unit) == ("wafer", "kg")
    assert found.total == pytest.approx(2.0 + 10 * 0.5777)
    assert np.isfinite(found.by_gas).all()
