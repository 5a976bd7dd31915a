"""Quantiles of the simulated market in the baseline study."""

from __future__ import annotations

import math

import numpy as np
import pytest

from polysight.study.result import Result
from polysight.study.tasks.market_forecast import MEASURED

FORECAST = "market.forecast."


@pytest.mark.parametrize("name", [*MEASURED, "cr5", "hhi", "monthly_price", "monthly_output"])
def test_quantiles_rise(baseline: Result, name: str) -> None:
    values = baseline.arrays[f"{FORECAST}{name}"].array.values
    assert np.isfinite(values).all()
    assert (np.diff(values, axis=-1) >= 0.0).all()


@pytest.mark.parametrize("name", ["world_share", "under_cost", "cr5", "hhi"])
def test_shares_and_chances_lie_between_nothing_and_all(baseline: Result, name: str) -> None:
    values = baseline.arrays[f"{FORECAST}{name}"].array.values
    assert ((values >= 0.0) & (values <= 1.0)).all()


def test_every_number_leads_to_rows_and_to_the_size_of_the_ensemble(baseline: Result) -> None:
    price = baseline.number(f"{FORECAST}price[CN,2027,p50]")
    assert set(price.inputs) == {
        *(f"{FORECAST}rows[{part}]" for part in ("past", "drivers", "plants", "behaviour")),
        f"{FORECAST}draws",
    }
    for part in ("past", "drivers", "plants", "behaviour"):
        rows = baseline.number(f"{FORECAST}rows[{part}]")
        assert rows.value == len(rows.inputs) > 30
    assert "scenario:market.draws" in baseline.number(f"{FORECAST}draws").inputs


def test_what_is_simulated_says_so_and_a_year_begun_says_that_too(baseline: Result) -> None:
    assert baseline.marks[f"{FORECAST}price[CN,2027,p50]"] == ("mark.simulated",)
    begun = baseline.marks[f"{FORECAST}output[CN,2026,p50]"]
    assert begun == ("mark.simulated", "mark.part_of_year")
    assert baseline.marks[f"{FORECAST}capacity[CN,2026,p50]"] == ("mark.simulated",)


def test_published_prices_are_those_of_the_model_on_another_basis(baseline: Result) -> None:
    plain = baseline.arrays[f"{FORECAST}price"].array.values
    taxed = baseline.arrays[f"{FORECAST}price_taxed"].array.values
    dollars = baseline.arrays[f"{FORECAST}price_dollar"].array.values
    assert taxed == pytest.approx(1.13 * plain[0])
    assert np.ptp(plain[1] / dollars) == pytest.approx(0.0, abs=1e-9)


def test_the_years_of_a_flow_hold_their_months(baseline: Result) -> None:
    months = baseline.arrays[f"{FORECAST}monthly_output"].array
    at = [place for place, key in enumerate(months.axes[0].keys) if key.startswith("2027")]
    year = baseline.number(f"{FORECAST}output[CN,2027,p50]").value
    assert len(at) == 12
    assert months.values[at, 2].sum() == pytest.approx(year, rel=0.1)


def test_the_past_ends_where_the_simulation_begins(baseline: Result) -> None:
    past = baseline.arrays[f"{FORECAST}past_price"].array
    first = baseline.arrays[f"{FORECAST}monthly_price"].array.axes[0].keys[0]
    assert (past.axes[0].keys[-1], first) == ("2026-06", "2026-07")
    assert (np.diff(past.values, axis=1) > 0.0).all()
    assert not math.isnan(baseline.number(f"{FORECAST}past_output[2026-06,central]").value)
