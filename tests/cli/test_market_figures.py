"""Figures of a simulated market are written with their past."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from polysight.cli.market_figures import past, places, write
from polysight.market.series import Series
from tests.cli.market_example import asked, found

pytestmark = pytest.mark.slow


def test_every_figure_is_written(tmp_path: Path) -> None:
    written = write(found(), "zh", tmp_path)
    names = {path.name for path in written}
    stems = (
        "price", "output", "stocks", "metal", "draws", "curve", "waterfall", "clock", "tiles",
        "tornado",
    )  # fmt: skip
    assert {f"market_{stem}.{end}" for stem in stems for end in ("svg", "png")} <= names
    assert "market_curve.gif" in names
    assert all(path.stat().st_size > 1000 for path in written)


def test_the_past_ends_where_the_simulation_begins() -> None:
    told = past(asked())
    first = int(asked().base.model.months.number[0])
    for one in told.values():
        assert one.months[-1] == first - 1
        assert (one.low <= one.values).all()
        assert (one.values <= one.high).all()
    price = told[Series.PRICE_CHINA]
    assert 100.0 < float(np.max(price.values)) < 400.0


def test_every_region_of_china_has_a_tile() -> None:
    tiles = places(asked(), "en")
    inside = {one for one in asked().base.model.regions if one.startswith("CN-")}
    assert inside <= set(tiles)
    assert tiles["CN-XJ"][0] == "Xinjiang"
