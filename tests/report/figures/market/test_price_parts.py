"""Price and season stand side by side; every episode is shaded."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from polysight.report.figures.market.price_parts import Split, draw
from polysight.report.figures.plant.drawing import Frame

MONTHS = 24324 + np.arange(36)


def test_lines_and_bars_are_those_of_the_parts() -> None:
    price = np.linspace(60.0, 40.0, 36)
    change = np.linspace(-0.02, 0.02, 12)
    episodes = [(24330, 24340), (24345, 24350)]
    axes = Figure().subplots(1, 2)
    split = Split(
        MONTHS, price, price + 1.0, price + 2.0, episodes, change, change - 0.01, change + 0.01
    )
    draw(list(axes), split, Frame("en", "", ""))
    assert np.array_equal(axes[0].lines[0].get_ydata(), price)
    assert [bar.get_height() for bar in axes[1].patches] == list(100.0 * change)
    assert len(axes[0].patches) == len(episodes)
