"""What comes from outside the market after any day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.study.data_cut import cut_data
from polysight.study.market_events import SHARES, UNITS
from polysight.study.market_months import MarketDrivers, market_months
from polysight.study.references import references
from polysight.study.run import Plan
from polysight.study.view import View

ORIGINS = [dt.date(2012, 12, 31), dt.date(2015, 9, 30), dt.date(2018, 6, 30), dt.date(2020, 3, 31),
           dt.date(2021, 9, 30), dt.date(2023, 3, 31), dt.date(2024, 12, 31),
           dt.date(2026, 6, 30)]  # fmt: skip


def drivers_on(planned: Plan, day: dt.date) -> MarketDrivers:
    view = replace(planned.view, as_of=day)
    return market_months(view, day, f"{day.year + 2}-12")


@pytest.mark.parametrize("day", ORIGINS)
def test_every_driver_is_there_and_possible(planned: Plan, day: dt.date) -> None:
    found = drivers_on(planned, day)
    count = len(found.months.number)
    assert found.months.number[0] == day.year * 12 + day.month
    for name in UNITS:
        values = getattr(found.months, name)
        assert values.shape[-1] == count
        assert np.isfinite(values).all(), name
        assert (values >= 0.0).all(), name
        assert name not in SHARES or (values <= 1.0).all(), name
    assert (found.months.module_demand > 0.0).all()


@pytest.mark.parametrize("day", ORIGINS)
def test_nothing_known_later_is_used(planned: Plan, day: dt.date) -> None:
    evidence = planned.view.evidence
    late = {one.id for one in evidence.observations if one.first_known > day}
    for table in ("market_drivers", "market_events"):
        late |= {
            row.cells["id"]
            for row in evidence.tables[table]
            if row.cells["first_known"] > day.isoformat()
        }
    assert not set(drivers_on(planned, day).inputs) & late


def test_use_on_the_day_is_demand_times_grams_per_watt_and_chips(planned: Plan) -> None:
    found = drivers_on(planned, dt.date(2020, 12, 31))
    months = found.months
    solar = found.demand.level * months.silicon_g_per_w[0]
    whole = solar + months.electronic_use[:, 0].sum()
    assert found.use.sum() == pytest.approx(whole, rel=0.01)


def test_the_energy_limit_comes_into_force_once_it_is_published(planned: Plan) -> None:
    early = drivers_on(planned, dt.date(2026, 3, 31)).months
    late = drivers_on(planned, dt.date(2026, 6, 30)).months
    assert not early.rule_force.any()
    assert late.number[late.rule_force > 0.0][0] == 2027 * 12


def test_futures_are_listed_from_the_end_of_2024_on(planned: Plan) -> None:
    assert not drivers_on(planned, dt.date(2023, 12, 31)).months.futures_listed.any()
    assert drivers_on(planned, dt.date(2024, 12, 31)).months.futures_listed.all()


def test_demand_known_to_have_been_holds_its_events_already(planned: Plan) -> None:
    view = replace(planned.view, as_of=dt.date(2020, 12, 31))
    day = dt.date(2017, 12, 31)
    found, plain = (market_months(view, day, "2020-12", events).months for events in (None, ()))
    assert np.array_equal(found.module_demand, plain.module_demand)
    assert not np.array_equal(found.import_duty, plain.import_duty)


def test_a_folder_cut_on_the_day_gives_the_same_market(planned: Plan, tmp_path: Path) -> None:
    day = dt.date(2017, 3, 31)
    cut_data(planned.view.evidence.folders[0], day, tmp_path / "cut")
    cut = evidence(folder=tmp_path / "cut")
    view = View(planned.view.scenario, cut, references(cut), None)
    whole, part = drivers_on(planned, day), market_months(view, day, "2019-12")
    assert part.inputs == whole.inputs
    for name in UNITS:
        assert np.array_equal(getattr(part.months, name), getattr(whole.months, name)), name
