"""Bars carry names and signed numbers; what is nothing carries none."""

from __future__ import annotations

import numpy as np

from polysight.report.figures.warning.contributions import Contributions, figure, height
from tests.report.figures.warning.example import frame

TOLD = Contributions(
    ("price of it", "stock of it", "grey one"), np.array([4.26, -2.13, 0.0]),
    np.array([-1.01, np.nan, 0.0]), "level of it", "change of it",
)  # fmt: skip


def test_the_figure_tells_its_data() -> None:
    svg = figure("warn_contributions", TOLD, frame("en"), "points of it").svg.decode()
    for one in (*TOLD.names, "+4.3", "−2.1", "−1.0", "level of it", "change of it"):
        assert one in svg
    assert "+0.0" not in svg


def test_it_grows_with_its_rows() -> None:
    one = Contributions(("a",), np.zeros(1), np.zeros(1), "", "")
    assert height(TOLD) > height(one)
