"""Consumption of a study: the plant model on its day, rows before it."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.study.consumption import (
    DESIGNS,
    PURITY,
    QUANTITIES,
    RouteConsumption,
    consumption,
    design_assumptions,
    rests_on,
)
from polysight.study.references import SCENARIO
from polysight.study.run import Plan, plan

COUNT = 50


@pytest.fixture(scope="module")
def rods(planned: Plan) -> RouteConsumption:
    return consumption(planned.view, "siemens", year=2025, seed=1, count=COUNT)


def test_the_central_value_comes_first_and_is_the_one_that_is_cited(rods: RouteConsumption) -> None:
    for name in QUANTITIES:
        assert rods.values[name].shape == (COUNT + 1,)
        assert rods.cells[name].value == rods.values[name][0]


def test_it_rests_on_rows_curves_and_assumptions_but_not_on_purity(rods: RouteConsumption) -> None:
    cell = rods.cells["electricity"]
    assert {"UC0006", "UC0007", "MB19"} & set(cell.inputs)
    assert any(one.startswith(f"{SCENARIO}{DESIGNS}") for one in cell.inputs)
    assert "mark.calibrated_part" in cell.marks
    assert "mark.unverified" in cell.marks
    assert not any(f".{part}." in one for part in PURITY for one in cell.inputs)


def test_purity_rests_on_more(planned: Plan, rods: RouteConsumption) -> None:
    assert rods.model is not None
    every = rests_on(planned.view, rods.model.design, purity=True)
    assert set(rests_on(planned.view, rods.model.design).inputs) < set(every.inputs)


def test_every_cited_assumption_is_told_with_its_reason(
    planned: Plan, rods: RouteConsumption
) -> None:
    told = {f"{SCENARIO}{one.key}": one for one in design_assumptions(planned.view)}
    cited = {one for one in rods.cells["electricity"].inputs if one.startswith(SCENARIO)}
    assert cited <= set(told)
    assert all(told[one].en and told[one].zh for one in cited)


def test_a_change_reaches_the_draws(planned: Plan, rods: RouteConsumption) -> None:
    change = ["rod_reactor.wall_emissivity=0.2"]
    bright = consumption(planned.view, "siemens", change, year=2025, seed=1, count=COUNT)
    assert bright.values["electricity"].mean() < rods.values["electricity"].mean()
    assert bright.values["silicon-metal"] == pytest.approx(rods.values["silicon-metal"])


def test_before_the_rows_of_the_model_were_known_other_rows_speak() -> None:
    early = plan(as_of=dt.date(2025, 12, 31))
    found = consumption(early.view, "siemens", year=2025, seed=1, count=COUNT)
    assert found.model is None
    assert found.cells["electricity"].value > 0.0
    assert np.ptp(found.values["electricity"]) == 0.0
    assert np.isnan(found.cells["hydrogen"].value)
    for cell in found.cells.values():
        for name in cell.inputs:
            if not name.startswith(SCENARIO):
                assert early.view.references.known(name) <= "2025-12-31"
