"""What opens and closes leads from the first day to the end of every year."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.market.case import Market, PlantState
from polysight.market.series import PlantYear
from polysight.study.market_changes import capacity_changes, opened_and_closed
from polysight.study.market_years import market_years
from tests.study.market_paths_example import model, paths


def test_changes_lead_from_the_first_day_to_the_end_of_each_year() -> None:
    found = capacity_changes(model(), paths(), market_years(paths(), model().months))
    china = model().plants.market == Market.CHINA
    standing = china & (model().plants.state == PlantState.STANDING)
    assert found.start == pytest.approx(12.0 * model().plants.capacity[standing].sum())
    ends = paths().of_plants(PlantYear.CAPACITY)[..., china].sum(axis=-1).mean(axis=0)
    assert found.ends == pytest.approx(ends)
    for one in (found.projects, found.started, found.closed, found.ruled):
        assert (one >= 0.0).all()
    assert found.started[1] > 0.0
    assert found.started[0] == 0.0


def test_draws_open_and_close_what_the_means_tell() -> None:
    told = capacity_changes(model(), paths(), market_years(paths(), model().months))
    opened, closed = np.moveaxis(opened_and_closed(model(), paths()).mean(axis=0), -1, 0)
    assert opened == pytest.approx(told.projects + told.started)
    assert closed == pytest.approx(told.closed + told.ruled)
