"""Allowances: golden cases, dates and thresholds, price paths, credits of free will."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.carbon.emissions_trading import (
    Benchmark,
    CreditTerms,
    Installation,
    PricePath,
    SectorCoverage,
    Status,
    benchmark_allocation,
    credit_use,
    obligation,
)
from polysight.errors import DataError

FILE = Path(__file__).parents[1] / "golden" / "carbon" / "emissions_trading.toml"
TREE: dict[str, list[dict[str, Any]]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
COVERAGE = tuple(
    SectorCoverage(row["sector"], row["first"], row.get("last"), row["threshold"], row["source"])
    for row in TREE["coverage"]
)
DAY = dt.date(2022, 6, 30)


def installation(direct: Any, free: Any = None, sector: str = "power") -> Installation:
    given_free = None if free is None else np.asarray(free, dtype=float)
    return Installation("unit", sector, np.asarray(direct, dtype=float), given_free)


@pytest.mark.parametrize("case", TREE["case"], ids=lambda case: str(case["name"]))
def test_golden(case: dict[str, Any]) -> None:
    assert case["source"].strip()
    free = None
    if "benchmark" in case:
        marks = Benchmark("b", case["benchmark"]["power"], case["benchmark"]["heat"])
        output = np.asarray(case["power"]), np.asarray(case["heat"])
        free = benchmark_allocation(*output, marks, case.get("correction", 1.0))
    got = obligation(installation(case["direct"], free, case["sector"]), COVERAGE, case["day"])
    assert got.status == case["status"]
    np.testing.assert_allclose(got.net_tco2e_per_year, case["net"], rtol=1e-10)
    assert bool(got.source) == (got.status in {Status.COVERED, Status.BELOW_THRESHOLD})


@given(st.floats(0.0, 1e7), st.sampled_from(["polysilicon", "chemicals", "silicon-metal"]))
def test_what_no_list_names_owes_nothing(direct: float, sector: str) -> None:
    got = obligation(installation(direct, sector=sector), COVERAGE, dt.date(2030, 1, 1))
    assert float(got.net_tco2e_per_year) == 0.0
    assert float(got.cost_cny_per_year(100.0)) == 0.0
    # The same plant owes something on the day on which a list names its sector.
    named = SectorCoverage(sector, dt.date(2029, 1, 1), None, 26000.0, "a-plan")
    then = obligation(installation(direct, 0.0, sector), (*COVERAGE, named), dt.date(2030, 1, 1))
    assert bool(then.covered) == (direct >= 26000.0)


def test_a_covered_unit_without_benchmark_is_unknown_and_not_free() -> None:
    got = obligation(installation([1e6, 1e4]), COVERAGE, DAY)
    assert got.status is Status.COVERED
    assert np.isnan(got.net_tco2e_per_year[0])
    assert got.net_tco2e_per_year[1] == 0.0


def test_dates_are_inclusive() -> None:
    period = SectorCoverage("power", dt.date(2020, 1, 1), dt.date(2020, 12, 31), 0.0, "s")
    held = [period.holds(dt.date(*day)) for day in ((2019, 12, 31), (2020, 1, 1), (2020, 12, 31))]
    assert held == [False, True, True]
    assert not period.holds(dt.date(2021, 1, 1))


def test_cost_and_worth_have_opposite_signs() -> None:
    got = obligation(installation([1e6, 1e6], [9e5, 1.1e6]), COVERAGE, DAY)
    np.testing.assert_allclose(got.cost_cny_per_year(60.0), [6e6, -6e6])


def test_faults_are_refused() -> None:
    with pytest.raises(DataError, match="covered twice"):
        obligation(installation(1e6), (*COVERAGE, COVERAGE[0]), DAY)
    with pytest.raises(DataError, match="negative or missing"):
        obligation(installation(-1.0), COVERAGE, DAY)
    with pytest.raises(DataError, match="benchmark b"):
        benchmark_allocation(np.asarray(-1.0), np.asarray(0.0), Benchmark("b", 0.8, 0.1))


PATH = PricePath("flat-then-up", (2025, 2026, 2030), (60.0, 70.0, 110.0))


def test_a_price_path_is_straight_between_its_years_and_ends() -> None:
    assert [PATH.price(year) for year in (2025, 2026, 2028, 2030)] == [60.0, 70.0, 90.0, 110.0]
    with pytest.raises(DataError, match="not extended to 2031") as caught:
        PATH.price(2031)
    assert "不外推" in caught.value.told("zh")


@pytest.mark.parametrize(
    ("years", "prices"),
    [((2026, 2025), (1.0, 2.0)), ((2025,), (1.0, 2.0)), ((2025,), (-1.0,)), ((), ())],
)
def test_paths_that_cannot_be_are_refused(years: Any, prices: Any) -> None:
    with pytest.raises(DataError, match="rising years"):
        PricePath("p", years, prices)


TERMS = CreditTerms(0.05, 76.0, 60.0)


def test_credits_settle_an_allowed_part_and_the_rest_is_good_will() -> None:
    owed = obligation(installation([1e6, 1e6, 1e6], [9e5, 9.9e5, 1.1e6]), COVERAGE, DAY)
    got = credit_use(np.asarray(8e4), owed, TERMS)
    np.testing.assert_allclose(got.settled_tco2e_per_year, [5e4, 1e4, 0.0])
    np.testing.assert_allclose(got.voluntary_tco2e_per_year, [3e4, 7e4, 8e4])
    np.testing.assert_allclose(got.saved_cny_per_year, [3e6, 6e5, 0.0])
    np.testing.assert_allclose(got.cost_cny_per_year, 8e4 * 76.0)


def test_credits_of_a_plant_that_is_not_covered_are_voluntary() -> None:
    owed = obligation(installation(3e5, sector="polysilicon"), COVERAGE, DAY)
    got = credit_use(np.asarray(1e4), owed, TERMS)
    assert float(got.settled_tco2e_per_year) == 0.0
    assert float(got.voluntary_tco2e_per_year) == 1e4
    with pytest.raises(DataError, match="negative"):
        credit_use(np.asarray(-1.0), owed, TERMS)
    with pytest.raises(DataError, match="fraction"):
        credit_use(np.asarray(1.0), owed, replace(TERMS, most_share=5.0))
